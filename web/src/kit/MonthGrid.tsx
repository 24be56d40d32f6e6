import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { firstWeekday, monthGrid } from "../time/wall";
import { dayText, monthText, weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { classes } from "./classes";
import { IconButton } from "./IconButton";
import styles from "./MonthGrid.module.css";

interface MonthGridProps {
  value: Temporal.PlainDate | null;
  onValue: (day: Temporal.PlainDate) => void;
  today: Temporal.PlainDate;
  min?: Temporal.PlainDate | undefined;
  /** Shown as taken together, with its two ends. */
  range?: { from: Temporal.PlainDate; to: Temporal.PlainDate } | null;
  /** What is to be known of a day before it is chosen. */
  markOf?: (day: Temporal.PlainDate) => DayMark | undefined;
  /** Stands on a page, and so does not take the focus when it comes. */
  inline?: boolean;
}

export interface DayMark {
  /** Nothing is counted on it: a weekend, a holiday. */
  off?: boolean;
  /** Something is planned on it. */
  dot?: boolean;
  /** Read out after the day. */
  says?: string | undefined;
}

const steps: Record<string, Temporal.DurationLike> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { weeks: -1 },
  ArrowDown: { weeks: 1 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
};

/** The days of a month; the arrows walk over them, and one tab stop is enough. */
export function MonthGrid({ value, onValue, today, min, range, markOf, inline }: MonthGridProps) {
  const say = useWords();
  const language = useLanguage();
  const [at, go] = useState(value ?? today);
  const focused = useRef<HTMLButtonElement>(null);
  const walked = useRef(false);
  const weeks = monthGrid(at.toPlainYearMonth(), firstWeekday(language));
  useEffect(() => {
    if (at && (walked.current || !inline)) focused.current?.focus({ preventScroll: true });
  }, [at, inline]);

  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    walked.current = true;
    go(at.add(step));
  };
  return (
    <div className={styles.month}>
      <div className={styles.head}>
        <IconButton label={say("kit.monthBefore")} icon={<ChevronLeft size={16} />} size="compact" onClick={() => go(at.subtract({ months: 1 }))} />
        <strong aria-live="polite">{monthText(at.toPlainYearMonth(), language)}</strong>
        <IconButton label={say("kit.monthAfter")} icon={<ChevronRight size={16} />} size="compact" onClick={() => go(at.add({ months: 1 }))} />
      </div>
      <table className={styles.grid} onKeyDown={walk}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day.dayOfWeek} scope="col" abbr={weekdayText(day, language, "long")}>
                {weekdayText(day, language, "narrow")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.toString()}>
              {week.map((day) => {
                const mark = markOf?.(day);
                const within = range && Temporal.PlainDate.compare(day, range.from) >= 0 && Temporal.PlainDate.compare(day, range.to) <= 0;
                return (
                  <td key={day.toString()} data-within={within || undefined}>
                    <button
                      type="button"
                      ref={day.equals(at) ? focused : undefined}
                      tabIndex={day.equals(at) ? 0 : -1}
                      disabled={min && Temporal.PlainDate.compare(day, min) < 0}
                      aria-pressed={range ? range.from.equals(day) || range.to.equals(day) : (value?.equals(day) ?? false)}
                      aria-current={day.equals(today) ? "date" : undefined}
                      aria-label={[dayText(day, language, "long"), mark?.says].filter(Boolean).join(", ")}
                      title={mark?.says}
                      className={classes(styles.day, day.month !== at.month && styles.other, mark?.off && styles.off, mark?.dot && styles.dot)}
                      onClick={() => onValue(day)}
                    >
                      {day.day}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
