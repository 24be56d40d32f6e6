import { describe, expect, it } from "vitest";
import { nextDays } from "./nextDays";

const days = (recurrenceRule: string, lastDate: string | null = null, from = "2026-12-02") =>
  nextDays({ recurrenceRule, anchorDate: "2026-12-01", lastDate }, Temporal.PlainDate.from(from), 3)?.map(String);

describe("nextDays", () => {
  it("Counts from its anchor, and shows from today on", () => {
    expect(days("FREQ=DAILY;INTERVAL=2")).toEqual(["2026-12-03", "2026-12-05", "2026-12-07"]);
    expect(days("FREQ=WEEKLY;BYDAY=MO,FR")).toEqual(["2026-12-04", "2026-12-07", "2026-12-11"]);
  });

  it("Has no day after the last one", () => {
    expect(days("FREQ=DAILY", "2026-12-03")).toEqual(["2026-12-02", "2026-12-03"]);
    expect(days("FREQ=DAILY", "2026-12-01")).toEqual([]);
  });

  it("Leaves rules that it cannot read to the server", () => expect(days("FREQ=MONTHLY;BYMONTHDAY=1")).toBeUndefined());
});
