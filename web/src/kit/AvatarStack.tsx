import { useWords } from "../words/words";
import { Avatar } from "./Avatar";
import styles from "./AvatarStack.module.css";

interface AvatarStackProps {
  people: readonly { id: string; fullname: string; avatar?: string | null }[];
  most?: number;
}

/** Some faces, and how many more; their names are read out and shown on hover. */
export function AvatarStack({ people, most = 4 }: AvatarStackProps) {
  const say = useWords();
  const names = people.map((person) => person.fullname).join(", ");
  return (
    <span className={styles.stack} role="img" aria-label={names} title={names}>
      {people.slice(0, most).map((person) => (
        <span key={person.id} className={styles.face}>
          <Avatar name={person.fullname} id={person.id} picture={person.avatar} />
        </span>
      ))}
      {people.length > most && <span className={styles.rest}>{say("kit.andMore", { count: people.length - most })}</span>}
    </span>
  );
}
