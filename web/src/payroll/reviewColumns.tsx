import { Badge } from "../kit/Badge";
import type { Say } from "../words/words";
import { Flash } from "./Flash";
import { amountText, hourText, isMuch, moneyText, numberText, shareText } from "./figures";
import { hoursText, whence } from "./lineWords";
import { MoneyCell } from "./MoneyCell";
import { PersonCell } from "./PersonCell";
import type { Period } from "./period";
import type { Totals } from "./queries";
import { ReportState } from "./ReportState";
import type { Column } from "./ReportTable";
import type { Row } from "./rows";

interface Wanted {
  say: Say;
  language: string;
  totals: readonly Totals[];
  period: Period;
  editing: string | null;
  edit: (cell: string | null) => void;
  mayEdit: (id: string, userId: string, status: string) => boolean;
}

/** What the review shows of a report; sums are the server's, of all reports whatever is filtered. */
export function reviewColumns({ say, language, totals, period, editing, edit, mayEdit }: Wanted): Column[] {
  const one = totals.length === 1 ? totals[0] : undefined;
  const currency = one?.currency ?? "";
  const withCurrency = (head: string) => (currency ? `${head}, ${currency}` : head);
  const hours = (value: number) => hourText(value, language);
  // Of several currencies each amount says its own.
  const amount = (value: number, own: string) => (one ? amountText(value, own, language) : moneyText(value, own, language));
  const sum = (value: number | undefined) => (one && value !== undefined ? amountText(value, one.currency, language) : "");
  const money = (field: "bonus" | "deduction") => (row: Row) => {
    const { report } = row;
    const cell = `${report.id} ${field}`;
    if (!mayEdit(report.id, report.userId, report.approvalStatus)) return amount(report[field], report.currency);
    return <MoneyCell report={report} field={field} name={row.name} editing={editing === cell} onEdit={(open) => edit(open ? cell : null)} />;
  };
  return [
    { id: "name", head: say("time.person"), cell: (row) => <PersonCell row={row} period={period} /> },
    { id: "department", head: say("leave.department"), cell: (row) => row.department },
    {
      id: "hours",
      head: say("payroll.hours"),
      number: true,
      cell: ({ report }) => hours(report.totalHoursWorked),
      whence: ({ report }) => whence(report, ["hours", "base"], say, language),
      sum: one && hours(one.totalHoursWorked),
    },
    {
      id: "overtime",
      head: say("payroll.overtime"),
      number: true,
      cell: ({ report }) => hours(report.overtimeHours),
      whence: ({ report }) => whence(report, ["overtime", "toil"], say, language),
      sum: one && hours(one.overtimeHours),
    },
    {
      id: "absent",
      head: say("payroll.absentDays"),
      number: true,
      cell: ({ report }) => numberText(report.absenceDays, language),
      whence: ({ report }) => whence(report, ["absence"], say, language),
      sum: one && hoursText(one.absenceHours, say, language),
    },
    { id: "bonus", head: withCurrency(say("payroll.bonus")), number: true, cell: money("bonus"), sum: sum(one?.bonus) },
    { id: "deduction", head: withCurrency(say("payroll.deduction")), number: true, cell: money("deduction"), sum: sum(one?.deduction) },
    {
      id: "total",
      head: withCurrency(say("payroll.total")),
      number: true,
      cell: ({ report }) => <Flash>{amount(report.salaryCalculated, report.currency)}</Flash>,
      whence: ({ report }) => whence(report, null, say, language),
      sum: one ? sum(one.salaryCalculated) : totals.map((own) => moneyText(own.salaryCalculated, own.currency, language)).join(" · "),
    },
    {
      id: "last",
      head: say("payroll.againstLast"),
      number: true,
      cell: ({ change }) =>
        change === null ? "–" : isMuch(change) ? <Badge tone="warn">{shareText(change, language)}</Badge> : shareText(change, language),
      whence: ({ last }) => (last ? say("payroll.lastTime", { amount: moneyText(last.salaryCalculated, last.currency, language) }) : ""),
    },
    { id: "status", head: say("time.state"), cell: ({ report }) => <ReportState report={report} /> },
  ];
}
