import type { components } from "../api/company";
import type { AttendanceRecord, LeaveRequest } from "../app/workday";
import { shiftSpan } from "../time/wall";
import { isFlagged } from "./figures";
import type { Profile, Report } from "./queries";

export const checkKinds = ["open", "review", "corrections", "absent", "leave", "noProfile", "noSalary", "stale", "warned"] as const;
export type CheckKind = (typeof checkKinds)[number];

/** One thing that should be settled before pay is calculated, and where that is done. */
export interface Check {
  kind: CheckKind;
  key: string;
  userId: string;
  name: string | null;
  /** The first and the last day that it is of. */
  from: string | null;
  to: string | null;
  record?: AttendanceRecord;
  report?: Report;
}

export interface Found {
  records: readonly AttendanceRecord[];
  review: readonly AttendanceRecord[];
  corrections: readonly components["schemas"]["CorrectionRequest"][];
  leave: readonly LeaveRequest[];
  reports: readonly Report[];
  profiles: readonly Profile[];
  /** Null for whoever does not see all of them. */
  people: readonly { id: string; fullname: string }[] | null;
}

/** What the server names when it refuses to approve, of what is found here. */
export const blocking: Partial<Record<CheckKind, string>> = {
  open: "openRecords",
  review: "needsReview",
  corrections: "pendingCorrections",
  leave: "pendingLeave",
};

/** Everything of the period that somebody should look at, of these people only where they are named. */
export function checksOf(
  found: Found,
  period: { from: string; to: string },
  at: { now: Temporal.Instant; zone: string },
  only: ReadonlySet<string> | null,
): Check[] {
  const ofRecord = (kind: CheckKind) => (record: AttendanceRecord) => check(kind, record.id, record, record.shift?.shiftDate ?? null, { record });
  const isOpen = (record: AttendanceRecord) =>
    record.checkInTime !== null && record.checkOutTime === null && (!record.shift || isOver(record.shift, at));
  const profiled = new Map(found.profiles.map((profile) => [profile.userId, profile]));
  const employed = (profile: Profile) =>
    profile.employmentStartDate <= period.to && (profile.employmentEndDate === null || profile.employmentEndDate >= period.from);
  const all = [
    ...found.records.filter(isOpen).map(ofRecord("open")),
    ...found.review.filter((record) => record.paidBy === "payroll").map(ofRecord("review")),
    ...found.corrections.map((one) => check("corrections", one.id, one, one.day)),
    ...found.records.filter((record) => record.status === "absent" && !record.excused && !record.absenceReason).map(ofRecord("absent")),
    ...found.leave.map((one) => check("leave", one.id, one, one.startDate, { to: one.endDate })),
    ...(found.people ?? []).filter(({ id }) => !profiled.has(id)).map((one) => check("noProfile", one.id, { userId: one.id, user: one }, null)),
    ...found.profiles
      .filter((profile) => profile.payBasis === "none" && employed(profile))
      .map((profile) => check("noSalary", profile.id, { userId: profile.userId, user: profile.user ?? { fullname: profile.fullname ?? "" } }, null)),
    ...found.reports.filter((report) => report.stale).map((report) => check("stale", report.id, report, null, { report })),
    ...found.reports
      .filter((report) => !report.stale && isFlagged(report, null))
      .map((report) => check("warned", report.id, report, null, { report })),
  ];
  return only ? all.filter((one) => only.has(one.userId)) : all;
}

function check(
  kind: CheckKind,
  id: string,
  of: { userId: string; user?: { fullname: string } | null },
  from: string | null,
  more: { to?: string; record?: AttendanceRecord; report?: Report } = {},
): Check {
  return { kind, key: `${kind} ${id}`, userId: of.userId, name: of.user?.fullname || null, from, to: from, ...more };
}

function isOver(shift: { shiftDate: string; startTime: string; endTime: string }, { now, zone }: { now: Temporal.Instant; zone: string }): boolean {
  const { end } = shiftSpan(Temporal.PlainDate.from(shift.shiftDate), shift.startTime, shift.endTime, zone);
  return Temporal.Instant.compare(end, now) < 0;
}
