import type { AttendanceRecord, PersonNow, Shift } from "../app/workday";

export type Standing = "planned" | "on" | "late" | "missing" | "left" | "absent";

export interface Bar {
  key: string;
  userId: string;
  name: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
  standing: Standing;
}

export interface DepartmentBars {
  /** "" of shifts without one. */
  id: string;
  name: string;
  bars: Bar[];
}

/** Who works today, by department, each as a bar; people of one department in the order in which they begin. */
export function barsOf(shifts: readonly Shift[], present: readonly PersonNow[], records: readonly AttendanceRecord[]): DepartmentBars[] {
  const departments = new Map<string, DepartmentBars>();
  for (const shift of shifts) {
    const id = shift.departmentId ?? shift.assignedDepartments[0]?.id ?? "";
    const name = shift.department?.groupName ?? shift.assignedDepartments[0]?.groupName ?? "";
    const department = departments.get(id) ?? { id, name, bars: [] };
    departments.set(id, department);
    for (const person of shift.assignedUsers) {
      const now = present.find((one) => one.shiftId === shift.id && one.userId === person.id);
      const record = records.find((one) => one.shiftId === shift.id && one.userId === person.id);
      const bar = { key: `${shift.id} ${person.id}`, userId: person.id, name: person.fullname };
      department.bars.push({
        ...bar,
        start: Temporal.Instant.from(shift.startsAt),
        end: Temporal.Instant.from(shift.endsAt),
        standing: standingOf(now, record),
      });
    }
  }
  for (const { bars } of departments.values())
    bars.sort((one, other) => Temporal.Instant.compare(one.start, other.start) || one.name.localeCompare(other.name));
  return [...departments.values()].filter((one) => one.bars.length > 0).sort((one, other) => one.name.localeCompare(other.name));
}

function standingOf(now: PersonNow | undefined, record: AttendanceRecord | undefined): Standing {
  if (now?.state === "expected") return "missing";
  if (now) return now.lateByMinutes ? "late" : "on";
  if (record?.status === "absent") return "absent";
  return record?.checkOutTime ? "left" : "planned";
}
