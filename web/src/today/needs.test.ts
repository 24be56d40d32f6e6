import { expect, it } from "vitest";
import { presentOf } from "../app/missing";
import type { PersonNow, Shift } from "../app/workday";
import { needsOf } from "./needs";

const now = Temporal.Instant.from("2026-11-27T12:00:00Z");
const person = (userId: string, given: object) =>
  ({ userId, state: "working", lateByMinutes: null, shiftEndsAt: "2026-11-27T17:00:00Z", ...given }) as PersonNow;
const shift = (id: string, startsAt: string, endsAt: string) => ({ id, startsAt, endsAt }) as Shift;

it("People stand where they are to be looked for, the longest missing first", () => {
  const present = presentOf(
    [
      person("anna", { state: "expected", lateByMinutes: 20 }),
      person("ben", { state: "expected", lateByMinutes: 90 }),
      person("cora", { state: "expected", lateByMinutes: 5 }),
      person("dora", { lateByMinutes: 7 }),
      person("emil", { lateByMinutes: 0, state: "onBreak" }),
      person("fynn", { shiftEndsAt: "2026-11-27T11:00:00Z" }),
    ],
    now,
  );
  const names = (people: readonly PersonNow[]) => people.map((one) => one.userId);
  expect(names(present.missing)).toEqual(["ben", "anna"]);
  expect(names(present.awaited)).toEqual(["cora"]);
  expect(names(present.late)).toEqual(["dora"]);
  expect(names(present.on)).toEqual(["emil", "fynn"]);
  expect(names(present.over)).toEqual(["fynn"]);
});

it("What hurts most stands first, and a hole that is over hurts nobody", () => {
  const needs = needsOf(
    {
      vacant: [
        shift("week", "2026-12-02T09:00:00Z", "2026-12-02T17:00:00Z"),
        shift("over", "2026-11-27T06:00:00Z", "2026-11-27T12:00:00Z"),
        shift("night", "2026-11-27T21:00:00Z", "2026-11-28T05:00:00Z"),
      ],
      present: presentOf([person("ben", { state: "expected", lateByMinutes: 90 }), person("fynn", { shiftEndsAt: "2026-11-27T11:00:00Z" })], now),
      leave: [{ id: "l" } as never],
      cancelLeave: [],
      corrections: 2,
      review: { records: [{ id: "r" } as never], count: 3 },
      stalePay: { count: 2, first: { periodStart: "2026-10-01", periodEnd: "2026-10-31" } },
    },
    now,
  );
  expect(needs.map((need) => (need.is === "vacant" ? need.shift.id : need.is))).toEqual([
    "night",
    "missing",
    "week",
    "leave",
    "open",
    "corrections",
    "review",
    "stalePay",
  ]);
  expect(needs.at(-2)).toMatchObject({ count: 3 });
  expect(needs.at(-1)).toMatchObject({ count: 2, from: "2026-10-01", to: "2026-10-31" });
});
