import type { RecurringTask } from "./queries";

/** When something recurs, as it is typed and sent. */
export interface Plan {
  recurrenceRule: string;
  anchorDate: string;
  /** Empty where it is the end of a shift. */
  dueTimeOfDay: string;
  leadDays: number;
  missed: RecurringTask["missed"];
  lastDate: string | null;
}

/** As it is, or each Monday from today on. */
export function planOf(task: RecurringTask | null, today: Temporal.PlainDate): Plan {
  if (!task)
    return {
      recurrenceRule: "FREQ=WEEKLY;BYDAY=MO",
      anchorDate: today.toString(),
      dueTimeOfDay: "18:00",
      leadDays: 0,
      missed: "skip",
      lastDate: null,
    };
  const { recurrenceRule, anchorDate, dueTimeOfDay, leadDays, missed, lastDate } = task;
  return { recurrenceRule, anchorDate, dueTimeOfDay: dueTimeOfDay?.slice(0, 5) ?? "", leadDays, missed, lastDate };
}
