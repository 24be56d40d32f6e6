import { hoursInDay } from "../time/wall";
import { dayText, weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./BoardEdges.module.css";
import type { DayHead } from "./board";

interface BoardHeadProps {
  days: readonly DayHead[];
  today: Temporal.PlainDate;
  zone: string;
  people: number;
}

/** Weekday, how many work, and when: the same scale for the whole week. */
export function BoardHead({ days, today, zone, people }: BoardHeadProps) {
  const say = useWords();
  const language = useLanguage();
  const most = Math.max(1, ...days.flatMap((day) => day.byHour));
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="columnheader" className={styles.corner} tabIndex={-1}>
        {say("rota.people", { count: people })}
      </div>
      {days.map(({ day, on, byHour }) => {
        const length = hoursInDay(day, zone);
        return (
          <div key={day.toString()} role="columnheader" tabIndex={-1} className={styles.day} data-today={day.equals(today) || undefined}>
            <span title={dayText(day, language, "long")}>
              <strong>
                {weekdayText(day, language, "short")} {day.day}
              </strong>{" "}
              <span className={styles.on}>{say("rota.on", { count: on })}</span>
              {length !== 24 && <span className={styles.clockChange}>{say("rota.hours", { hours: length })}</span>}
            </span>
            <span className={styles.bars} aria-hidden="true">
              {byHour.map((count, hour) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a day stay where they are
                <span key={hour} style={{ blockSize: `${(count / most) * 100}%` }} />
              ))}
            </span>
          </div>
        );
      })}
    </div>
  );
}
