import { describe, expect, it } from "vitest";
import { daysFrom, type Pattern, patternOf, ruleOf, stretches } from "./recurrence";

const anchor = Temporal.PlainDate.from("2026-12-02");
const days = (rule: string, from = "2026-12-02", most = 4) =>
  daysFrom(patternOf(rule) as Pattern, anchor, Temporal.PlainDate.from(from), most).map((day) => day.toString().slice(5));

describe("rules", () => {
  it("What the builder writes it reads again, and what it cannot write it leaves alone", () => {
    for (const rule of [
      "FREQ=DAILY",
      "FREQ=WEEKLY;BYDAY=MO,TU,FR",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;UNTIL=20261231",
      "FREQ=DAILY;INTERVAL=3;COUNT=5",
    ])
      expect(ruleOf(patternOf(rule) as Pattern)).toBe(rule);
    expect(ruleOf(patternOf("RRULE:freq=weekly;byday=fr,mo") as Pattern)).toBe("FREQ=WEEKLY;BYDAY=MO,FR");
    expect(["FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;WKST=SU", ""].map(patternOf)).toEqual([null, null, null, null]);
  });

  it("Days count from the anchor: weeks apart, until a day, so often", () => {
    expect(days("FREQ=WEEKLY;BYDAY=MO,WE")).toEqual(["12-02", "12-07", "12-09", "12-14"]);
    expect(days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE")).toEqual(["12-02", "12-14", "12-16", "12-28"]);
    expect(days("FREQ=WEEKLY")).toEqual(["12-02", "12-09", "12-16", "12-23"]);
    expect(days("FREQ=DAILY;INTERVAL=3", "2026-12-04")).toEqual(["12-05", "12-08", "12-11", "12-14"]);
    expect(days("FREQ=DAILY;UNTIL=20261203")).toEqual(["12-02", "12-03"]);
    expect(days("FREQ=DAILY;COUNT=3", "2026-12-03")).toEqual(["12-03", "12-04"]);
  });

  it("Three or more weekdays that follow each other are a stretch", () => {
    expect(stretches([5, 1, 2, 3, 4])).toEqual([[1, 5]]);
    expect(stretches([1, 2, 5, 6, 7])).toEqual([
      [1, 1],
      [2, 2],
      [5, 7],
    ]);
  });
});
