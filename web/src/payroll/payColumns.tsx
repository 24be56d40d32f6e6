import { dayText } from "../time/words";
import type { Say } from "../words/words";
import { moneyText } from "./figures";
import { PersonCell } from "./PersonCell";
import { ReportState } from "./ReportState";
import type { Column } from "./ReportTable";
import type { Payroll } from "./usePayroll";

/** What is to be known of a report that is approved. */
export function payColumns({ say, language, payroll }: { say: Say; language: string; payroll: Payroll }): Column[] {
  const { data } = payroll.reports;
  const all = data?.reports.every((report) => report.approvalStatus === "approved");
  const day = (date: Temporal.PlainDate) => dayText(date, language);
  return [
    { id: "name", head: say("time.person"), cell: (row) => <PersonCell row={row} period={payroll.period} /> },
    { id: "department", head: say("leave.department"), cell: (row) => row.department },
    {
      id: "total",
      head: say("payroll.total"),
      number: true,
      cell: ({ report }) => <strong>{moneyText(report.salaryCalculated, report.currency, language)}</strong>,
      // The server's, where all that it sums stand here.
      sum: all && data ? data.totals.map((sum) => moneyText(sum.salaryCalculated, sum.currency, language)).join(" · ") : undefined,
    },
    {
      id: "approved",
      head: say("payroll.approvedBy"),
      cell: ({ report }) =>
        [
          report.approvedById ? payroll.names.get(report.approvedById) : null,
          report.approvedAt ? day(Temporal.Instant.from(report.approvedAt).toZonedDateTimeISO(payroll.session.timezone).toPlainDate()) : null,
        ]
          .filter(Boolean)
          .join(", "),
    },
    { id: "paid", head: say("payroll.paidOn"), cell: ({ report }) => (report.paymentDate ? day(Temporal.PlainDate.from(report.paymentDate)) : "") },
    { id: "status", head: say("time.state"), cell: ({ report }) => <ReportState report={report} /> },
  ];
}
