import { describe, expect, it } from "vitest";
import { daysText, dayText, relativeText, spanText } from "./words";

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

describe("times in words", () => {
  it("says the day on which a night ends", () => {
    const night = [
      Temporal.ZonedDateTime.from("2026-03-06T22:00[Europe/Berlin]"),
      Temporal.ZonedDateTime.from("2026-03-07T06:00[Europe/Berlin]"),
    ] as const;
    expect(spanText(...night, "en")).toBe("22:00 → 06:00 Sat");
    expect(spanText(...night, "tr")).toBe("22:00 → 06:00 Cmt");
  });

  it("writes days as the language does", () => {
    expect(dayText(day("2026-12-14"), "de", "long")).toBe("Montag, 14. Dezember 2026");
    expect(daysText(day("2026-12-14"), day("2026-12-25"), "en")).toContain("14");
  });

  it("says how long ago something was", () => {
    expect([
      relativeText(at("2026-03-02T09:00Z"), at("2026-03-02T09:03Z"), "en"),
      relativeText(at("2026-03-01T09:00Z"), at("2026-03-02T09:03Z"), "en"),
    ]).toEqual(["3 minutes ago", "yesterday"]);
  });
});
