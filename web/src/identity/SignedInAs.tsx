import { LogOut } from "lucide-react";
import { type Session, signOut } from "../app/session";
import { Avatar } from "../kit/Avatar";
import { Button } from "../kit/Button";
import { useWords } from "../words/words";
import styles from "./SignedInAs.module.css";

/** Who is signed in, on pages that anybody may see. */
export function SignedInAs({ session }: { session: Session }) {
  const say = useWords();
  return (
    <div className={styles.person}>
      <Avatar name={session.fullname} id={session.userId} picture={session.avatar} />
      <span className={styles.words}>
        <strong>{session.fullname}</strong>
        <span className={styles.email}>{session.email}</span>
      </span>
      <Button look="quiet" icon={<LogOut size={15} />} onClick={() => void signOut()}>
        {say("nav.signOut")}
      </Button>
    </div>
  );
}
