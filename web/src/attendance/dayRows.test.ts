import { expect, it } from "vitest";
import type { AttendanceRecord, Shift } from "../app/workday";
import { dayRows, filtered } from "./dayRows";

const person = (id: string) => ({ id, fullname: id, email: null, avatar: null });
const shift = (id: string, startsAt: string, department: string | null, ...people: string[]) =>
  ({
    id,
    startsAt,
    endsAt: startsAt,
    departmentId: department,
    department: department ? { groupName: department } : null,
    assignedUsers: people.map(person),
  }) as unknown as Shift;
const record = (userId: string, given: object, shiftId = "a") =>
  ({ userId, user: person(userId), shiftId, shift: null, status: "present", excused: false, ...given }) as unknown as AttendanceRecord;
const rows = dayRows(
  [shift("b", "2026-11-27T14:00:00Z", "Bar", "Gina"), shift("a", "2026-11-27T08:00:00Z", "Shop", "Emil", "Anna", "Ben", "Cora")],
  [record("Anna", { status: "late" }), record("Ben", { status: "absent" }), record("Cora", { status: "absent", excused: true }), record("Hugo", {})],
  Temporal.Instant.from("2026-11-27T09:00:00Z"),
  "gone",
);

it("A day has whoever was planned and whoever was there all the same", () => {
  expect(rows.map((row) => [row.name, row.standing])).toEqual([
    ["Anna", "late"],
    ["Ben", "absent"],
    ["Cora", "excused"],
    ["Emil", "missing"],
    ["Hugo", "present"],
    ["Gina", "planned"],
  ]);
});

it("Filters hold together", () => {
  const names = (filter: object) => filtered(rows, { department: "", status: "", text: "", ...filter }).map((row) => row.name);
  expect(names({ department: "Shop", text: "e" })).toEqual(["Ben", "Emil"]);
  expect(names({ status: "missing" })).toEqual(["Emil"]);
});
