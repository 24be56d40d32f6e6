import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf, queryOptions } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";

export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
export const weekdays: readonly Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

export interface QuietHours {
  from: string;
  to: string;
  /** On which they begin. */
  weekdays: Weekday[];
}

export interface Preferences {
  mail: Record<string, boolean>;
  push: Record<string, boolean>;
  quietHours: QuietHours | null;
  digest: "none" | "daily";
}

export const preferences = queryOptions({
  queryKey: ["preferences"],
  queryFn: async () => (await told(clients.notifications.GET("/notification-api/preferences"))).preferences as unknown as Preferences,
});

/** Holds at once; what is not named stays as it is. */
export function choose(what: Partial<Preferences>) {
  const queries = queriesOf(place().codename);
  const { queryKey } = preferences;
  return change({
    call: async () => {
      const answer = await told(clients.notifications.PATCH("/notification-api/preferences", { body: what as never }));
      queries.setQueryData(queryKey, answer.preferences as unknown as Preferences);
    },
    optimistic: () => {
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, (now) => now && { ...now, ...what, mail: { ...now.mail, ...what.mail }, push: { ...now.push, ...what.push } });
      return () => queries.setQueryData(queryKey, before);
    },
    says: () => say("prefs.saved"),
    quiet: true,
  });
}
