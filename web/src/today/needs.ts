import type { Present } from "../app/missing";
import type { AttendanceRecord, LeaveRequest, PersonNow, Shift } from "../app/workday";

/** One thing that waits for a manager. */
export type Need =
  | { is: "vacant"; shift: Shift }
  | { is: "missing"; person: PersonNow }
  | { is: "leave"; request: LeaveRequest }
  | { is: "cancelLeave"; request: LeaveRequest }
  | { is: "open"; person: PersonNow }
  | { is: "corrections"; count: number }
  | { is: "review"; count: number; first: AttendanceRecord }
  | { is: "stalePay"; count: number; from: string; to: string };

export interface Waiting {
  vacant: readonly Shift[];
  present: Present;
  leave: readonly LeaveRequest[];
  cancelLeave: readonly LeaveRequest[];
  corrections: number;
  review: { records: readonly AttendanceRecord[]; count: number };
  /** Pay that says something else than what is on record, of the newest period first. */
  stalePay: { count: number; first: { periodStart: string; periodEnd: string } | undefined };
}

/** By how much it hurts: who should be there and is not, the hole that comes first, what somebody waits to hear, what can wait till evening. */
export function needsOf(waiting: Waiting, now: Temporal.Instant): Need[] {
  const first = waiting.review.records[0];
  const pay = waiting.stalePay.first;
  const ahead = waiting.vacant
    .filter((shift) => Temporal.Instant.compare(Temporal.Instant.from(shift.endsAt), now) > 0)
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const soon = now.add({ hours: 24 });
  const isSoon = (shift: Shift) => Temporal.Instant.compare(Temporal.Instant.from(shift.startsAt), soon) < 0;
  return [
    ...ahead.filter(isSoon).map((shift): Need => ({ is: "vacant", shift })),
    ...waiting.present.missing.map((person): Need => ({ is: "missing", person })),
    ...ahead.filter((shift) => !isSoon(shift)).map((shift): Need => ({ is: "vacant", shift })),
    ...waiting.leave.map((request): Need => ({ is: "leave", request })),
    ...waiting.cancelLeave.map((request): Need => ({ is: "cancelLeave", request })),
    ...waiting.present.over.map((person): Need => ({ is: "open", person })),
    ...(waiting.corrections > 0 ? [{ is: "corrections", count: waiting.corrections } as const] : []),
    ...(first ? [{ is: "review", count: waiting.review.count, first } as const] : []),
    ...(pay ? [{ is: "stalePay", count: waiting.stalePay.count, from: pay.periodStart, to: pay.periodEnd } as const] : []),
  ];
}
