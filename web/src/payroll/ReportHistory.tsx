import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TimeText } from "../kit/TimeText";
import { dayText } from "../time/words";
import { useLanguage, useWords, type Word } from "../words/words";
import { amountText, numberText } from "./figures";
import { historyOf, type Report } from "./queries";
import styles from "./ReportSheet.module.css";
import { Unfold } from "./Unfold";

/** What of a report people ask after when it has changed, in this order. */
const told: [string, Word][] = [
  ["totalHoursWorked", "payroll.hours"],
  ["overtimeHours", "payroll.overtime"],
  ["absenceDays", "payroll.absentDays"],
  ["bonus", "payroll.bonus"],
  ["deduction", "payroll.deduction"],
  ["salaryCalculated", "payroll.total"],
  ["approvalStatus", "payroll.approval"],
  ["paymentStatus", "payroll.payment"],
  ["paymentDate", "payroll.paidOn"],
  ["stale", "payroll.stale"],
  ["notes", "payroll.notes"],
];
const amounts = new Set(["bonus", "deduction", "salaryCalculated"]);

export function ReportHistory({ report, zone }: { report: Report; zone: string }) {
  const say = useWords();
  return <Unfold title={say("payroll.history")}>{() => <History report={report} zone={zone} />}</Unfold>;
}

function History({ report, zone }: { report: Report; zone: string }) {
  const say = useWords();
  const language = useLanguage();
  const history = useQuery(historyOf(report.id));
  if (history.isPending) return <Skeleton count={4} />;
  if (history.error) return <Refusal refusal={asRefusal(history.error)} onAgain={() => void history.refetch()} />;
  return (
    <ul className={styles.list}>
      {history.data.map((entry) => {
        const changes = told.filter(([field]) => field in entry.after && textOf(field, entry.before?.[field]) !== textOf(field, entry.after[field]));
        return (
          <li key={entry.id}>
            <strong>{entry.user?.fullname ?? say("time.byRule")}</strong>
            <span className={styles.quiet}>
              <TimeText at={Temporal.Instant.from(entry.at)} zone={zone} show="both" />
            </span>
            <span className={styles.changes}>
              {changes.map(([field, word]) => (
                <span key={field} className={styles.how}>
                  {say(word)}: {entry.before && `${textOf(field, entry.before[field])} → `}
                  {textOf(field, entry.after[field])}
                </span>
              ))}
              {entry.reason && <q>{entry.reason}</q>}
            </span>
          </li>
        );
      })}
    </ul>
  );

  function textOf(field: string, value: unknown): string {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value === "boolean") return say(value ? "payroll.yes" : "payroll.no");
    if (typeof value === "number") return amounts.has(field) ? amountText(value, report.currency, language) : numberText(value, language);
    if (field === "paymentDate") return dayText(Temporal.PlainDate.from(String(value)), language);
    if (field === "approvalStatus" || field === "paymentStatus") return say(`payroll.state.${String(value)}` as "payroll.state.draft");
    return String(value);
  }
}
