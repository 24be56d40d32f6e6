import { Bell } from "lucide-react";
import { Link } from "react-router";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import type { Session } from "../app/session";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import styles from "./BellList.module.css";
import { NotificationRow } from "./NotificationRow";
import { useNotifications } from "./queries";

const most = 8;

/** The last of what the person was told; the stream brings the next. */
export function BellList({ session, onGo }: { session: Session; onGo: () => void }) {
  const say = useWords();
  const inbox = useNotifications(false);
  const last = inbox.data?.pages[0]?.notifications.slice(0, most) ?? [];
  return (
    <div className={styles.last} aria-busy={inbox.isPending}>
      {inbox.isPending && <Skeleton shape="rows" count={4} />}
      {inbox.error && <Refusal refusal={asRefusal(inbox.error)} onAgain={() => void inbox.refetch()} />}
      {inbox.data && last.length === 0 && <EmptyState icon={<Bell size={20} />}>{say("inbox.none")}</EmptyState>}
      {last.length > 0 && (
        <ul className={styles.list}>
          {last.map((one) => (
            <NotificationRow key={one.id} notification={one} session={session} onGo={onGo} />
          ))}
        </ul>
      )}
      <Link to={pathTo("inbox", true)} className={styles.whole} onClick={onGo}>
        {say("inbox.whole")}
      </Link>
    </div>
  );
}
