import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import type { Released } from "./queries";
import styles from "./ShiftLines.module.css";

const most = 8;

export function ShiftLines({ shifts }: { shifts: readonly Released[] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <ul className={styles.lines}>
      {shifts.slice(0, most).map((shift) => (
        <li key={shift.id}>
          {dayText(Temporal.PlainDate.from(shift.shiftDate), language)}, {shift.startTime.slice(0, 5)}–{shift.endTime.slice(0, 5)}
          {shift.location && <span className={styles.place}> · {shift.location}</span>}
        </li>
      ))}
      {shifts.length > most && <li className={styles.place}>{say("kit.andMore", { count: shifts.length - most })}</li>}
    </ul>
  );
}
