import type { Absence, Person } from "../app/workday";

/** One stretch on somebody's row: from which column to which, by days from the first. */
export interface Band {
  key: string;
  absence: Absence;
  first: number;
  last: number;
  /** Begins at noon, ends at noon. */
  halfStart: boolean;
  halfEnd: boolean;
}

export interface CalendarRow {
  user: Person;
  bands: Band[];
}

export interface Filter {
  type: string | null;
  status: "approved" | "pending" | null;
}

/** Everybody who is away in these days, by name, with their stretches cut to the days that are shown. */
export function rowsOf(absences: readonly Absence[], from: Temporal.PlainDate, days: number, filter: Filter, gone: string): CalendarRow[] {
  const rows = new Map<string, CalendarRow>();
  for (const absence of absences) {
    if (filter.type !== null && absence.leaveTypeId !== filter.type) continue;
    if (filter.status !== null && absence.status !== filter.status) continue;
    const row = rows.get(absence.userId) ?? { user: absence.user ?? { id: absence.userId, fullname: gone, email: null, avatar: null }, bands: [] };
    rows.set(absence.userId, row);
    for (const part of absence.parts) {
      // Until midnight is told as the last day with 00:00.
      const [first, last] = [offset(from, part.firstDay), offset(from, part.lastDay)];
      if (last < 0 || first >= days) continue;
      row.bands.push({
        key: `${absence.userId} ${part.firstDay} ${part.from}`,
        absence,
        first: Math.max(0, first),
        last: Math.min(days - 1, last),
        halfStart: first >= 0 && part.from > "00:00",
        halfEnd: last < days && part.until !== "00:00",
      });
    }
  }
  return [...rows.values()].filter((row) => row.bands.length > 0).sort((one, other) => one.user.fullname.localeCompare(other.user.fullname));
}

/** How many are away on each day; who has asked and waits is not. */
export function awayOn(rows: readonly CalendarRow[], days: number): number[] {
  return Array.from(
    { length: days },
    (_, day) => rows.filter((row) => row.bands.some((band) => band.absence.status === "approved" && band.first <= day && day <= band.last)).length,
  );
}

function offset(from: Temporal.PlainDate, day: string): number {
  return from.until(Temporal.PlainDate.from(day), { largestUnit: "days" }).days;
}
