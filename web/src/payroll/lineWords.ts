import { dayText, monthText } from "../time/words";
import type { Say, Word } from "../words/words";
import { numberText, sumOf } from "./figures";
import type { Report, ReportLine } from "./queries";

const lines: Record<string, Word> = {
  base: "payroll.line.base",
  absence: "payroll.line.absence",
  hours: "payroll.line.hours",
  paidLeave: "payroll.line.paidLeave",
  holiday: "payroll.line.holiday",
  overtime: "payroll.line.overtime",
  toil: "payroll.line.toil",
  bonus: "payroll.line.bonus",
  deduction: "payroll.line.deduction",
  carriedIn: "payroll.line.carriedIn",
  backPay: "payroll.line.backPay",
  pay: "payroll.line.pay",
};

const warnings: Record<string, Word> = {
  patternEmpty: "payroll.warning.patternEmpty",
  negativeCarried: "payroll.warning.negativeCarried",
  workedNotEmployed: "payroll.warning.workedNotEmployed",
};

/** What a line is of; a company's own kinds by the name that they have there. */
export function lineText(line: ReportLine, say: Say): string {
  // Of a day is what was entered by itself, under a name of its own.
  if (line.day && (line.code === "bonus" || line.code === "deduction") && line.label) return line.label;
  if (line.code === "premium") return say("payroll.line.premium", { name: line.label });
  const word = lines[line.code];
  return word ? say(word) : line.label || line.code;
}

/** Of which day it is; a salary is of a month. */
export function lineDay(line: ReportLine, language: string): string {
  if (!line.day) return "";
  const day = Temporal.PlainDate.from(line.day);
  return line.code === "base" ? monthText(day.toPlainYearMonth(), language) : dayText(day, language);
}

export function lineSum(line: ReportLine, say: Say, language: string): string {
  return sumOf(line, language, say(line.unit === "days" ? "payroll.unit.days" : "payroll.unit.hours"));
}

export function hoursText(hours: number, say: Say, language: string): string {
  return `${numberText(hours, language)} ${say("payroll.unit.hours")}`;
}

/** "Salary 168 h × 19.0476, Overtime 8 h × 23.0769 × 1.5": where a figure comes from, of the lines that are meant. */
export function whence(report: Report, codes: readonly string[] | null, say: Say, language: string): string {
  return report.lines
    .filter((line) => !codes || codes.includes(line.code))
    .map((line) => [lineText(line, say), lineDay(line, language), lineSum(line, say, language)].filter(Boolean).join(" "))
    .join("\n");
}

export function warningText(warning: { code: string; message: string }, say: Say): string {
  const word = warnings[warning.code];
  return word ? say(word) : warning.message;
}
