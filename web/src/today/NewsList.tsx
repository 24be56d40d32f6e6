import { Pin } from "lucide-react";
import { useState } from "react";
import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { RelativeTime } from "../kit/RelativeTime";
import { useWords } from "../words/words";
import styles from "./NewsList.module.css";
import type { Announcement } from "./queries";

/** What was announced, read where it stands; reading marks it as read. */
export function NewsList({ news }: { news: readonly Announcement[] }) {
  const say = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const read = (one: Announcement) => {
    setOpen(open === one.id ? null : one.id);
    // Told whole, it counts as read; the list is asked again when the page is next looked at, so that nothing vanishes under the eye.
    if (!one.read)
      void told(
        clients.announcements.GET("/announcementManagement-api/v1/announcements/{announcementId}", { params: { path: { announcementId: one.id } } }),
      ).catch(() => null);
  };
  return (
    <Card title={say("today.news")}>
      <ul className={styles.list}>
        {news.map((one) => (
          <li key={one.id} className={styles.row}>
            <button type="button" className={styles.title} aria-expanded={open === one.id} onClick={() => read(one)}>
              {!one.read && <span className={styles.dot} aria-hidden="true" />}
              {one.pinned && <Pin size={14} aria-hidden="true" />}
              {one.title}
            </button>
            <span className={styles.from}>
              {one.creator?.fullname && `${one.creator.fullname} · `}
              <RelativeTime at={Temporal.Instant.from(one.sendTime)} />
            </span>
            <p className={open === one.id ? styles.whole : styles.preview}>{open === one.id ? one.body : one.preview}</p>
            {one.requiresAcknowledgement && !one.acknowledgedAt && <Acknowledge one={one} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Acknowledge({ one }: { one: Announcement }) {
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const acknowledge = async () => {
    setBusy(true);
    await change({
      call: (key) =>
        told(
          clients.announcements.POST("/announcementManagement-api/v1/announcements/{announcementId}/acknowledge", {
            params: { path: { announcementId: one.id } },
            headers: { "idempotency-key": key } as never,
          }),
        ),
      says: () => say("today.acknowledged"),
    });
    setBusy(false);
    await queriesOf(place().codename).invalidateQueries({ queryKey: ["announcement"] });
  };
  return (
    <span>
      <Button size="compact" busy={busy} onClick={() => void acknowledge()}>
        {say("today.acknowledge")}
      </Button>
    </span>
  );
}
