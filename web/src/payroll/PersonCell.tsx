import { weekText } from "../time/words";
import { useLanguage } from "../words/words";
import styles from "./PersonCell.module.css";
import { isSame, type Period } from "./period";
import type { Row } from "./rows";

/** Who it is; whose report is of other days than most says which. */
export function PersonCell({ row, period }: { row: Row; period: Period }) {
  const language = useLanguage();
  const { report } = row;
  return (
    <span className={styles.person}>
      <strong>{row.name}</strong>
      {!isSame(period, report) && (
        <span className={styles.days}>
          {weekText(Temporal.PlainDate.from(report.periodStart), Temporal.PlainDate.from(report.periodEnd), language)}
        </span>
      )}
    </span>
  );
}
