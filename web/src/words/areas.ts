import type approvals from "./en/approvals.json";
import type company from "./en/company.json";
import type entitlements from "./en/entitlements.json";
import type holidays from "./en/holidays.json";
import type inside from "./en/inside.json";
import type leave from "./en/leave.json";
import type leaveteam from "./en/leaveteam.json";
import type leavetypes from "./en/leavetypes.json";
import type me from "./en/me.json";
import type news from "./en/news.json";
import type payroll from "./en/payroll.json";
import type people from "./en/people.json";
import type places from "./en/places.json";
import type platform from "./en/platform.json";
import type prefs from "./en/prefs.json";
import type recurring from "./en/recurring.json";
import type rota from "./en/rota.json";
import type rules from "./en/rules.json";
import type settings from "./en/settings.json";
import type subscription from "./en/subscription.json";
import type tasks from "./en/tasks.json";
import type time from "./en/time.json";
import type today from "./en/today.json";
import type users from "./en/users.json";
import { type Catalogue, speakToo } from "./words";

interface Areas {
  approvals: typeof approvals;
  company: typeof company;
  entitlements: typeof entitlements;
  holidays: typeof holidays;
  inside: typeof inside;
  leave: typeof leave;
  leaveteam: typeof leaveteam;
  leavetypes: typeof leavetypes;
  me: typeof me;
  news: typeof news;
  payroll: typeof payroll;
  people: typeof people;
  places: typeof places;
  platform: typeof platform;
  prefs: typeof prefs;
  recurring: typeof recurring;
  rota: typeof rota;
  rules: typeof rules;
  settings: typeof settings;
  subscription: typeof subscription;
  tasks: typeof tasks;
  time: typeof time;
  today: typeof today;
  users: typeof users;
}
export type Area = keyof Areas;
type KeysOf<T> = T extends unknown ? keyof T : never;
export type AreaWord = KeysOf<Areas[Area]>;

const files = import.meta.glob<Catalogue>(["./*/*.json", "!./*/app.json", "!./*/identity.json", "!./*/kit.json"], { import: "default" });

/** From now on with what is said in these parts of the app, whatever language comes: before a page that says it is shown. */
export async function speakOf(...areas: Area[]): Promise<void> {
  await Promise.all(areas.map((area) => speakToo(area, (language) => files[`./${language}/${area}.json`]?.() ?? Promise.resolve({}))));
}
