import { Bell, CheckCheck } from "lucide-react";
import { useOutletContext, useSearchParams } from "react-router";
import { asRefusal } from "../api/refusals";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { PageHead } from "../kit/PageHead";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./InboxPage.module.css";
import { markAllSeen } from "./markSeen";
import { NotificationRow } from "./NotificationRow";
import { OpenThing } from "./OpenThing";
import { type Notification, useNotifications } from "./queries";

/** What the person was told, by day. */
export function InboxPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const [asked, ask] = useSearchParams();
  const unseen = asked.get("show") === "unseen";
  const inbox = useNotifications(unseen);
  const all = inbox.data?.pages.flatMap((page) => page.notifications) ?? [];
  const unread = inbox.data?.pages[0]?.unreadCount ?? 0;
  useTitle(say("nav.inbox"), session.tenantName);

  return (
    <>
      <PageHead
        title={say("nav.inbox")}
        action={
          unread > 0 && (
            <Button icon={<CheckCheck size={15} />} onClick={() => void markAllSeen()}>
              {say("inbox.allSeen")}
            </Button>
          )
        }
      >
        <Segmented
          label={say("inbox.show")}
          value={unseen ? "unseen" : "all"}
          onValue={(value) => ask(value === "unseen" ? { show: "unseen" } : {}, { replace: true })}
          options={[
            { value: "all", label: say("inbox.all") },
            { value: "unseen", label: unread > 0 ? say("inbox.unseenCount", { count: unread }) : say("inbox.unseen") },
          ]}
        />
      </PageHead>
      <div className={styles.page} aria-busy={inbox.isPending}>
        {asked.get("id") && <OpenThing session={session} />}
        {inbox.isPending && <Skeleton shape="rows" count={8} />}
        {inbox.error && <Refusal refusal={asRefusal(inbox.error)} onAgain={() => void inbox.refetch()} />}
        {inbox.data && all.length === 0 && (
          <EmptyState icon={<Bell size={20} />} action={unseen && <Button onClick={() => ask({}, { replace: true })}>{say("inbox.showAll")}</Button>}>
            {say(unseen ? "inbox.noneUnseen" : "inbox.none")}
          </EmptyState>
        )}
        {all.length > 0 && <Days notifications={all} session={session} />}
        {inbox.hasNextPage && (
          <Button wide look="quiet" busy={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
            {say("inbox.older")}
          </Button>
        )}
      </div>
    </>
  );
}

function Days({ notifications, session }: { notifications: readonly Notification[]; session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const zone = session.timezone;
  const today = dayOf(useNow("minute"), zone);
  const days = Map.groupBy(notifications, (one) => dayOf(Temporal.Instant.from(one.createdAt), zone).toString());
  return [...days].map(([name, ofDay]) => {
    const day = Temporal.PlainDate.from(name);
    const ago = day.until(today).days;
    const title = ago === 0 ? say("inbox.today") : ago === 1 ? say("inbox.yesterday") : dayText(day, language, "long");
    return (
      <section key={name} aria-label={title}>
        <h2 className={styles.day}>{title}</h2>
        <ul className={styles.list}>
          {ofDay.map((one) => (
            <NotificationRow key={one.id} notification={one} session={session} />
          ))}
        </ul>
      </section>
    );
  });
}
