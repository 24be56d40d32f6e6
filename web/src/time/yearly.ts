const aYear = 2028;

/** "12-24" as the reader's language says it. A leap year, so that every day is in it. */
export function dayOfYear(yearly: string, language: string): string {
  return Temporal.PlainDate.from(`${aYear}-${yearly}`).toLocaleString(language, { day: "numeric", month: "long" });
}
