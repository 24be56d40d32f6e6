import type { AttendanceRecord, Person, Shift } from "../app/workday";

/** One person on one shift of a day: what was planned, and what was so. */
export interface DayRow {
  key: string;
  userId: string;
  person: Person | null;
  name: string;
  shiftId: string;
  department: string;
  departmentId: string | null;
  start: string | null;
  end: string | null;
  record: AttendanceRecord | null;
  standing: DayStanding;
}

export type DayStanding = "planned" | "missing" | "pending" | "present" | "late" | "leftEarly" | "absent" | "excused";

export const dayStandings: readonly DayStanding[] = ["missing", "absent", "late", "leftEarly", "pending", "present", "excused", "planned"];

/** Whoever was planned, and whoever has a record all the same; by when they begin, then by name. */
export function dayRows(shifts: readonly Shift[], records: readonly AttendanceRecord[], now: Temporal.Instant, gone: string): DayRow[] {
  const rows = new Map<string, DayRow>();
  for (const shift of shifts)
    for (const person of shift.assignedUsers) {
      const key = `${shift.id} ${person.id}`;
      const begun = Temporal.Instant.compare(Temporal.Instant.from(shift.startsAt), now) < 0;
      rows.set(key, {
        ...plannedOf(shift),
        key,
        userId: person.id,
        person,
        name: person.fullname,
        record: null,
        standing: begun ? "missing" : "planned",
      });
    }
  for (const record of records) {
    const key = `${record.shiftId} ${record.userId}`;
    const shift = shifts.find((one) => one.id === record.shiftId);
    const planned = rows.get(key) ?? {
      ...(shift
        ? plannedOf(shift)
        : { shiftId: record.shiftId, department: "", departmentId: record.shift?.departmentId ?? null, start: null, end: null }),
      key,
      userId: record.userId,
      person: record.user,
      name: record.user?.fullname ?? gone,
    };
    rows.set(key, { ...planned, record, standing: record.status === "absent" && record.excused ? "excused" : record.status });
  }
  return [...rows.values()].sort((one, other) => (one.start ?? "").localeCompare(other.start ?? "") || one.name.localeCompare(other.name));
}

export interface DayFilter {
  department: string;
  status: string;
  text: string;
}

export function filtered(rows: readonly DayRow[], { department, status, text }: DayFilter): DayRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  return rows.filter(
    (row) =>
      (department === "" || row.departmentId === department) &&
      (status === "" || row.standing === status) &&
      (wanted === "" || row.name.toLocaleLowerCase().includes(wanted)),
  );
}

function plannedOf(shift: Shift) {
  return {
    shiftId: shift.id,
    department: shift.department?.groupName ?? "",
    departmentId: shift.departmentId,
    start: shift.startsAt,
    end: shift.endsAt,
  };
}
