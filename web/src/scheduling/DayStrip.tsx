import { dayText, weekdayText } from "../time/words";
import { useLanguage } from "../words/words";
import styles from "./DayStrip.module.css";

interface DayStripProps {
  days: readonly Temporal.PlainDate[];
  at: Temporal.PlainDate;
  today: Temporal.PlainDate;
  /** What a day has, in few letters. */
  sign: (day: Temporal.PlainDate, index: number) => string;
  onDay: (day: Temporal.PlainDate) => void;
}

/** The days of a week, one of them chosen. */
export function DayStrip({ days, at, today, sign, onDay }: DayStripProps) {
  const language = useLanguage();
  return (
    <div className={styles.strip}>
      {days.map((day, index) => (
        <button
          key={day.toString()}
          type="button"
          className={styles.day}
          aria-pressed={day.equals(at)}
          aria-current={day.equals(today) ? "date" : undefined}
          onClick={() => onDay(day)}
        >
          <span className={styles.weekday} aria-hidden="true">
            {weekdayText(day, language, "narrow")}
          </span>
          <strong aria-hidden="true">{day.day}</strong>
          <span className="unseen">{dayText(day, language, "long")}</span>
          <span className={styles.sign}>{sign(day, index)}</span>
        </button>
      ))}
    </div>
  );
}
