import type { LeaveRequest, Shift } from "../app/workday";
import { firstWeekday, weekOf } from "../time/wall";
import { dayText, weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./WeekStrip.module.css";

interface WeekStripProps {
  today: Temporal.PlainDate;
  shifts: readonly Shift[];
  leave: readonly LeaveRequest[];
}

/** Seven days: filled is a shift, ringed is today, hatched is leave. */
export function WeekStrip({ today, shifts, leave }: WeekStripProps) {
  const say = useWords();
  const language = useLanguage();
  return (
    <ol className={styles.week} aria-label={say("today.week")}>
      {weekOf(today, firstWeekday(language)).map((day) => {
        const name = day.toString();
        const works = shifts.some((shift) => shift.shiftDate === name);
        const away = leave.some((one) => one.status === "approved" && one.startDate <= name && name <= one.endDate && !one.exceptDays.includes(name));
        const what = away ? say("today.away") : works ? say("today.works") : say("today.free");
        return (
          <li
            key={name}
            className={styles.day}
            data-works={(works && !away) || undefined}
            data-away={away || undefined}
            aria-current={day.equals(today) ? "date" : undefined}
          >
            <span className="unseen">
              {dayText(day, language, "long")}: {what}
            </span>
            <span className={styles.weekday} aria-hidden="true">
              {weekdayText(day, language, "narrow")}
            </span>
            <strong aria-hidden="true">{day.day}</strong>
          </li>
        );
      })}
    </ol>
  );
}
