import type { Session } from "../app/session";
import type { Shift } from "../app/workday";
import { Card } from "../kit/Card";
import { spanText, weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./ComingUp.module.css";
import { placeOf, withWhom } from "./shiftWords";

const most = 5;

export function ComingUp({ session, shifts }: { session: Session; shifts: readonly Shift[] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <Card title={say("today.comingUp")}>
      {shifts.length === 0 ? (
        <p className={styles.none}>{say("today.nothingPlanned")}</p>
      ) : (
        <ul className={styles.list}>
          {shifts.slice(0, most).map((shift) => {
            const day = Temporal.PlainDate.from(shift.shiftDate);
            const inZone = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(session.timezone);
            return (
              <li key={shift.id} className={styles.row}>
                <span className={styles.day}>
                  {weekdayText(day, language, "short")}
                  <strong>{day.day}</strong>
                </span>
                <span className={styles.words}>
                  <strong>{spanText(inZone(shift.startsAt), inZone(shift.endsAt), language)}</strong>
                  <span>{[placeOf(shift), withWhom(shift, session.userId, say)].filter(Boolean).join(" · ")}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
