/** Wall time: days, weeks and spans as they stand on the wall of a company. All arithmetic with days is here. */

export interface Span {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/** An end at or before the start is on the next day. Times that a clock change skips count from after the gap, doubled ones from the first. */
export function shiftSpan(day: Temporal.PlainDate, start: string, end: string, zone: string): Span {
  const [from, to] = [Temporal.PlainTime.from(start), Temporal.PlainTime.from(end)];
  const endDay = Temporal.PlainTime.compare(to, from) <= 0 ? day.add({ days: 1 }) : day;
  return { start: instantOf(day, from, zone), end: instantOf(endDay, to, zone) };
}

export function instantOf(day: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Temporal.Instant {
  return day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: "compatible" }).toInstant();
}

/** In real hours: a night over a clock change has one more or one less than its clock shows. */
export function hoursOf(span: Span): number {
  return (span.end.epochMilliseconds - span.start.epochMilliseconds) / 3_600_000;
}

export function endsOnAnotherDay(span: Span, zone: string): boolean {
  return !dayOf(span.start, zone).equals(dayOf(span.end, zone));
}

export function dayOf(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** 24, but 23 or 25 (elsewhere 23.5) where the clocks are changed. */
export function hoursInDay(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).hoursInDay;
}

/** From midnight to midnight there, half-open. */
export function spanOfDay(day: Temporal.PlainDate, zone: string): Span {
  return { start: day.toZonedDateTime(zone).toInstant(), end: day.add({ days: 1 }).toZonedDateTime(zone).toInstant() };
}

/** The seven days of the week around a day. */
export function weekOf(day: Temporal.PlainDate, first = 1): Temporal.PlainDate[] {
  const start = day.subtract({ days: (day.dayOfWeek - first + 7) % 7 });
  return Array.from({ length: 7 }, (_, index) => start.add({ days: index }));
}

/** As addresses name weeks: 2026-W09. ISO weeks, which begin on Mondays and belong to the year of their Thursday. */
export function weekName(day: Temporal.PlainDate): string {
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, "0")}`;
}

/** The Monday of a named week; null for what is none. */
export function mondayOf(name: string): Temporal.PlainDate | null {
  const found = /^(\d{4})-W(\d{2})$/.exec(name);
  if (!found) return null;
  const fourth = Temporal.PlainDate.from({ year: Number(found[1]), month: 1, day: 4 });
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(found[2]) - 1 });
  return weekName(monday) === name ? monday : null;
}

/** Whole weeks that cover a month. */
export function monthGrid(month: Temporal.PlainYearMonth, first = 1): Temporal.PlainDate[][] {
  const start = weekOf(month.toPlainDate({ day: 1 }), first)[0] as Temporal.PlainDate;
  const last = month.toPlainDate({ day: month.daysInMonth });
  const weeks = Math.floor(start.until(last).days / 7) + 1;
  return Array.from({ length: weeks }, (_, week) => weekOf(start.add({ weeks: week }), first));
}

/** 1 is Monday. What the browser knows of the language, else Monday. */
export function firstWeekday(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  // English without a country would be American; weeks begin on Monday unless somebody says otherwise.
  if (!locale.region) return 1;
  return locale.getWeekInfo?.().firstDay ?? locale.weekInfo?.firstDay ?? 1;
}
