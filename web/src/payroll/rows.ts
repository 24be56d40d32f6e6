import { changeOf, isFlagged } from "./figures";
import type { Report } from "./queries";

/** A report as a row shows it. */
export interface Row {
  id: string;
  report: Report;
  name: string;
  department: string;
  /** The same person's of the period before. */
  last: Report | undefined;
  /** By which share more than then. */
  change: number | null;
  flagged: boolean;
}

export interface Order {
  by: string;
  down: boolean;
}

interface Known {
  last: ReadonlyMap<string, Report>;
  departmentOf: ReadonlyMap<string, string>;
  nameOf: (report: Report) => string;
}

export function rowsOf(reports: readonly Report[], { last, departmentOf, nameOf }: Known): Row[] {
  return reports.map((report) => {
    const before = last.get(report.userId);
    const change = changeOf(report, before);
    return {
      id: report.id,
      report,
      name: nameOf(report),
      department: departmentOf.get(report.userId) ?? "",
      last: before,
      change,
      flagged: isFlagged(report, change),
    };
  });
}

const figures: Record<string, (row: Row) => number> = {
  hours: ({ report }) => report.totalHoursWorked,
  overtime: ({ report }) => report.overtimeHours,
  absent: ({ report }) => report.absenceDays,
  bonus: ({ report }) => report.bonus,
  deduction: ({ report }) => report.deduction,
  total: ({ report }) => report.salaryCalculated,
  last: ({ change }) => change ?? 0,
};

const words: Record<string, (row: Row) => string> = {
  name: ({ name }) => name,
  department: ({ department }) => department,
  status: ({ report }) => `${report.approvalStatus} ${report.paymentStatus}`,
  paid: ({ report }) => report.paymentDate ?? "",
  approved: ({ report }) => report.approvedAt ?? "",
};

/** By a column; of equals by name. */
export function inOrder(rows: readonly Row[], { by, down }: Order): Row[] {
  const [figure, word] = [figures[by], words[by] ?? words.name];
  const compare = (one: Row, other: Row) => (figure ? figure(one) - figure(other) : (word?.(one) ?? "").localeCompare(word?.(other) ?? ""));
  return [...rows].sort((one, other) => (down ? -1 : 1) * compare(one, other) || one.name.localeCompare(other.name));
}

export interface Filter {
  text: string;
  flagged: boolean;
}

export function filtered(rows: readonly Row[], { text, flagged }: Filter): Row[] {
  const wanted = text.trim().toLocaleLowerCase();
  return rows.filter((row) => (!flagged || row.flagged) && `${row.name} ${row.department}`.toLocaleLowerCase().includes(wanted));
}

/** As the address names an order: "-total". */
export function orderOf(text: string | null): Order {
  const [, minus, by] = /^(-?)(\w+)$/.exec(text ?? "") ?? [];
  return by && (by in figures || by in words) ? { by, down: minus === "-" } : { by: "name", down: false };
}

export function orderText({ by, down }: Order): string | null {
  return by === "name" && !down ? null : `${down ? "-" : ""}${by}`;
}

/** Money has gone out for it; nothing of it changes any more. */
export function isPaid({ paymentStatus }: { paymentStatus: string }): boolean {
  return paymentStatus === "paid" || paymentStatus === "partial";
}
