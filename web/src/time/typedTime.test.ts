import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepTime, typedTime } from "./typedTime";

describe("a typed time", () => {
  it.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["9:30", "09:30"],
    ["21.5", "21:30"],
    ["9.30", "09:30"],
    ["9h30", "09:30"],
    ["22h", "22:00"],
    ["0000", "00:00"],
    ["24", "00:00"],
    ["24:30", null],
    ["9:75", null],
    ["soon", null],
    ["", null],
  ])("reads %j as %j", (typed, time) => expect(typedTime(typed)).toBe(time));

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
        expect(typedTime(time)).toBe(time);
        expect(typedTime(time.replace(":", ""))).toBe(time);
      }),
    );
  });

  it("steps to the next quarter, round the clock", () => {
    expect([stepTime("09:07", 15), stepTime("09:07", -15), stepTime("23:50", 15), stepTime("00:00", -15)]).toEqual([
      "09:15",
      "09:00",
      "00:00",
      "23:45",
    ]);
  });
});
