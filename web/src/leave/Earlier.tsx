import { useQuery } from "../api/queries";
import { type LeaveType, typeName } from "../app/leaveTypes";
import { standingOf, whenText } from "../app/leaveWords";
import { StatusBadge } from "../kit/StatusBadge";
import { useLanguage, useWords } from "../words/words";
import styles from "./Earlier.module.css";
import { earlierOf } from "./queries";

/** What the person asked for before. */
export function Earlier({ user, but, types }: { user: string; but: string; types: readonly LeaveType[] | undefined }) {
  const say = useWords();
  const language = useLanguage();
  const earlier = (useQuery(earlierOf(user)).data ?? []).filter((one) => one.id !== but);
  if (earlier.length === 0) return null;
  return (
    <section className={styles.earlier}>
      <h3>{say("leave.earlier")}</h3>
      <ul className={styles.list}>
        {earlier.map((one) => (
          <li key={one.id} className={styles.row}>
            <span>{typeName(one, types)}</span>
            <span className={styles.when}>{whenText(one, language, say)}</span>
            <StatusBadge standing={standingOf(one)}>{say(`leave.status.${one.status}`)}</StatusBadge>
          </li>
        ))}
      </ul>
    </section>
  );
}
