import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, endsOnAnotherDay, hoursInDay, hoursOf, mondayOf, monthGrid, shiftSpan, spanOfDay, weekName, weekOf } from "./wall";

const zones = ["UTC", "Europe/Berlin", "Europe/Istanbul", "America/St_Johns", "Pacific/Auckland", "Australia/Lord_Howe", "America/New_York"];
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => Temporal.PlainDate.from("1990-01-01").add({ days }));
const zone = fc.constantFrom(...zones);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

describe("wall time", () => {
  it("makes a night over the change to summer an hour shorter, and over the change back an hour longer", () => {
    const hours = (from: string) => hoursOf(shiftSpan(Temporal.PlainDate.from(from), "22:00", "06:00", "Europe/Berlin"));
    expect([hours("2026-03-28"), hours("2026-03-27"), hours("2026-10-24")]).toEqual([7, 8, 9]);
  });

  it("has days of 23, 24, 25 and of 23.5 hours", () => {
    const hours = (at: string, where: string) => hoursInDay(Temporal.PlainDate.from(at), where);
    expect([hours("2026-03-29", "Europe/Berlin"), hours("2026-10-25", "Europe/Berlin"), hours("2026-03-29", "Europe/Istanbul")]).toEqual([
      23, 25, 24,
    ]);
    expect(hours("2026-10-04", "Australia/Lord_Howe")).toBe(23.5);
  });

  it("gives every span a start on its own day, and an end within a day and an hour", () => {
    fc.assert(
      fc.property(day, time, time, zone, (on, start, end, where) => {
        const span = shiftSpan(on, start, end, where);
        const hours = hoursOf(span);
        expect(dayOf(span.start, where).equals(on)).toBe(true);
        expect(hours).toBeGreaterThanOrEqual(-1);
        expect(hours).toBeLessThanOrEqual(25);
        if (end <= start) expect(endsOnAnotherDay(span, where)).toBe(true);
      }),
    );
  });

  it("joins the days of any zone without a gap", () => {
    fc.assert(
      fc.property(day, zone, (on, where) => {
        const span = spanOfDay(on, where);
        expect(span.end.equals(spanOfDay(on.add({ days: 1 }), where).start)).toBe(true);
        expect(hoursOf(span)).toBe(hoursInDay(on, where));
      }),
    );
  });

  it("puts every day into a week of seven that begins where weeks begin", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (on, first) => {
        const week = weekOf(on, first);
        expect(week).toHaveLength(7);
        expect(week[0]?.dayOfWeek).toBe(first);
        expect(week.some((one) => one.equals(on))).toBe(true);
      }),
    );
  });

  it("finds the Monday of a week by its name, over the turns of years too", () => {
    fc.assert(
      fc.property(day, (on) => {
        expect(mondayOf(weekName(on))?.toString()).toBe(weekOf(on)[0]?.toString());
      }),
    );
    expect(weekName(Temporal.PlainDate.from("2027-01-01"))).toBe("2026-W53");
    expect([mondayOf("2025-W53"), mondayOf("soon")]).toEqual([null, null]);
  });

  it("covers a month by whole weeks, with every day of it once", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (on, first) => {
        const month = on.toPlainYearMonth();
        const days = monthGrid(month, first).flat();
        expect(days.filter((one) => one.toPlainYearMonth().equals(month))).toHaveLength(month.daysInMonth);
        expect(days[0]?.dayOfWeek).toBe(first);
        expect(days.length).toBeLessThanOrEqual(42);
      }),
    );
  });
});
