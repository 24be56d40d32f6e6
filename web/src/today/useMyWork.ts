import { useQuery } from "../api/queries";
import { keptAs } from "../app/lastAnswers";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { recordsBetween, type Shift, shiftsBetween } from "../app/workday";
import { useNow } from "../time/clock";
import { dayOf, firstWeekday, weekOf } from "../time/wall";
import { useLanguage } from "../words/words";
import { cardsOf } from "./clockState";
import { useWaitingPunches } from "./punchQueue";

/** One's own shifts from the beginning of this week on, with what is on record of them, and what waits on this device. */
export function useMyWork(session: Session) {
  const now = useNow("minute");
  const today = dayOf(now, session.timezone);
  const monday = weekOf(today, firstWeekday(useLanguage()))[0] ?? today;
  // A night of yesterday may still be going on.
  const yesterday = today.subtract({ days: 1 });
  const from = Temporal.PlainDate.compare(monday, yesterday) < 0 ? monday : yesterday;
  // Managers see the shifts of others too; whoever sees their own alone is asked for no name, so that those through departments are among them.
  const shifts = useQuery(keptAs("today.own", shiftsBetween(from, today.add({ days: 28 }), isPlanner(session) ? { user: session.userId } : {})));
  const records = useQuery(keptAs("today.ownRecords", recordsBetween(from, today, session.userId)));
  const waiting = useWaitingPunches(session.userId);
  const recordOf = (shift: Pick<Shift, "id">) => records.data?.find((one) => one.shiftId === shift.id);
  const known = records.data ? shifts.data : undefined;
  return {
    from,
    shifts: shifts.data,
    cards: known ? cardsOf(known, recordOf, now, session.timezone) : [],
    pending: shifts.isPending || records.isPending,
    error: shifts.error ?? records.error,
    again: () => void Promise.all([shifts.refetch(), records.refetch()]),
    recordOf,
    waitingOf: (shift: Pick<Shift, "id">) => waiting.filter((one) => one.shiftId === shift.id),
  };
}
