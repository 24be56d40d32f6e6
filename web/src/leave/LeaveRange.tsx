import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { shiftsBetween } from "../app/workday";
import { type DayMark, MonthGrid } from "../kit/MonthGrid";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { daysText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./LeaveRange.module.css";
import { holidaysBetween } from "./queries";

export interface Range {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

interface LeaveRangeProps {
  session: Session;
  range: Range | null;
  onRange: (range: Range) => void;
  /** What is wrong with these days. */
  refusal: string | null;
  backdateDays: number;
}

/** First day, last day; days off are shaded, own shifts dotted. */
export function LeaveRange({ session, range, onRange, refusal, backdateDays }: LeaveRangeProps) {
  const say = useWords();
  const language = useLanguage();
  const today = dayOf(useNow("minute"), session.timezone);
  const [open, setOpen] = useState(false);
  const [from, to] = [today.subtract({ days: backdateDays }), today.add({ days: 366 })];
  const shifts = useQuery(shiftsBetween(from, today.add({ days: 120 }), isPlanner(session) ? { user: session.userId } : {})).data ?? [];
  const holidays = useQuery(holidaysBetween(from, to)).data ?? [];
  const worked = new Set(shifts.map((shift) => shift.shiftDate));
  const given = range ? shifts.filter((shift) => shift.shiftDate >= range.from.toString() && shift.shiftDate <= range.to.toString()).length : 0;

  const pick = (day: Temporal.PlainDate) => {
    // The second tap ends what the first began; a third begins anew.
    if (range && open && Temporal.PlainDate.compare(day, range.from) >= 0) {
      onRange({ from: range.from, to: day });
      setOpen(false);
    } else {
      onRange({ from: day, to: day });
      setOpen(true);
    }
  };
  const markOf = (day: Temporal.PlainDate): DayMark => {
    const name = day.toString();
    const holiday = holidays.find((one) => one.day === name)?.name;
    const dot = worked.has(name);
    return {
      off: day.dayOfWeek > 5 || holiday !== undefined,
      dot,
      says: [holiday, dot ? say("leave.youWork") : null].filter(Boolean).join(", ") || undefined,
    };
  };
  return (
    <fieldset className={styles.field} aria-describedby={refusal ? "leave-days-wrong" : undefined}>
      <legend className={styles.label}>
        {say("leave.daysLabel")}
        <span className={styles.chosen}>{range ? daysText(range.from, range.to, language) : say("leave.pickFirst")}</span>
      </legend>
      <MonthGrid value={range?.from ?? null} range={range} today={today} min={from} markOf={markOf} inline onValue={pick} />
      {open && range && <p className={styles.hint}>{say("leave.pickLast")}</p>}
      {refusal && (
        <p id="leave-days-wrong" className={styles.refusal} role="alert">
          <CircleAlert size="1.1em" aria-hidden="true" />
          {refusal}
        </p>
      )}
      {given > 0 && !refusal && <p className={styles.given}>{say("leave.shiftsThen", { count: given })}</p>}
    </fieldset>
  );
}
