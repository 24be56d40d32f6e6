import { describe, expect, it } from "vitest";
import { buildBoard, netHours, usualTimes } from "./board";
import { coverageOf, stretched } from "./dayWindow";
import { problemsOf } from "./problems";
import { leave, planOf, shift } from "./samples";
import { typedSpan } from "./typedSpan";
import { walk } from "./walking";

describe("the board", () => {
  it("A night stands on the day it starts, with its rest in the next, and has an hour less when the clocks go forward", () => {
    const night = shift("n", 5, "22:00", "06:00", ["ada"]);
    expect(netHours(night)).toBe(7);
    const row = buildBoard(planOf([night])).groups[0]?.rows[0];
    expect(row?.cells.map((cell) => cell.blocks.map((block) => block.isTail))).toEqual([[], [], [], [], [], [false], [true]]);
    expect(row?.hours).toBe(7);
  });

  it("A shift that ends at midnight has no rest in the next day", () => {
    const row = buildBoard(planOf([shift("e", 1, "16:00", "00:00", ["ada"])])).groups[0]?.rows[0];
    expect(row?.cells[2]?.blocks).toEqual([]);
  });

  it("What wants people is open, what is called off counts for nobody, and hours are without breaks", () => {
    const board = buildBoard(
      planOf([
        shift("a", 0, "09:00", "17:00", ["ada", "bob"], { breakMinutes: 30, openPlaces: 1 }),
        shift("b", 0, "18:00", "20:00", ["ada"], { status: "cancelled" }),
        shift("c", 2, "09:00", "17:00", []),
      ]),
    );
    expect(board.open.cells.map((cell) => cell.blocks.length)).toEqual([1, 0, 1, 0, 0, 0, 0]);
    expect(board.groups[0]?.rows.map((row) => row.hours)).toEqual([7.5, 7.5]);
    expect(board.days[0]).toMatchObject({ on: 2, hours: 15 });
    expect(board.days[0]?.byHour.slice(8, 18)).toEqual([0, 2, 2, 2, 2, 2, 2, 2, 2, 0]);
  });

  it("The usual times of a row are those of most of its days", () => {
    expect(usualTimes([shift("a", 0, "06:00", "14:00", []), shift("b", 1, "09:00", "17:00", []), shift("c", 2, "06:00", "14:00", [])])).toEqual({
      startTime: "06:00",
      endTime: "14:00",
    });
    expect(usualTimes([])).toEqual({ startTime: "09:00", endTime: "17:00" });
  });

  it("Names what to look at: open places, leave over shifts, short nights, too many hours", () => {
    const shifts = [0, 1, 2, 3, 4].map((day) => shift(`s${day}`, day, day === 1 ? "20:00" : "06:00", day === 1 ? "23:59" : "16:00", ["ada"]));
    const problems = problemsOf(
      buildBoard(planOf([...shifts, shift("o", 5, "09:00", "17:00", [], { openPlaces: 1 })], [leave("ada", 4, 4, { status: "pending" })])),
    );
    // Two of one day with a pause between are no short night.
    expect(problemsOf(buildBoard(planOf([shift("m", 0, "06:00", "10:00", ["ada"]), shift("e", 0, "16:00", "20:00", ["ada"])])))).toEqual([]);
    expect(problems.map((one) => `${one.kind} ${one.day}`)).toEqual(["vacant 5", "asked 4", "rest 2", "hours 0"]);
  });
});

describe("keys, typing, edges", () => {
  it("Arrows go through what stands in a cell, then on; the ends hold; pages go by department", () => {
    const board = buildBoard(planOf([shift("a", 0, "06:00", "09:00", ["ada"]), shift("b", 0, "10:00", "12:00", ["ada"])]));
    const rows = [{ row: board.open, group: "open" }, ...(board.groups[0]?.rows ?? []).map((row) => ({ row, group: "" }))];
    const at = { row: "ada", day: 0, block: 0 };
    expect(walk(at, "ArrowDown", rows)).toEqual({ row: "ada", day: 0, block: 1 });
    expect(walk({ ...at, block: 1 }, "ArrowDown", rows)).toEqual({ row: "bob", day: 0, block: 0 });
    expect(walk({ row: "bob", day: 0, block: 0 }, "ArrowUp", rows)).toEqual({ row: "ada", day: 0, block: 1 });
    expect(walk(at, "ArrowLeft", rows)).toEqual(at);
    expect(walk(at, "End", rows)).toEqual({ row: "ada", day: 6, block: 0 });
    expect(walk({ row: "bob", day: 2, block: 0 }, "PageUp", rows)).toEqual({ row: "open", day: 2, block: 0 });
    expect(walk(at, "x", rows)).toBeNull();
  });

  it("Times are typed as people write them", () => {
    expect(["9-17", "930–18:15", "22 6", "21.5 - 6"].map(typedSpan)).toEqual([
      { startTime: "09:00", endTime: "17:00" },
      { startTime: "09:30", endTime: "18:15" },
      { startTime: "22:00", endTime: "06:00" },
      { startTime: "21:30", endTime: "06:00" },
    ]);
    expect(["9", "9-9", "soon", "9-17-20", ""].map(typedSpan)).toEqual([null, null, null, null, null]);
  });

  it("An edge is drawn by quarters, also over midnight; coverage counts people by quarters", () => {
    expect(stretched("17:00", 22, 15)).toBe("17:15");
    expect(stretched("23:50", 20, 15)).toBe("00:15");
    expect(stretched("00:00", -30, 15)).toBe("23:30");
    const window = { start: Temporal.Instant.from("2026-03-23T05:00:00Z"), end: Temporal.Instant.from("2026-03-24T05:00:00Z") };
    const counts = coverageOf([shift("a", 0, "07:00", "08:00", ["ada", "bob"])], window);
    expect([counts[3], counts[4], counts[7], counts[8]]).toEqual([0, 2, 2, 0]);
  });
});
