import {
  Building2,
  CalendarDays,
  Clock,
  FileText,
  type LucideIcon,
  Megaphone,
  Palmtree,
  Sparkles,
  SquareCheck,
  Store,
  UserRound,
  Wallet,
} from "lucide-react";
import { Link } from "react-router";
import { pathTo } from "../app/company";
import type { Session } from "../app/session";
import { TimeText } from "../kit/TimeText";
import { useWords } from "../words/words";
import { markSeen } from "./markSeen";
import styles from "./NotificationRow.module.css";
import type { Notification } from "./queries";
import { to } from "./to";

/** By what its kind begins with. */
const icons: [RegExp, LucideIcon][] = [
  [/^shift/, CalendarDays],
  [/^(attendance|report|punch|absence|autoClosed|lateOut|correction|unplanned)/, Clock],
  [/^(leave|balance)/, Palmtree],
  [/^(payroll|payslip|period|payment|card|subscription)/, Wallet],
  [/^document/, FileText],
  [/^task/, SquareCheck],
  [/^(announcement|message)/, Megaphone],
  [/^department/, Building2],
  [/^insight/, Sparkles],
  [/^marketplace/, Store],
];

interface NotificationRowProps {
  notification: Notification;
  session: Session;
  onGo?: () => void;
}

/** A tap leads to what it is about, and marks it as seen. */
export function NotificationRow({ notification, session, onGo }: NotificationRowProps) {
  const say = useWords();
  const page = to(notification, session);
  const Icon = icons.find(([kind]) => kind.test(notification.kind))?.[1] ?? UserRound;
  const words = (
    <>
      <span className={styles.icon}>
        <Icon size={16} aria-hidden="true" />
      </span>
      <span className={styles.words}>
        <span className={styles.title}>
          {!notification.seen && <span className="unseen">{say("nav.unread")}: </span>}
          {notification.title}
        </span>
        <span className={styles.text}>{notification.text}</span>
      </span>
      <span className={styles.time}>
        <TimeText at={Temporal.Instant.from(notification.createdAt)} zone={session.timezone} />
        {!notification.seen && <span className={styles.dot} aria-hidden="true" />}
      </span>
    </>
  );
  return (
    <li className={styles.row} data-unseen={!notification.seen || undefined}>
      {page ? (
        <Link
          to={pathTo(page)}
          className={styles.inside}
          onClick={() => {
            if (!notification.seen) void markSeen(notification);
            onGo?.();
          }}
        >
          {words}
        </Link>
      ) : notification.seen ? (
        <div className={styles.inside}>{words}</div>
      ) : (
        <button type="button" className={styles.inside} onClick={() => void markSeen(notification)} title={say("inbox.markSeen")}>
          {words}
        </button>
      )}
    </li>
  );
}
