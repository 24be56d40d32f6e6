import type { components } from "../api/company";
import { useLanguage, useWords } from "../words/words";
import styles from "./BoardEdges.module.css";
import type { DayHead } from "./board";
import { rounded } from "./verdicts";

interface BoardFootProps {
  days: readonly DayHead[];
  index: number;
  /** For who sees what people are paid. */
  cost: components["schemas"]["RotaCost"] | undefined;
}

export function BoardFoot({ days, index, cost }: BoardFootProps) {
  const say = useWords();
  const language = useLanguage();
  const money = (amount: number) =>
    new Intl.NumberFormat(language, { style: "currency", currency: cost?.currency ?? "USD", maximumFractionDigits: 0 }).format(amount);
  const hours = (count: number) => say("rota.hours", { hours: rounded(count) });
  return (
    <div role="row" aria-rowindex={index} className={styles.foot}>
      <div role="rowheader" className={styles.total} tabIndex={-1}>
        <strong>{say("rota.week")}</strong>
        <span className={styles.sums}>
          <span>{hours(days.reduce((sum, day) => sum + day.hours, 0))}</span>
          {cost && <span>{money(cost.cost)}</span>}
        </span>
      </div>
      {days.map((day) => (
        <div key={day.day.toString()} role="gridcell" className={styles.sum} tabIndex={-1}>
          <strong>{hours(day.hours)}</strong>
          {cost && <span>{money(cost.days.find((one) => one.day === `${day.day}`)?.cost ?? 0)}</span>}
        </div>
      ))}
    </div>
  );
}
