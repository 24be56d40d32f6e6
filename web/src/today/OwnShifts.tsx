import type { Session } from "../app/session";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { ShiftCard } from "./ShiftCard";
import { useMyWork } from "./useMyWork";

/** Of managers who work shifts themselves: today's, with its button. */
export function OwnShifts({ session }: { session: Session }) {
  const work = useMyWork(session);
  const today = dayOf(useNow("minute"), session.timezone).toString();
  return work.cards
    .filter((shift) => shift.shiftDate <= today)
    .map((shift) => <ShiftCard key={shift.id} session={session} shift={shift} record={work.recordOf(shift)} waiting={work.waitingOf(shift)} />);
}
