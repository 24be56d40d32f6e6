import { Link } from "react-router";
import { pathTo } from "../app/company";
import type { Shift } from "../app/workday";
import { StatusBadge } from "../kit/StatusBadge";
import { weekName } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./Person.module.css";

/** Each leads to its week of the rota, with the shift open. */
export function ShiftRows({ shifts }: { shifts: readonly Shift[] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <ul className={styles.lines}>
      {shifts.map((one) => {
        const day = Temporal.PlainDate.from(one.shiftDate);
        return (
          <li key={one.id} className={styles.row}>
            <span className={styles.grow}>
              <Link to={pathTo(`rota?week=${weekName(day)}&shift=${one.id}`)} className={styles.link}>
                {dayText(day, language)}, {one.startTime.slice(0, 5)}–{one.endTime.slice(0, 5)}
              </Link>
              <span className={styles.quiet}>{[one.department?.groupName, one.location].filter(Boolean).join(" · ")}</span>
            </span>
            {one.status === "completed" && <StatusBadge standing="done">{say("people.shiftDone")}</StatusBadge>}
          </li>
        );
      })}
    </ul>
  );
}
