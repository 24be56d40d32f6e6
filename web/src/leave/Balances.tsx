import { useQuery } from "../api/queries";
import { Stat } from "../kit/Stat";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./Balances.module.css";
import { myBalances } from "./queries";

/** What is left of each type that is counted. */
export function Balances() {
  const say = useWords();
  const language = useLanguage();
  const balances = useQuery(myBalances).data ?? [];
  if (balances.length === 0) return null;
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return (
    <div className={styles.row}>
      {balances.map((one) => (
        <Stat
          key={one.leaveTypeId}
          label={one.name}
          value={say("leave.left", { days: figure.format(one.available) })}
          aside={[
            one.pending > 0 ? say("leave.pendingDays", { days: figure.format(one.pending) }) : null,
            one.planned > 0 ? say("leave.plannedDays", { days: figure.format(one.planned) }) : null,
            one.taken > 0 ? say("leave.takenDays", { days: figure.format(one.taken) }) : null,
            one.expiresNext
              ? say("leave.expires", {
                  days: figure.format(one.expiresNext.days),
                  day: dayText(Temporal.PlainDate.from(one.expiresNext.on), language, "plain"),
                })
              : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      ))}
    </div>
  );
}
