import { expect, it } from "vitest";
import { weekFigures } from "./weekFigures";

it("A week is its real hours, less breaks: a night over a clock change has the hours that it has", () => {
  const shift = (startsAt: string, endsAt: string, breakMinutes = 0) => ({ startsAt, endsAt, breakMinutes });
  const record = (workedHours: number | null, status: "present" | "late" | "absent", excused = false) => ({ workedHours, status, excused });
  expect(
    weekFigures(
      [shift("2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z", 30), shift("2026-10-26T08:00:00Z", "2026-10-26T16:00:00Z")],
      [record(8.5, "present"), record(7.25, "late"), record(null, "absent"), record(null, "absent", true)],
    ),
  ).toEqual({ plannedMinutes: 510 + 480, workedMinutes: 945, late: 1, absent: 1 });
});
