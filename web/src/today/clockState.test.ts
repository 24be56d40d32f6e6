import { expect, it } from "vitest";
import { cardsOf, clockState } from "./clockState";

const at = (text: string) => Temporal.Instant.from(text);
const shift = (day: string, start: string, end: string, id = `${day} ${start}`) => ({
  id,
  shiftDate: day,
  startsAt: start,
  endsAt: end,
  status: "scheduled" as const,
});
const day = shift("2026-11-27", "2026-11-27T09:00:00Z", "2026-11-27T17:00:00Z");
const record = (given: object) => ({
  shiftId: day.id,
  status: "pending" as const,
  checkInTime: null,
  checkOutTime: null,
  workedHours: null,
  entries: [],
  ...given,
});

it("A shift's button goes through its states by the clock", () => {
  const state = (now: string, given?: object) => clockState(day, given ? record(given) : undefined, at(now));
  expect(state("2026-11-26T08:59:00Z").is).toBe("ahead");
  expect(state("2026-11-27T07:00:00Z")).toEqual({ is: "early", opensAt: at("2026-11-27T08:00:00Z") });
  expect(state("2026-11-27T08:00:00Z")).toEqual({ is: "open", startsIn: 60 });
  expect(state("2026-11-27T08:47:30Z")).toEqual({ is: "open", startsIn: 13 });
  expect(state("2026-11-27T09:00:00Z")).toEqual({ is: "begun", ago: 0 });
  expect(state("2026-11-27T09:07:59Z")).toEqual({ is: "begun", ago: 7 });
  expect(state("2026-11-27T17:00:00Z").is).toBe("missed");
  expect(state("2026-11-27T12:00:00Z", { status: "absent" }).is).toBe("absent");
});

it("Who is there is asked before the end and not at it", () => {
  const running = (now: string) => clockState(day, record({ checkInTime: "2026-11-27T08:57:00Z" }), at(now));
  expect(running("2026-11-27T12:09:00Z")).toMatchObject({ is: "running", minutes: 192, early: 291 });
  expect(running("2026-11-27T16:54:00Z")).toMatchObject({ early: 6 });
  expect(running("2026-11-27T16:55:00Z")).toMatchObject({ early: 0 });
  expect(running("2026-11-27T17:40:00Z")).toMatchObject({ is: "running", early: 0 });
});

it("What was worked is the server's count where it says one", () => {
  const left = { checkInTime: "2026-11-27T08:57:00Z", checkOutTime: "2026-11-27T17:02:00Z" };
  expect(clockState(day, record(left), at("2026-11-27T18:00:00Z"))).toEqual({ is: "done", minutes: 485 });
  expect(clockState(day, record({ ...left, workedHours: 7.5 }), at("2026-11-27T18:00:00Z"))).toEqual({ is: "done", minutes: 450 });
});

it("Cards are today's, a night that is not over, one that was forgotten, else the next", () => {
  const night = shift("2026-11-26", "2026-11-26T21:00:00Z", "2026-11-27T05:00:00Z");
  const later = shift("2026-11-27", "2026-11-27T19:00:00Z", "2026-11-27T22:00:00Z");
  const next = shift("2026-11-30", "2026-11-30T09:00:00Z", "2026-11-30T17:00:00Z");
  const cards = (now: string, open?: string) =>
    cardsOf([next, later, day, night], (one) => (one.id === open ? record({ checkInTime: one.startsAt }) : undefined), at(now), "UTC").map(
      (one) => one.id,
    );
  expect(cards("2026-11-27T04:00:00Z")).toEqual([night.id, day.id, later.id]);
  expect(cards("2026-11-27T06:00:00Z")).toEqual([day.id, later.id]);
  expect(cards("2026-11-27T06:00:00Z", night.id)).toEqual([night.id, day.id, later.id]);
  expect(cards("2026-11-28T12:00:00Z")).toEqual([next.id]);
});
