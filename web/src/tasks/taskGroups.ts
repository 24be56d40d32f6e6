import type { Task } from "../app/tasks";

export const groups = ["overdue", "today", "later"] as const;
export type Group = (typeof groups)[number];

/** What one has to do by when: what is late, what is due by the end of today there or by no time at all, what can wait. */
export function taskGroups(tasks: readonly Task[], at: { now: Temporal.Instant; zone: string }): Record<Group, Task[]> {
  const grouped: Record<Group, Task[]> = { overdue: [], today: [], later: [] };
  for (const task of tasks) grouped[groupOf(task, at)].push(task);
  for (const list of Object.values(grouped)) list.sort((one, other) => (one.dueTime ?? "9").localeCompare(other.dueTime ?? "9"));
  return grouped;
}

function groupOf({ dueTime }: Task, { now, zone }: { now: Temporal.Instant; zone: string }): Group {
  if (dueTime === null) return "today";
  const due = Temporal.Instant.from(dueTime);
  if (Temporal.Instant.compare(due, now) < 0) return "overdue";
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  return Temporal.PlainDate.compare(due.toZonedDateTimeISO(zone).toPlainDate(), today) <= 0 ? "today" : "later";
}
