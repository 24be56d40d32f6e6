/** Times and days in words, as the reader's language writes them; clock times in 24 hours, as rotas are. */

const formatters = new Map<string, Intl.DateTimeFormat>();

const shapes = {
  short: { weekday: "short", day: "numeric", month: "short" },
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  plain: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  week: { day: "numeric", month: "short", year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export function clockText(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}

export function dayText(day: Temporal.PlainDate, language: string, shape: "short" | "long" | "plain" = "short"): string {
  return formatter(language, shape).format(noonOf(day));
}

export function monthText(month: Temporal.PlainYearMonth, language: string): string {
  return formatter(language, "month").format(noonOf(month.toPlainDate({ day: 15 })));
}

export function weekdayText(day: Temporal.PlainDate, language: string, width: "long" | "short" | "narrow"): string {
  return formatter(language, `weekday-${width}`, { weekday: width }).format(noonOf(day));
}

/** "14 – 25 Dec", "Mon 28 Dec – Fri 1 Jan": as short as it stays clear. */
export function daysText(from: Temporal.PlainDate, to: Temporal.PlainDate, language: string): string {
  return formatter(language, "short").formatRange(noonOf(from), noonOf(to));
}

/** "23 – 29 Nov 2026": the days of a week, whose weekdays everybody knows. */
export function weekText(from: Temporal.PlainDate, to: Temporal.PlainDate, language: string): string {
  return formatter(language, "week").formatRange(noonOf(from), noonOf(to));
}

/** "22:00 → 06:00 Sat": a span that ends on another day says which. */
export function spanText(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime, language: string): string {
  const [from, to] = [clockText(start.toPlainTime()), clockText(end.toPlainTime())];
  return start.toPlainDate().equals(end.toPlainDate()) ? `${from}–${to}` : `${from} → ${to} ${weekdayText(end.toPlainDate(), language, "short")}`;
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export function relativeText(at: Temporal.Instant, now: Temporal.Instant, language: string): string {
  const seconds = (at.epochMilliseconds - now.epochMilliseconds) / 1000;
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["minute", 60];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.trunc(seconds / length), unit);
}

/** "GMT+3" of a zone as it is at that moment. */
export function offsetText(zone: string, at: Temporal.Instant): string {
  const offset = at.toZonedDateTimeISO(zone).offset;
  return offset === "+00:00" ? "UTC" : `UTC${offset}`;
}

/** Intl formats instants: noon in UTC, written in UTC, is the same day for everybody. */
function noonOf(day: Temporal.PlainDate): number {
  return day.toZonedDateTime({ timeZone: "UTC", plainTime: "12:00" }).epochMilliseconds;
}

function formatter(language: string, shape: string, options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${shape}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { ...(options ?? shapes[shape as keyof typeof shapes]), timeZone: "UTC" });
  formatters.set(key, made);
  return made;
}
