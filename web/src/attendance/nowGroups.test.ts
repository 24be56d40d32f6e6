import { expect, it } from "vitest";
import type { Absence, AttendanceRecord, PersonNow, Shift } from "../app/workday";
import { groupsOf } from "./nowGroups";

const now = Temporal.Instant.from("2026-11-27T08:30:00Z");
const person = (id: string) => ({ id, fullname: id, email: null, avatar: null });
const shift = (id: string, startsAt: string, ...people: string[]) =>
  ({
    id,
    shiftDate: startsAt.slice(0, 10),
    startsAt,
    endsAt: Temporal.Instant.from(startsAt).add({ hours: 8 }).toString(),
    status: "scheduled",
    department: null,
    location: "Shop",
    assignedUsers: people.map(person),
  }) as unknown as Shift;
const there = (userId: string, state: string, late: number | null, shiftId = "early") =>
  ({
    userId,
    user: person(userId),
    state,
    shiftId,
    lateByMinutes: late,
    shiftStartsAt: "2026-11-27T08:00:00Z",
    shiftEndsAt: "2026-11-27T16:00:00Z",
  }) as PersonNow;
const record = (userId: string, given: object, shiftId = "early") =>
  ({
    id: userId,
    userId,
    user: person(userId),
    shiftId,
    shift: { shiftDate: "2026-11-27" },
    status: "present",
    checkInTime: null,
    checkOutTime: null,
    lateByMinutes: null,
    ...given,
  }) as unknown as AttendanceRecord;

it("Everybody whom this moment concerns stands in one group", () => {
  const groups = groupsOf(
    {
      people: [there("Anna", "working", null), there("Ben", "expected", 30), there("Cora", "working", 9), there("Dora", "expected", 3)],
      shifts: [
        shift("early", "2026-11-27T08:00:00Z", "Anna", "Ben", "Cora", "Dora", "Emil", "Fynn"),
        shift("soon", "2026-11-27T09:30:00Z", "Gina"),
        shift("later", "2026-11-27T09:31:00Z", "Hugo"),
      ],
      records: [record("Emil", { checkInTime: "2026-11-27T08:00:00Z", checkOutTime: "2026-11-27T08:20:00Z" }), record("Fynn", { status: "absent" })],
      absences: [{ userId: "Ida", user: person("Ida"), status: "approved", from: "2026-11-27" } as Absence],
    },
    now,
    "2026-11-27",
  );
  expect(Object.fromEntries(Object.entries(groups).map(([name, rows]) => [name, rows.map((row) => [row.person?.fullname, row.minutes])]))).toEqual({
    missing: [["Ben", 30]],
    late: [["Cora", 9]],
    on: [["Anna", null]],
    due: [
      ["Dora", 3],
      ["Gina", 60],
    ],
    left: [["Emil", null]],
    away: [
      ["Fynn", null],
      ["Ida", null],
    ],
  });
});

it("After midnight whoever did not come to a night that goes on is away, and who was to come the day before is not", () => {
  const groups = groupsOf(
    {
      people: [],
      shifts: [shift("night", "2026-11-27T22:00:00Z", "Anna", "Ben"), shift("day", "2026-11-27T08:00:00Z", "Cora")],
      records: [
        record("Anna", { status: "absent" }, "night"),
        record("Ben", { checkInTime: "2026-11-27T22:00:00Z", checkOutTime: "2026-11-27T23:00:00Z" }, "night"),
        record("Cora", { status: "absent" }, "day"),
      ],
      absences: [],
    },
    Temporal.Instant.from("2026-11-28T00:30:00Z"),
    "2026-11-28",
  );
  expect([groups.away.map((row) => row.person?.fullname), groups.left.map((row) => row.person?.fullname)]).toEqual([["Anna"], ["Ben"]]);
});
