import { expect, it } from "vitest";
import type { Absence } from "../app/workday";
import { awayOn, rowsOf } from "./calendarRows";

const from = Temporal.PlainDate.from("2026-11-23");
const part = (firstDay: string, lastDay: string, start = "00:00", until = "00:00") => ({
  firstDay,
  from: start,
  lastDay,
  until,
  isWholeDays: start === until,
});
const absence = (name: string, status: string, type: string | null, ...parts: ReturnType<typeof part>[]) =>
  ({ userId: name, user: { id: name, fullname: name, email: null, avatar: null }, status, leaveTypeId: type, parts }) as unknown as Absence;

const all = [
  absence("Zeynep", "approved", "annual", part("2026-11-20", "2026-11-24")),
  absence("Anna", "pending", "annual", part("2026-11-24", "2026-11-25")),
  absence("Anna", "approved", "sick", part("2026-11-27", "2026-11-27", "12:00", "00:00")),
  absence("Ben", "approved", "annual", part("2026-12-01", "2026-12-31")),
  absence("Far", "approved", "annual", part("2027-02-01", "2027-02-02")),
];

it("Rows go by name, and stretches are cut to the days that are shown", () => {
  const rows = rowsOf(all, from, 28, { type: null, status: null }, "gone");
  expect(rows.map((row) => [row.user.fullname, ...row.bands.map((band) => `${band.first}-${band.last}${band.halfStart ? " noon" : ""}`)])).toEqual([
    ["Anna", "1-2", "4-4 noon"],
    ["Ben", "8-27"],
    ["Zeynep", "0-1"],
  ]);
});

it("Who only asked is not counted as away", () => {
  const rows = rowsOf(all, from, 10, { type: null, status: null }, "gone");
  expect(awayOn(rows, 10)).toEqual([1, 1, 0, 0, 1, 0, 0, 0, 1, 1]);
});

it("Filters hide what is something else", () => {
  expect(rowsOf(all, from, 28, { type: "sick", status: null }, "gone").map((row) => row.user.fullname)).toEqual(["Anna"]);
  expect(rowsOf(all, from, 28, { type: null, status: "pending" }, "gone").map((row) => row.bands.length)).toEqual([1]);
});
