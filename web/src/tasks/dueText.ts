import { dayOf } from "../time/wall";
import { clockText, dayText } from "../time/words";
import type { Say } from "../words/words";

/** "due Fri, Nov 27, 18:00", by the company's clock. */
export function dueText(dueTime: string | null, zone: string, language: string, say: Say): string {
  if (dueTime === null) return "";
  const due = Temporal.Instant.from(dueTime);
  return say("today.due", { day: dayText(dayOf(due, zone), language), time: clockText(due.toZonedDateTimeISO(zone).toPlainTime()) });
}
