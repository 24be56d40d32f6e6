import { Bell as Sign } from "lucide-react";
import { type ComponentProps, type ComponentType, lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { unreadQuery } from "../app/counts";
import type { Session } from "../app/session";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import styles from "./Bell.module.css";

const fetchPopover = () => import("../kit/Popover");
const Popover = lazy(() => fetchPopover().then((module) => ({ default: module.Popover })));

/** What the bell opens: it belongs to the inbox, which the shell does not know. */
export type BellContent = ComponentType<{ session: Session; onGo: () => void }>;

/** How many are unread, and the last of them a press away; fetched when somebody comes near. */
export function Bell({ session, content: Content }: { session: Session; content: BellContent }) {
  const say = useWords();
  const [open, setOpen] = useState<boolean | null>(null);
  const unread = useQuery(unreadQuery).data ?? 0;
  const label = unread > 0 ? say("inbox.bellCount", { count: unread }) : say("inbox.bell");
  if (open === null)
    return <BellButton label={label} unread={unread} onPointerEnter={fetchPopover} onFocus={fetchPopover} onClick={() => setOpen(true)} />;
  return (
    <Suspense fallback={<BellButton label={label} unread={unread} />}>
      <Popover trigger={<BellButton label={label} unread={unread} />} title={say("nav.inbox")} open={open} onOpen={setOpen}>
        <Suspense fallback={<Skeleton shape="rows" count={4} />}>
          <Content session={session} onGo={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </Suspense>
  );
}

function BellButton({ label, unread, ...button }: ComponentProps<"button"> & { label: string; unread: number }) {
  return (
    <button type="button" aria-haspopup="dialog" {...button} className={styles.bell} aria-label={label} title={label}>
      <Sign size={16} aria-hidden="true" />
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </button>
  );
}
