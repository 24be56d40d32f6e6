import { expect, it } from "vitest";
import { nearestInstant, shareOf, windowOf } from "./dayWindow";

it("The window is of the company's day, from six or from the first of the day, 23 hours where clocks go forward", () => {
  const zone = "Europe/Berlin";
  const bar = (start: string) => [{ start: Temporal.Instant.from(start), end: Temporal.Instant.from(start).add({ hours: 8 }) }];
  const day = Temporal.PlainDate.from("2026-11-27");
  expect(windowOf([], day, zone).start.toString()).toBe("2026-11-27T05:00:00Z");
  expect(windowOf(bar("2026-11-27T03:30:00Z"), day, zone).start.toString()).toBe("2026-11-27T03:00:00Z");
  const night = windowOf(bar("2026-11-26T21:00:00Z"), day, zone);
  expect(night.start.toString()).toBe("2026-11-26T23:00:00Z");
  expect(shareOf(Temporal.Instant.from("2026-11-27T11:00:00Z"), night)).toBe(50);
  expect(shareOf(Temporal.Instant.from("2026-11-26T21:00:00Z"), night)).toBe(0);
  const spring = windowOf(bar("2026-03-28T21:00:00Z"), Temporal.PlainDate.from("2026-03-29"), zone);
  expect((spring.end.epochMilliseconds - spring.start.epochMilliseconds) / 3_600_000).toBe(23);
});

it("A time that is typed is the nearest to the shift, over midnight and where clocks change", () => {
  const near = (time: string, reference: string) => nearestInstant(time, Temporal.Instant.from(reference), "Europe/Berlin").toString();
  expect(near("23:50", "2026-11-27T23:00:00Z")).toBe("2026-11-27T22:50:00Z");
  expect(near("06:10", "2026-11-27T05:00:00Z")).toBe("2026-11-27T05:10:00Z");
  expect(near("00:20", "2026-11-27T22:00:00Z")).toBe("2026-11-27T23:20:00Z");
  expect(near("03:30", "2026-03-29T00:00:00Z")).toBe("2026-03-29T01:30:00Z");
});
