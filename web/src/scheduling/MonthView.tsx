import { Link } from "react-router";
import { EmptyState } from "../kit/EmptyState";
import { weekName } from "../time/wall";
import { dayText, weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { netHours, type Row } from "./board";
import styles from "./MonthView.module.css";
import type { Rota, RotaAddress } from "./useRota";
import { rounded } from "./verdicts";

interface MonthViewProps {
  rota: Rota;
  address: RotaAddress;
}

/** People by the days of a month, in hours; a day leads to its week. */
export function MonthView({ rota, address }: MonthViewProps) {
  const say = useWords();
  const language = useLanguage();
  const { shown, board } = rota;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles.view} aria-label={say("rota.view.month")} aria-busy={rota.waiting} tabIndex={0}>
      {!rota.waiting && board.groups.length === 0 && <EmptyState>{say("rota.noPeople")}</EmptyState>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {say("rota.people", { count: board.groups.reduce((sum, group) => sum + group.rows.length, 0) })}
            </th>
            {shown.map((day) => (
              <th key={day.toString()} scope="col" data-weekend={day.dayOfWeek > 5 || undefined} data-today={day.equals(address.today) || undefined}>
                <Link to={`?week=${weekName(day)}`}>
                  <span aria-hidden="true">{weekdayText(day, language, "narrow")}</span>
                  <b aria-hidden="true">{day.day}</b>
                  <span className="unseen">{dayText(day, language, "long")}</span>
                </Link>
              </th>
            ))}
            <th scope="col">{say("rota.sum")}</th>
          </tr>
        </thead>
        {board.groups.map((group) => (
          <tbody key={group.key}>
            <tr>
              <th scope="rowgroup" colSpan={shown.length + 2} className={styles.group}>
                <span className={styles.dot} data-hue={group.hue} />
                {group.name ?? say("rota.noDepartment")}
              </th>
            </tr>
            {group.rows.map((row) => (
              <PersonMonth key={row.key} row={row} days={shown} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function PersonMonth({ row, days }: { row: Row; days: readonly Temporal.PlainDate[] }) {
  const say = useWords();
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {row.person?.name}
      </th>
      {row.cells.map(({ blocks, leave }, index) => {
        const own = blocks.filter((block) => !block.isTail && block.shift.status !== "cancelled");
        const hours = own.reduce((sum, block) => sum + netHours(block.shift), 0);
        const day = days[index];
        return (
          <td
            key={day?.toString()}
            data-away={leave.length > 0 || undefined}
            data-draft={own.some((block) => !block.shift.published) || undefined}
            data-weekend={(day?.dayOfWeek ?? 1) > 5 || undefined}
            title={leave[0]?.leaveType}
          >
            {hours > 0 ? rounded(hours) : leave[0] ? leave[0].leaveType.slice(0, 1).toLocaleUpperCase() : ""}
          </td>
        );
      })}
      <td className={styles.sum}>{say("rota.hours", { hours: rounded(row.hours) })}</td>
    </tr>
  );
}
