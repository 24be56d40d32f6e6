import type { Report, ReportLine } from "./queries";

/** Beyond this, more or less than last time, somebody should look. */
const much = 0.15;

const formatters = new Map<string, Intl.NumberFormat>();

/** With the currency's own decimals and without its sign: that stands once, in the head. */
export function amountText(amount: number, currency: string, language: string): string {
  const digits = digitsOf(currency);
  return formatter(`${language} ${digits}`, language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
}

/** With the currency, where an amount stands alone. */
export function moneyText(amount: number, currency: string, language: string): string {
  return formatter(`${language} ${currency}`, language, { style: "currency", currency }).format(amount);
}

/** As columns of hours are written: to the two decimals that the server tells. */
export function hourText(hours: number, language: string): string {
  return formatter(`${language} hours`, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(hours);
}

/** As exact as it is told: hours to two decimals, rates finer. */
export function numberText(number: number, language: string): string {
  return formatter(`${language} plain`, language, { maximumFractionDigits: 8 }).format(number);
}

/** "+12 %", "−3 %". */
export function shareText(share: number, language: string): string {
  return formatter(`${language} share`, language, { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" }).format(share);
}

export function digitsOf(currency: string): number {
  return formatter(`digits ${currency}`, "en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * What somebody typed as an amount: with point or comma for decimals, and with thousands set apart as the language does. Null for what
 * could mean two amounts, is finer than the currency, or is none: nobody is paid what they did not type.
 */
export function typedAmount(text: string, language: string, currency: string): number | null {
  const parts = formatter(`${language} parts`, language, { useGrouping: true }).formatToParts(1234567.8);
  const [group, decimal] = [parts.find((part) => part.type === "group")?.value ?? ",", parts.find((part) => part.type === "decimal")?.value ?? "."];
  const bare = text.trim().replace(/[\s']/g, "");
  if (bare === "") return 0;
  const marks = [...bare].filter((letter) => letter === "." || letter === ",");
  // Thousands stand in threes; a single mark before three digits is thousands only where the language writes them so.
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`).test(bare);
  const plain = grouped ? bare.replaceAll(group, "").replace(decimal, ".") : marks.length <= 1 ? bare.replace(",", ".") : "";
  const found = /^\d{1,12}(?:\.(\d*))?$/.exec(plain);
  if (!found || (found[1]?.length ?? 0) > digitsOf(currency)) return null;
  return Number(plain);
}

/** By how much more than last time, as a share of that; null where there was nothing to compare with. */
export function changeOf(
  report: Pick<Report, "salaryCalculated" | "currency">,
  before: Pick<Report, "salaryCalculated" | "currency"> | undefined,
): number | null {
  if (!before || before.salaryCalculated === 0 || before.currency !== report.currency) return null;
  return report.salaryCalculated / before.salaryCalculated - 1;
}

export function isMuch(change: number | null): boolean {
  return change !== null && Math.abs(change) > much + 1e-9;
}

/** What somebody should look at before this is paid. */
export function isFlagged(report: Pick<Report, "stale" | "warnings" | "salaryCalculated" | "currency">, change: number | null): boolean {
  return report.stale || report.warnings.length > 0 || isMuch(change);
}

/** "8 h × 23.08 × 1.5": how the server came to a line; empty where nothing was multiplied. */
export function sumOf(line: ReportLine, language: string, unit: string): string {
  if (line.quantity === null || line.rate === null) return "";
  const factor = line.factor === null ? 1 : Math.abs(line.factor);
  return [
    `${numberText(line.quantity, language)} ${unit}`,
    numberText(line.rate, language),
    ...(factor === 1 ? [] : [numberText(factor, language)]),
  ].join(" × ");
}

function formatter(key: string, language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, options);
  formatters.set(key, made);
  return made;
}
