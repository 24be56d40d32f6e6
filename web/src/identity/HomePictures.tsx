import { CalendarDays, Check, Clock, Wallet } from "lucide-react";
import { Avatar } from "../kit/Avatar";
import { Badge } from "../kit/Badge";
import { StatusBadge } from "../kit/StatusBadge";
import { useWords } from "../words/words";
import styles from "./HomePictures.module.css";

const people = [
  { name: "Irina Volkovaya", hue: "violet", days: [0, 1, 1, 1, 1, 0, 0], time: "22–06" },
  { name: "Pablo Quintanar", hue: "teal", days: [1, 1, 0, 1, 1, 0, 0], time: "10–18" },
  { name: "Grace Wanjikuri", hue: "amber", days: [1, 1, 1, 0, 0, 1, 0], time: "09–17" },
] as const;
const bars = [64, 72, 58, 81, 76, 34, 22];

/** What it does, in three small pictures made of the app's own parts. */
export function HomePictures() {
  const say = useWords();
  return (
    <div className={styles.pictures}>
      <figure className={styles.picture}>
        <figcaption className={styles.caption}>
          <CalendarDays size={16} aria-hidden="true" />
          {say("home.plan")}
        </figcaption>
        <div className={styles.rota} aria-hidden="true">
          {people.map((person) => (
            <div key={person.name} className={styles.row}>
              <Avatar name={person.name} size="small" />
              {person.days.map((on, day) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week stay where they are
                <span key={day} className={on ? styles.chip : styles.free} data-hue={person.hue}>
                  {on ? person.time : ""}
                </span>
              ))}
            </div>
          ))}
        </div>
      </figure>
      <figure className={styles.picture}>
        <figcaption className={styles.caption}>
          <Clock size={16} aria-hidden="true" />
          {say("home.clock")}
        </figcaption>
        <div className={styles.card} aria-hidden="true">
          <strong className={styles.big}>09:00–17:00</strong>
          <span className={styles.press}>
            <Check size={16} /> 08:57
          </span>
          <StatusBadge standing="done">{say("home.onTime")}</StatusBadge>
        </div>
      </figure>
      <figure className={styles.picture}>
        <figcaption className={styles.caption}>
          <Wallet size={16} aria-hidden="true" />
          {say("home.pay")}
        </figcaption>
        <div className={styles.card} aria-hidden="true">
          <span className={styles.bars}>
            {bars.map((height, day) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week stay where they are
              <span key={day} style={{ blockSize: `${height}%` }} />
            ))}
          </span>
          <span className={styles.sum}>
            <strong>168.5 h</strong>
            <Badge tone="good">{say("home.approved")}</Badge>
          </span>
        </div>
      </figure>
    </div>
  );
}
