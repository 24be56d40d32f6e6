import { durationText } from "../time/durations";
import type { Say } from "../words/words";
import type { DayRow } from "./dayRows";

export function workedText(row: Pick<DayRow, "record">, say: Say): string {
  const hours = row.record?.workedHours;
  return hours === null || hours === undefined ? "" : durationText(Math.round(hours * 60), say);
}
