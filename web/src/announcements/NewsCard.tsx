import { Badge } from "../kit/Badge";
import { TimeText } from "../kit/TimeText";
import { useWords } from "../words/words";
import styles from "./NewsPage.module.css";
import type { News } from "./queries";

/** Title, two lines, from whom and for whom; writers see how many have read it. */
export function NewsCard({ news, zone, onOpen }: { news: News; zone: string; onOpen: () => void }) {
  const say = useWords();
  const unread = news.status === "sent" && !news.read;
  const time = (at: string) => <TimeText at={Temporal.Instant.from(at)} zone={zone} show="both" />;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <button type="button" className={styles.title} data-unread={unread || undefined} onClick={onOpen}>
          {unread && (
            <span className={styles.dot}>
              <span className="unseen">{say("nav.unread")}</span>
            </span>
          )}
          {news.title}
        </button>
        {news.readCount !== null && news.status === "sent" && (
          <span className={styles.quiet}>{say("news.readBy", { count: news.readCount, of: news.audienceCount ?? 0 })}</span>
        )}
      </div>
      <p className={styles.preview}>{news.preview}</p>
      <p className={styles.quiet}>
        {news.creator?.fullname} · {news.status === "scheduled" ? say("news.goesOut") : null} {time(news.sendTime)}
        {news.visibleUntil && (
          <>
            {" · "}
            {say("news.until")} {time(news.visibleUntil)}
          </>
        )}
      </p>
      <div className={styles.badges}>
        <Recipients news={news} />
        {news.pinned && <Badge>{say("news.pinned")}</Badge>}
        {news.expiredAt && <Badge>{say("news.expired")}</Badge>}
        {news.requiresAcknowledgement && (
          <Badge tone={news.acknowledgedAt ? "good" : "warn"}>{say(news.acknowledgedAt ? "news.acknowledged" : "news.toAcknowledge")}</Badge>
        )}
      </div>
    </li>
  );
}

/** Readable, whoever it is for. */
export function Recipients({ news }: { news: News }) {
  const say = useWords();
  if (news.audience === "everyone") return <Badge tone="accent">{say("news.everybody")}</Badge>;
  const people = news.audienceUsers.slice(0, 3);
  const more = news.audienceUserIds.length - people.length;
  return (
    <>
      {news.departments.map((one) => (
        <Badge key={one.id} tone="accent">
          {one.groupName}
        </Badge>
      ))}
      {people.map((one) => (
        <Badge key={one.id}>{one.fullname}</Badge>
      ))}
      {more > 0 && <Badge>{say("kit.andMore", { count: more })}</Badge>}
    </>
  );
}
