import { Wallet } from "lucide-react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import type { Session } from "../app/session";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { monthText, weekText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { moneyText } from "./figures";
import { hoursText } from "./lineWords";
import styles from "./MyPay.module.css";
import { PayslipButton } from "./PayslipButton";
import { isMonth } from "./period";
import { myReports, type Report } from "./queries";
import { ReportLines } from "./ReportLines";
import { ReportState } from "./ReportState";

/** What one is paid: the latest in full, those before to be opened. */
export function MyPay({ session }: { session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const [asked, ask] = useSearchParams();
  const known = useQuery(myReports(session.userId));
  if (known.isPending) return <Skeleton shape="rows" count={6} />;
  if (known.error) return <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />;
  const reports = known.data;
  const shown = reports.find((one) => one.id === asked.get("report")) ?? reports[0];
  if (!shown) return <EmptyState icon={<Wallet size={20} />}>{say("payroll.nonePaid")}</EmptyState>;
  return (
    <div className={styles.page}>
      <section className={styles.card} aria-label={when(shown)}>
        <header className={styles.head}>
          <h2 className={styles.when}>{when(shown)}</h2>
          <ReportState report={shown} />
        </header>
        <p className={styles.total}>{moneyText(shown.salaryCalculated, shown.currency, language)}</p>
        <p className={styles.quiet}>
          {[
            hoursText(shown.totalHoursWorked, say, language),
            shown.overtimeHours > 0 ? say("payroll.ofOvertime", { hours: hoursText(shown.overtimeHours, say, language) }) : null,
            shown.absenceDays > 0 ? say("payroll.ofAbsence", { count: shown.absenceDays }) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {shown.approvalStatus === "draft" && <p className={styles.quiet}>{say("payroll.draftOwn")}</p>}
        <ReportLines report={shown} />
        {shown.approvalStatus === "approved" && (
          <p>
            <PayslipButton report={shown} />
          </p>
        )}
      </section>
      <section className={styles.card} aria-label={say("payroll.periods")}>
        <h2>{say("payroll.periods")}</h2>
        <ul>
          {reports.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={styles.entry}
                aria-current={one.id === shown.id || undefined}
                onClick={() => ask({ report: one.id }, { replace: true })}
              >
                <span>{when(one)}</span>
                <strong>{moneyText(one.salaryCalculated, one.currency, language)}</strong>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );

  function when(report: Report): string {
    const [from, to] = [Temporal.PlainDate.from(report.periodStart), Temporal.PlainDate.from(report.periodEnd)];
    return isMonth({ from, to }) ? monthText(from.toPlainYearMonth(), language) : weekText(from, to, language);
  }
}
