/** The days that are paid together; both belong to it. */
export interface Period {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** So many days into a month it is still the one before that is paid. */
const lateDays = 10;

/** What is most likely to be paid now: this month, in its first days the one before. */
export function usualPeriod(today: Temporal.PlainDate): Period {
  return monthOf(today.day <= lateDays ? today.subtract({ months: 1 }) : today);
}

/** As the address names it; what is none there, or too long to be paid, is the usual one. */
export function periodOf(from: string | null, to: string | null, today: Temporal.PlainDate): Period {
  const [first, last] = [dayOf(from), dayOf(to)];
  return first && last && isPeriod({ from: first, to: last }) ? { from: first, to: last } : usualPeriod(today);
}

/** Its days in order, and a year of them at most, which is all that the server calculates. */
export function isPeriod({ from, to }: Period): boolean {
  const days = from.until(to).days;
  return days >= 0 && days <= 366;
}

/** Days can be locked that are over, a year of them at once. */
export function lockable({ from, to }: Period, today: Temporal.PlainDate): boolean {
  const days = from.until(to).days;
  return days >= 0 && days < 366 && Temporal.PlainDate.compare(to, today) < 0;
}

/** The period after or before: months go by months, others by their length. */
export function stepped({ from, to }: Period, step: 1 | -1): Period {
  if (isMonth({ from, to })) return monthOf(from.add({ months: step }));
  const days = (from.until(to).days + 1) * step;
  return { from: from.add({ days }), to: to.add({ days }) };
}

export function isMonth({ from, to }: Period): boolean {
  return from.day === 1 && to.equals(lastOf(from));
}

export function isSame(period: Period, report: { periodStart: string; periodEnd: string }): boolean {
  return report.periodStart === period.from.toString() && report.periodEnd === period.to.toString();
}

function monthOf(day: Temporal.PlainDate): Period {
  const from = day.with({ day: 1 });
  return { from, to: lastOf(from) };
}

function lastOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.with({ day: day.daysInMonth });
}

function dayOf(text: string | null): Temporal.PlainDate | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return null;
  }
}
