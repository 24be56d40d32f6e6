import type { ComponentProps } from "react";
import { roleWord } from "../app/roles";
import type { Session } from "../app/session";
import { Avatar } from "../kit/Avatar";
import { useWords } from "../words/words";
import styles from "./menus.module.css";

export function UserButton({ session, ...button }: ComponentProps<"button"> & { session: Session }) {
  const say = useWords();
  return (
    <button type="button" {...button} className={styles.trigger}>
      <Avatar name={session.fullname} id={session.userId} picture={session.avatar} />
      <span className="unseen">{say("nav.you")} </span>
      <span className={styles.words}>
        <span className={styles.name}>{session.fullname}</span>
        <span className={styles.aside}>{say(roleWord(session))}</span>
      </span>
    </button>
  );
}
