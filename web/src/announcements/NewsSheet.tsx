import { BellRing, CalendarX, Check, Pencil } from "lucide-react";
import { useState } from "react";
import type { Outcome } from "../api/change";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Drawer } from "../kit/Drawer";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TimeText } from "../kit/TimeText";
import { useWords } from "../words/words";
import { acknowledge, cancelNews, expireNews, remind } from "./changeNews";
import { Recipients } from "./NewsCard";
import styles from "./NewsPage.module.css";
import { missingOf, type News, newsOf } from "./queries";
import { RichText } from "./RichText";

interface NewsSheetProps {
  id: string;
  session: Session;
  onEdit: () => void;
  onClose: () => void;
}

/** All of it. What is sent is only read; what is not sent yet is written on. */
export function NewsSheet({ id, session, onEdit, onClose }: NewsSheetProps) {
  const say = useWords();
  const known = useQuery(newsOf(id));
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const news = known.data;
  const writes = news?.readCount !== undefined && news.readCount !== null;
  const act = (name: string, what: (news: News) => Promise<Outcome<unknown>>) => async () => {
    if (!news) return;
    setBusy(name);
    setRefusal((await what(news)).refusal);
    setBusy(null);
  };
  return (
    <Drawer title={news?.title ?? say("nav.news")} open onOpen={(open) => open || onClose()}>
      {known.isPending && <Skeleton count={6} />}
      {known.error && <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />}
      {news && (
        <div className={styles.sheet}>
          <p className={styles.quiet}>
            {news.creator?.fullname} · <TimeText at={Temporal.Instant.from(news.sendTime)} zone={session.timezone} show="both" />
          </p>
          <RichText html={news.bodyHtml} />
          {news.status === "sent" && news.requiresAcknowledgement && !news.acknowledgedAt && (
            <div>
              <Button look="primary" icon={<Check size={15} />} busy={busy === "acknowledge"} onClick={() => void act("acknowledge", acknowledge)()}>
                {say("today.acknowledge")}
              </Button>
            </div>
          )}
          <div className={styles.badges}>
            <Recipients news={news} />
            {news.expiredAt && <Badge>{say("news.expired")}</Badge>}
            {news.acknowledgedAt && <Badge tone="good">{say("news.acknowledged")}</Badge>}
          </div>
          {writes && news.status === "sent" && <Missing news={news} />}
          {refusal && <Refusal refusal={refusal} />}
          {writes && (
            <div className={styles.actions}>
              {news.status !== "sent" && (
                <Button look="primary" icon={<Pencil size={15} />} onClick={onEdit}>
                  {say("news.edit")}
                </Button>
              )}
              {news.status === "scheduled" && (
                <Button busy={busy === "cancel"} onClick={() => void act("cancel", cancelNews)()}>
                  {say("news.cancel")}
                </Button>
              )}
              {news.status === "sent" && !news.expiredAt && (
                <>
                  <Button icon={<BellRing size={15} />} busy={busy === "remind"} onClick={() => void act("remind", remind)()}>
                    {say("news.remind")}
                  </Button>
                  <Button look="quiet" icon={<CalendarX size={15} />} busy={busy === "expire"} onClick={() => void act("expire", expireNews)()}>
                    {say("news.expire")}
                  </Button>
                </>
              )}
            </div>
          )}
        </div>
      )}
    </Drawer>
  );
}

/** How many have read it, and who has not. */
function Missing({ news }: { news: News }) {
  const say = useWords();
  const known = useQuery(missingOf(news.id, news.requiresAcknowledgement));
  const people = known.data?.receipts ?? [];
  const more = (known.data?.paging.totalRowCount ?? 0) - people.length;
  return (
    <section aria-label={say("news.missing")}>
      <p>
        <strong>
          {news.requiresAcknowledgement
            ? say("news.acknowledgedBy", { count: news.acknowledgedCount ?? 0, of: news.audienceCount ?? 0 })
            : say("news.readBy", { count: news.readCount ?? 0, of: news.audienceCount ?? 0 })}
        </strong>
      </p>
      {people.length > 0 && (
        <>
          <p className={styles.quiet}>{say("news.missing")}</p>
          <p className={styles.missing}>
            {people.map((one) => (
              <Badge key={one.user?.id}>{one.user?.fullname ?? say("today.someone")}</Badge>
            ))}
            {more > 0 && <Badge>{say("kit.andMore", { count: more })}</Badge>}
          </p>
        </>
      )}
    </section>
  );
}
