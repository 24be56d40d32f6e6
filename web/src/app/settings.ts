import type { Word } from "../words/words";
import { isAdmin } from "./roles";
import type { Session } from "./session";

/** A page of the settings: where it is, what it is called, and whose it is. In the order in which they stand beside each other. */
export interface SettingsPage {
  page: `settings/${string}`;
  word: Word;
  for: (session: Session) => boolean;
}

export const settingsPages: readonly SettingsPage[] = [
  { page: "settings/company", word: "nav.companySettings", for: isAdmin },
  { page: "settings/subscription", word: "nav.subscription", for: isAdmin },
  { page: "settings/rules", word: "nav.rules", for: isAdmin },
  { page: "settings/leavetypes", word: "nav.leaveTypes", for: isAdmin },
  { page: "settings/approvals", word: "nav.approvals", for: isAdmin },
  { page: "settings/holidays", word: "nav.holidays", for: isAdmin },
  { page: "settings/places", word: "nav.places", for: isAdmin },
  { page: "settings/users", word: "nav.users", for: isAdmin },
  { page: "settings/groups", word: "nav.groups", for: isAdmin },
];

export function settingsOf(session: Session): SettingsPage[] {
  return settingsPages.filter((one) => one.for(session));
}
