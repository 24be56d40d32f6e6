import { instantOf, type Span, spanOfDay } from "./wall";

/** Six in the morning to midnight; whole hours more where somebody works outside of these. */
export function windowOf(spans: readonly Span[], day: Temporal.PlainDate, zone: string): Span {
  const whole = spanOfDay(day, zone);
  const usual = day.toZonedDateTime({ timeZone: zone, plainTime: "06:00" }).toInstant();
  const first = spans.reduce((least, span) => (Temporal.Instant.compare(span.start, least) < 0 ? span.start : least), usual);
  const from = Temporal.Instant.compare(first, whole.start) < 0 ? whole.start : first.round({ smallestUnit: "hour", roundingMode: "floor" });
  return { start: from, end: whole.end };
}

/** Where in a window a moment is, in percent; what lies outside stands at its edge. */
export function shareOf(at: Temporal.Instant, window: Span): number {
  const whole = window.end.epochMilliseconds - window.start.epochMilliseconds;
  return Math.min(100, Math.max(0, ((at.epochMilliseconds - window.start.epochMilliseconds) / whole) * 100));
}

/** The moment when a clock there shows this time, of those the nearest to another moment: 23:50 of a shift that begins at midnight is the evening before. */
export function nearestInstant(time: string, reference: Temporal.Instant, zone: string): Temporal.Instant {
  const day = reference.toZonedDateTimeISO(zone).toPlainDate();
  const distance = (one: Temporal.Instant) => Math.abs(one.epochMilliseconds - reference.epochMilliseconds);
  return [-1, 0, 1]
    .map((days) => instantOf(day.add({ days }), Temporal.PlainTime.from(time), zone))
    .reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** From the first of these to the last, in whole hours; the hour of now where there are none. */
export function spanOf(spans: readonly Span[], now: Temporal.Instant): Span {
  const moments = [now, ...spans.flatMap((span) => [span.start, span.end])].sort(Temporal.Instant.compare);
  const hour = (at: Temporal.Instant, roundingMode: "floor" | "ceil") => at.round({ smallestUnit: "hour", roundingMode });
  return { start: hour(moments[0] ?? now, "floor"), end: hour((moments.at(-1) ?? now).add({ nanoseconds: 1 }), "ceil") };
}
