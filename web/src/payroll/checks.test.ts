import { describe, expect, it } from "vitest";
import { checksOf, type Found } from "./checks";

const nothing: Found = { records: [], review: [], corrections: [], leave: [], reports: [], profiles: [], people: [] };
const period = { from: "2026-11-01", to: "2026-11-30" };
const at = { now: Temporal.Instant.from("2026-11-20T05:30:00Z"), zone: "Europe/Istanbul" };
const record = (id: string, more: object) =>
  ({
    id,
    userId: `person-${id}`,
    user: { fullname: id },
    shift: { shiftDate: "2026-11-19", startTime: "22:00", endTime: "08:00" },
    paidBy: "payroll",
    status: "pending",
    checkInTime: "2026-11-19T19:00:00Z",
    checkOutTime: null,
    excused: false,
    absenceReason: null,
    ...more,
  }) as unknown as Found["records"][number];
const profile = (id: string, more: object) =>
  ({
    id,
    userId: id,
    user: { fullname: id },
    payBasis: "monthly",
    employmentStartDate: "2020-01-01",
    employmentEndDate: null,
    ...more,
  }) as unknown as Found["profiles"][number];
const kinds = (found: Partial<Found>, only: ReadonlySet<string> | null = null) =>
  checksOf({ ...nothing, ...found }, period, at, only).map((one) => `${one.kind} ${one.name}`);

describe("checks", () => {
  it("Take a record as open when its shift is over there, by the company's clock", () => {
    // 08:30 in Istanbul: the night until 08:00 is over, that until 09:00 is not.
    const until = (endTime: string) => ({ shift: { shiftDate: "2026-11-19", startTime: "22:00", endTime } });
    expect(kinds({ records: [record("Over", until("08:00")), record("Still", until("09:00"))] })).toEqual(["open Over"]);
    expect(kinds({ records: [record("Left", { checkOutTime: "2026-11-20T05:00:00Z" })] })).toEqual([]);
  });

  it("Take an absence as open until somebody says why, or excuses it", () => {
    const absent = { status: "absent", checkInTime: null };
    const records = [
      record("Why", absent),
      record("Told", { ...absent, absenceReason: "Did not show up" }),
      record("Excused", { ...absent, excused: true }),
    ];
    expect(kinds({ records })).toEqual(["absent Why"]);
  });

  it("Leave out who is paid elsewhere, and who is not employed in these days", () => {
    expect(kinds({ review: [record("Here", {}), record("There", { paidBy: "marketplace" })] })).toEqual(["review Here"]);
    const none = { payBasis: "none" };
    const profiles = [
      profile("Now", none),
      profile("Gone", { ...none, employmentEndDate: "2026-10-31" }),
      profile("Later", { ...none, employmentStartDate: "2026-12-01" }),
      profile("Paid", {}),
    ];
    expect(kinds({ profiles })).toEqual(["noSalary Now"]);
  });

  it("Know people without a profile, and only those of a department where one is chosen", () => {
    const people = [
      { id: "a", fullname: "Ann" },
      { id: "b", fullname: "Ben" },
    ];
    expect(kinds({ people, profiles: [profile("a", {})] })).toEqual(["noProfile Ben"]);
    expect(kinds({ people: null, profiles: [profile("a", {})] })).toEqual([]);
    expect(kinds({ people }, new Set(["a"]))).toEqual(["noProfile Ann"]);
  });
});
