import { daysFrom, patternOf } from "../app/recurrence";

interface Plan {
  recurrenceRule: string;
  anchorDate: string;
  lastDate: string | null;
}

/** The first days from one on, before anything is saved; null for a rule that only the server reads. */
export function nextDays({ recurrenceRule, anchorDate, lastDate }: Plan, from: Temporal.PlainDate, most: number): Temporal.PlainDate[] | null {
  const pattern = patternOf(recurrenceRule);
  if (!pattern) return null;
  return daysFrom(pattern, Temporal.PlainDate.from(anchorDate), from, most).filter((day) => lastDate === null || day.toString() <= lastDate);
}
