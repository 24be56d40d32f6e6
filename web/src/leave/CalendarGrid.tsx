import type { components } from "../api/company";
import type { LeaveType } from "../app/leaveTypes";
import { Avatar } from "../kit/Avatar";
import { hueOf } from "../kit/hues";
import { daysText, monthText, weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./CalendarGrid.module.css";
import type { Band, CalendarRow } from "./calendarRows";

interface CalendarGridProps {
  rows: readonly CalendarRow[];
  /** How many are away, day by day. */
  away: readonly number[];
  from: Temporal.PlainDate;
  days: number;
  today: Temporal.PlainDate;
  holidays: readonly components["schemas"]["KeptHoliday"][];
  types: readonly LeaveType[] | undefined;
  chosen: string | null;
  onChoose: (band: Band) => void;
}

/** People by days; names and the head stay in sight, each band says whole what it is. */
export function CalendarGrid({ rows, away, from, days, today, holidays, types, chosen, onChoose }: CalendarGridProps) {
  const say = useWords();
  const language = useLanguage();
  const all = Array.from({ length: days }, (_, index) => from.add({ days: index }));
  const holidayOn = (day: Temporal.PlainDate) => holidays.find((one) => one.day === day.toString())?.name;
  const most = Math.max(1, ...away);
  const nameOf = (band: Band) =>
    [
      types?.find((one) => one.id === band.absence.leaveTypeId)?.name ?? say("leave.away"),
      daysText(Temporal.PlainDate.from(band.absence.from), Temporal.PlainDate.from(band.absence.to), language),
      say(`leave.status.${band.absence.status}`),
    ].join(", ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
    <section className={styles.scroll} aria-label={say("leave.calendar")} tabIndex={0}>
      <div className={styles.grid} style={{ ["--days" as string]: days }}>
        <div className={styles.head}>
          <span className={styles.corner}>{say("leave.awayPerDay")}</span>
          {all.map((day, index) => {
            const holiday = holidayOn(day);
            return (
              <span
                key={day.toString()}
                className={styles.day}
                data-off={day.dayOfWeek > 5 || holiday !== undefined || undefined}
                data-today={day.equals(today) || undefined}
                title={holiday}
              >
                {(index === 0 || day.day === 1) && <span className={styles.month}>{monthText(day.toPlainYearMonth(), language)}</span>}
                <span className={styles.weekday}>{weekdayText(day, language, "narrow")}</span>
                <strong>{day.day}</strong>
                {holiday && <span className="unseen">{holiday}</span>}
                <span className={styles.away} style={{ opacity: away[index] ? 0.35 + (0.65 * (away[index] ?? 0)) / most : 1 }}>
                  {away[index] || ""}
                </span>
              </span>
            );
          })}
        </div>
        {rows.map((row) => (
          <div key={row.user.id} className={styles.row}>
            <span className={styles.name}>
              <Avatar name={row.user.fullname} id={row.user.id} picture={row.user.avatar} size="small" />
              <span className={styles.who}>{row.user.fullname}</span>
            </span>
            {all.map((day, index) => (
              <span
                key={day.toString()}
                className={styles.cell}
                style={{ gridColumn: index + 2 }}
                data-off={day.dayOfWeek > 5 || holidayOn(day) !== undefined || undefined}
                data-today={day.equals(today) || undefined}
              />
            ))}
            {row.bands.map((band) => (
              <button
                key={band.key}
                type="button"
                className={styles.band}
                data-status={band.absence.status}
                data-half-start={band.halfStart || undefined}
                data-half-end={band.halfEnd || undefined}
                aria-pressed={chosen === band.key}
                aria-label={`${row.user.fullname}: ${nameOf(band)}`}
                title={nameOf(band)}
                style={{
                  gridColumn: `${band.first + 2} / ${band.last + 3}`,
                  ["--hue" as string]: `var(--${hueOf(band.absence.leaveTypeId ?? "")})`,
                }}
                onClick={() => onChoose(band)}
              />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
