import type { components } from "../api/company";
import type { Refusal as Refused_ } from "../api/refusals";
import { Refusal } from "../kit/Refusal";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./CopyDialog.module.css";

interface GenerationToldProps {
  /** Null while it is worked out. */
  tried: { made?: components["schemas"]["GenerateShiftsGeneration"]; refusal?: Refused_ } | null;
}

const most = 50;

/** What would be made, what is there already, who is left off and why. */
export function GenerationTold({ tried }: GenerationToldProps) {
  const say = useWords();
  const language = useLanguage();
  return (
    <div className={styles.tried} aria-live="polite">
      {!tried && <p>{say("rota.counting")}</p>}
      {tried?.refusal && <Refusal refusal={tried.refusal} />}
      {tried?.made && (
        <>
          <p>
            <strong>{say("rota.wouldMake", { count: tried.made.created })}</strong>
            {tried.made.skipped > 0 && ` · ${say("rota.wouldSkip", { count: tried.made.skipped })}`}
          </p>
          <ul>
            {tried.made.conflicts.slice(0, most).map((one) => (
              <li key={`${one.date} ${one.userId} ${one.startTime}`}>
                {dayText(Temporal.PlainDate.from(one.date), language)}:{" "}
                {say(`rota.conflict.${one.kind}`, {
                  name: one.fullname,
                  day: dayText(Temporal.PlainDate.from(one.shiftDate), language),
                  times: `${one.startTime}–${one.endTime}`,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
