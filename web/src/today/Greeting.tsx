import type { Session } from "../app/session";
import { useNow } from "../time/clock";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./Greeting.module.css";

/** By the company's clock, as everything here is. */
export function Greeting({ session }: { session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const there = useNow("minute").toZonedDateTimeISO(session.timezone);
  const part = there.hour >= 5 && there.hour < 12 ? "morning" : there.hour >= 12 && there.hour < 18 ? "day" : "evening";
  return (
    <header className={styles.greeting}>
      <h1>{say(`today.good.${part}`, { name: session.fullname.split(" ")[0] ?? "" })}</h1>
      <p>{dayText(there.toPlainDate(), language, "long")}</p>
    </header>
  );
}
