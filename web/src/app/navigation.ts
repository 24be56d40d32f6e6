import {
  Bell,
  Building2,
  CalendarDays,
  Clock,
  CreditCard,
  Gauge,
  Hourglass,
  ListChecks,
  type LucideIcon,
  Megaphone,
  Palmtree,
  Settings,
  UserRound,
  Users,
  Wallet,
} from "lucide-react";
import type { Word } from "../words/words";
import { place } from "./company";
import type { Count } from "./counts";
import { isAdmin, isPlanner } from "./roles";
import type { Session } from "./session";
import { settingsOf } from "./settings";

export interface Entry {
  page: string;
  word: Word;
  icon: LucideIcon;
  /** After g. */
  key: string;
  /** Beside the name of the page. */
  count?: Count;
  /** On phones behind "More", however high it stands elsewhere. */
  later?: boolean;
  /** Absent for whoever may not. */
  for: (session: Session) => boolean;
}

const everybody = () => true;
/** What the platform itself has not. */
const ofCompany = () => place().codename !== null;
const ofPlatform = () => place().codename === null;
const manages = (session: Session) => ofCompany() && isPlanner(session);

/** A page has its entry from the day when it is there. */
export const entries: readonly Entry[] = [
  { page: "overview", word: "nav.overview", icon: Gauge, key: "v", for: ofPlatform },
  { page: "companies", word: "nav.companies", icon: Building2, key: "c", for: ofPlatform },
  {
    page: "subscriptions",
    word: "nav.subscriptions",
    icon: CreditCard,
    key: "b",
    for: (session) => ofPlatform() && session.roleId !== "saasUser",
  },
  { page: "today", word: "nav.today", icon: Clock, key: "t", for: ofCompany },
  { page: "rota", word: "nav.rota", icon: CalendarDays, key: "r", for: manages },
  { page: "rota", word: "nav.shifts", icon: CalendarDays, key: "r", for: (session) => ofCompany() && !isPlanner(session) },
  { page: "time", word: "nav.time", icon: Hourglass, key: "m", count: "time", for: manages },
  { page: "leave", word: "nav.leave", icon: Palmtree, key: "l", count: "leave", for: ofCompany },
  { page: "tasks", word: "nav.tasks", icon: ListChecks, key: "s", later: true, for: ofCompany },
  { page: "people", word: "nav.people", icon: Users, key: "p", for: (session) => ofCompany() && isAdmin(session) },
  { page: "people", word: "nav.team", icon: Users, key: "p", for: (session) => manages(session) && !isAdmin(session) },
  { page: "payroll", word: "nav.payroll", icon: Wallet, key: "y", later: true, for: manages },
  { page: "payroll", word: "nav.pay", icon: Wallet, key: "y", later: true, for: (session) => ofCompany() && !isPlanner(session) },
  { page: "news", word: "nav.news", icon: Megaphone, key: "n", later: true, for: ofCompany },
  { page: "inbox", word: "nav.inbox", icon: Bell, key: "i", count: "unread", for: everybody },
  { page: "me", word: "nav.me", icon: UserRound, key: "e", for: everybody },
  { page: "settings", word: "nav.settings", icon: Settings, key: "o", for: (session) => ofCompany() && settingsOf(session).length > 0 },
];
