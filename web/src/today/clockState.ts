import type { AttendanceRecord, Shift } from "../app/workday";
import { minutesBetween } from "../time/durations";
import { dayOf } from "../time/wall";

/** What can be done at a shift's card at this moment, and what is to be said there. Minutes are whole. */
export type ClockState =
  | { is: "ahead" }
  | { is: "early"; opensAt: Temporal.Instant }
  | { is: "open"; startsIn: number }
  | { is: "begun"; ago: number }
  | { is: "running"; since: Temporal.Instant; minutes: number; early: number; pause: Temporal.Instant | null }
  | { is: "done"; minutes: number }
  | { is: "absent" }
  | { is: "missed" };

type Planned = Pick<Shift, "id" | "startsAt" | "endsAt" | "status">;
type Recorded = Pick<AttendanceRecord, "shiftId" | "status" | "checkInTime" | "checkOutTime" | "workedHours" | "entries">;

const opensBefore = 60;
/** So much before the end nobody asks whether one really goes. */
const nearEnd = 5;
/** So long after the end a check-out that was forgotten is still possible. */
const staysOpen = 12 * 60;

export function clockState(shift: Planned, record: Recorded | undefined, now: Temporal.Instant): ClockState {
  const [start, end] = [Temporal.Instant.from(shift.startsAt), Temporal.Instant.from(shift.endsAt)];
  if (record?.status === "absent") return { is: "absent" };
  if (record?.checkInTime && record.checkOutTime) {
    const stay = minutesBetween(Temporal.Instant.from(record.checkInTime), Temporal.Instant.from(record.checkOutTime));
    return { is: "done", minutes: Math.round(record.workedHours === null ? stay : record.workedHours * 60) };
  }
  if (record?.checkInTime) {
    const since = Temporal.Instant.from(record.checkInTime);
    const pause = record.entries.find((entry) => entry.kind === "break" && entry.endsAt === null)?.startsAt;
    const left = Math.ceil(minutesBetween(now, end));
    return {
      is: "running",
      since,
      minutes: Math.floor(minutesBetween(since, now)),
      early: left > nearEnd ? left : 0,
      pause: pause ? Temporal.Instant.from(pause) : null,
    };
  }
  if (minutesBetween(now, end) <= 0 || shift.status === "completed") return { is: "missed" };
  const until = minutesBetween(now, start);
  if (until > 24 * 60) return { is: "ahead" };
  if (until > opensBefore) return { is: "early", opensAt: start.subtract({ minutes: opensBefore }) };
  return until > 0 ? { is: "open", startsIn: Math.ceil(until) } : { is: "begun", ago: Math.floor(minutesBetween(start, now)) };
}

/**
 * Those that are a card each, in their order: today's, a night that is not over, and one that somebody forgot to leave. Where there is
 * none of these, the next one.
 */
export function cardsOf<S extends Planned & Pick<Shift, "shiftDate">>(
  shifts: readonly S[],
  recordOf: (shift: S) => Recorded | undefined,
  now: Temporal.Instant,
  zone: string,
): S[] {
  const today = dayOf(now, zone).toString();
  const inOrder = [...shifts].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const current = inOrder.filter((shift) => {
    if (shift.shiftDate === today) return true;
    const overSince = minutesBetween(Temporal.Instant.from(shift.endsAt), now);
    const begun = minutesBetween(Temporal.Instant.from(shift.startsAt), now) >= 0;
    const record = recordOf(shift);
    const isOpen = Boolean(record?.checkInTime && !record.checkOutTime && record.status !== "absent");
    return begun && (overSince < 0 || (isOpen && overSince < staysOpen));
  });
  if (current.length > 0) return current;
  return inOrder.filter((shift) => minutesBetween(now, Temporal.Instant.from(shift.startsAt)) > 0).slice(0, 1);
}
