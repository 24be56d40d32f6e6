import { Avatar } from "../kit/Avatar";
import { useLanguage, useWords } from "../words/words";
import { moneyText } from "./figures";
import { hoursText } from "./lineWords";
import type { Totals } from "./queries";
import styles from "./ReportCards.module.css";
import { ReportState } from "./ReportState";
import type { Row } from "./rows";

/** On phones: who gets how much, and the sum of it. */
export function ReportCards({ rows, totals, onOpen }: { rows: readonly Row[]; totals: readonly Totals[]; onOpen: (row: Row) => void }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <ul className={styles.list} aria-label={say("payroll.step.review")}>
      {totals.map((sum) => (
        <li key={sum.currency} className={styles.sum}>
          <span>{say("payroll.sumOf", { count: sum.reports })}</span>
          <strong>{moneyText(sum.salaryCalculated, sum.currency, language)}</strong>
        </li>
      ))}
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className={styles.card} onClick={() => onOpen(row)}>
            <Avatar name={row.name} id={row.report.userId} picture={row.report.user?.avatar} />
            <span className={styles.words}>
              <strong>{row.name}</strong>
              <span className={styles.quiet}>{hoursText(row.report.totalHoursWorked, say, language)}</span>
            </span>
            <span className={styles.end}>
              <strong>{moneyText(row.report.salaryCalculated, row.report.currency, language)}</strong>
              <ReportState report={row.report} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
