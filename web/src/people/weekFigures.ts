import type { AttendanceRecord, Shift } from "../app/workday";

type Planned = Pick<Shift, "startsAt" | "endsAt" | "breakMinutes">;
type Recorded = Pick<AttendanceRecord, "workedHours" | "status" | "excused">;

/** What was planned, breaks left out, and what became of it. */
export function weekFigures(shifts: readonly Planned[], records: readonly Recorded[]) {
  const minutes = (one: Planned) =>
    (Temporal.Instant.from(one.endsAt).epochMilliseconds - Temporal.Instant.from(one.startsAt).epochMilliseconds) / 60_000 - one.breakMinutes;
  return {
    plannedMinutes: shifts.reduce((sum, one) => sum + minutes(one), 0),
    workedMinutes: Math.round(records.reduce((sum, one) => sum + (one.workedHours ?? 0), 0) * 60),
    late: records.filter((one) => one.status === "late").length,
    absent: records.filter((one) => one.status === "absent" && !one.excused).length,
  };
}
