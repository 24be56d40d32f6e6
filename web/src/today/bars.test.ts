import { expect, it } from "vitest";
import type { AttendanceRecord, PersonNow, Shift } from "../app/workday";
import { barsOf } from "./bars";

const person = (id: string) => ({ id, fullname: id, email: null, avatar: null });
const shift = (id: string, startsAt: string, endsAt: string, department: string | null, ...people: string[]) =>
  ({
    id,
    startsAt,
    endsAt,
    departmentId: department,
    department: department ? { id: department, groupName: department, avatar: null } : null,
    assignedDepartments: [],
    assignedUsers: people.map(person),
  }) as unknown as Shift;

it("Everybody is a bar of their department, with how they stand", () => {
  const departments = barsOf(
    [
      shift("late", "2026-11-27T14:00:00Z", "2026-11-27T22:00:00Z", "Shop", "Emil"),
      shift("early", "2026-11-27T06:00:00Z", "2026-11-27T14:00:00Z", "Shop", "Cora", "Anna", "Ben", "Dora"),
      shift("none", "2026-11-27T06:00:00Z", "2026-11-27T14:00:00Z", "Bar"),
    ],
    [
      { shiftId: "early", userId: "Anna", state: "working", lateByMinutes: null },
      { shiftId: "early", userId: "Ben", state: "expected", lateByMinutes: 9 },
      { shiftId: "early", userId: "Dora", state: "onBreak", lateByMinutes: 4 },
    ] as PersonNow[],
    [{ shiftId: "early", userId: "Cora", status: "absent", checkOutTime: null }] as AttendanceRecord[],
  );
  expect(departments.map((one) => one.name)).toEqual(["Shop"]);
  expect(departments[0]?.bars.map((bar) => [bar.name, bar.standing])).toEqual([
    ["Anna", "on"],
    ["Ben", "missing"],
    ["Cora", "absent"],
    ["Dora", "late"],
    ["Emil", "planned"],
  ]);
});
