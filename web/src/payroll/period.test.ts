import { describe, expect, it } from "vitest";
import { isPeriod, lockable, periodOf, stepped, usualPeriod } from "./period";

const day = (text: string) => Temporal.PlainDate.from(text);
const told = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) => `${from}..${to}`;

describe("period", () => {
  it("Is this month, and in its first days the one before", () => {
    expect(told(usualPeriod(day("2026-11-28")))).toBe("2026-11-01..2026-11-30");
    expect(told(usualPeriod(day("2026-03-10")))).toBe("2026-02-01..2026-02-28");
    expect(told(usualPeriod(day("2026-03-11")))).toBe("2026-03-01..2026-03-31");
    expect(told(usualPeriod(day("2027-01-05")))).toBe("2026-12-01..2026-12-31");
  });

  it("Is what the address says, unless that is none", () => {
    const today = day("2026-11-28");
    expect(told(periodOf("2026-10-05", "2026-10-11", today))).toBe("2026-10-05..2026-10-11");
    for (const [from, to] of [
      ["2026-02-30", "2026-03-01"],
      ["2026-10-11", "2026-10-05"],
      ["2020-01-01", "2026-01-01"],
      [null, "2026-10-05"],
      ["x", "y"],
    ] as const)
      expect(told(periodOf(from, to, today)), `${from} ${to}`).toBe("2026-11-01..2026-11-30");
    expect(isPeriod({ from: today, to: today })).toBe(true);
  });

  it("Steps by months, or by its own length", () => {
    expect(told(stepped({ from: day("2026-01-01"), to: day("2026-01-31") }, 1))).toBe("2026-02-01..2026-02-28");
    expect(told(stepped({ from: day("2026-02-01"), to: day("2026-02-28") }, -1))).toBe("2026-01-01..2026-01-31");
    expect(told(stepped({ from: day("2026-10-05"), to: day("2026-10-11") }, -1))).toBe("2026-09-28..2026-10-04");
    expect(told(stepped({ from: day("2026-10-05"), to: day("2026-10-18") }, 1))).toBe("2026-10-19..2026-11-01");
  });

  it("Locks days that are over, a year of them at most", () => {
    const today = day("2026-11-28");
    expect(lockable({ from: day("2026-11-01"), to: day("2026-11-27") }, today)).toBe(true);
    expect(lockable({ from: day("2026-11-01"), to: today }, today)).toBe(false);
    expect(lockable({ from: day("2026-11-02"), to: day("2026-11-01") }, today)).toBe(false);
    expect(lockable({ from: day("2025-11-27"), to: day("2026-11-27") }, today)).toBe(true);
    expect(lockable({ from: day("2025-11-26"), to: day("2026-11-27") }, today)).toBe(false);
  });
});
