import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, inForm, type Refusal as Refused } from "../api/refusals";
import { AudienceField } from "../app/AudienceField";
import { nobody } from "../app/audience";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { DateField } from "../kit/DateField";
import { Drawer } from "../kit/Drawer";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
import { Skeleton } from "../kit/Skeleton";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { now, useNow } from "../time/clock";
import { dayOf, instantOf } from "../time/wall";
import { useWords } from "../words/words";
import { BodyField } from "./BodyField";
import { publish, rewrite } from "./changeNews";
import styles from "./NewsPage.module.css";
import { type News, newsOf } from "./queries";

interface ComposeProps {
  /** Empty for what is new. */
  id: string;
  session: Session;
  onClose: () => void;
}

/** Writes what is new, or goes on with what is not sent yet. */
export function Compose({ id, session, onClose }: ComposeProps) {
  const say = useWords();
  const known = useQuery(newsOf(id || null));
  return (
    <Drawer title={say(id ? "news.edit" : "news.write")} open keeps onOpen={(open) => open || onClose()}>
      {id && known.isPending && <Skeleton count={6} />}
      {known.error && <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />}
      {(!id || known.data) && <Writing news={known.data ?? null} session={session} onClose={onClose} />}
    </Drawer>
  );
}

function Writing({ news, session, onClose }: { news: News | null; session: Session; onClose: () => void }) {
  const say = useWords();
  const zone = session.timezone;
  const today = dayOf(useNow("minute"), zone);
  const planned = news?.status === "scheduled" ? Temporal.Instant.from(news.sendTime).toZonedDateTimeISO(zone) : null;
  const [title, setTitle] = useState(news?.title ?? "");
  const [body, setBody] = useState(news?.body ?? "");
  const [to, setTo] = useState<"everyone" | "some">(news && news.audience !== "everyone" ? "some" : "everyone");
  const [audience, setAudience] = useState(news ? { departments: news.targetDepartmentIds, people: news.audienceUserIds } : nobody);
  const [when, setWhen] = useState<"now" | "later">(planned ? "later" : "now");
  const [day, setDay] = useState(planned?.toPlainDate() ?? today.add({ days: 1 }));
  const [time, setTime] = useState(planned?.toPlainTime().toString({ smallestUnit: "minute" }) ?? "09:00");
  const [until, setUntil] = useState(news?.visibleUntil ? dayOf(Temporal.Instant.from(news.visibleUntil), zone) : null);
  const [asks, setAsks] = useState(news?.requiresAcknowledgement ?? false);
  const [pinned, pin] = useState(news?.pinned ?? false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const wrong = refusal ? inForm(refusal, say, ["title", "body", "visibleUntil"]) : { fields: {} as Record<string, string>, whole: null };
  const some = audience.departments.length + audience.people.length > 0;

  const send = async () => {
    setBusy(true);
    const wish = {
      title: title.trim(),
      body,
      targetDepartmentIds: to === "some" ? [...audience.departments] : [],
      audienceUserIds: to === "some" ? [...audience.people] : [],
      // The company's clock: the time stays when clocks are changed before it comes.
      ...(when === "later" ? { sendLocalTime: `${day}T${time || "09:00"}` } : news ? { sendTime: now().toString() } : {}),
      visibleUntil: until ? instantOf(until, Temporal.PlainTime.from("23:59"), zone).toString() : null,
      requiresAcknowledgement: asks,
      pinned,
    };
    const outcome = await (news ? rewrite(news, wish) : publish(wish));
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Form className={styles.form} onSend={() => void send()}>
      <TextField
        label={say("news.title")}
        name="title"
        required
        maxLength={200}
        value={title}
        refusal={wrong.fields.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <BodyField value={body} onValue={setBody} refusal={wrong.fields.body} />
      <Segmented
        label={say("tasks.for")}
        value={to}
        onValue={setTo}
        options={[
          { value: "everyone", label: say("news.everybody") },
          { value: "some", label: say("news.some") },
        ]}
      />
      {to === "some" && <AudienceField label={say("tasks.for")} name="audience" value={audience} onValue={setAudience} />}
      <Segmented
        label={say("news.when")}
        value={when}
        onValue={setWhen}
        options={[
          { value: "now", label: say("news.now") },
          { value: "later", label: say("news.later") },
        ]}
      />
      {when === "later" && (
        <>
          <div className={styles.two}>
            <DateField label={say("news.day")} name="sendDay" value={day} onValue={setDay} today={today} min={today} />
            <TimeField label={say("tasks.dueAt")} name="sendAt" value={time} onValue={setTime} />
          </div>
          <p className={styles.quiet}>{say("today.zone", { zone: zone.replaceAll("_", " ") })}</p>
        </>
      )}
      <DateField
        label={say("news.visibleUntil")}
        name="visibleUntil"
        value={until}
        onValue={setUntil}
        today={today}
        min={today}
        refusal={wrong.fields.visibleUntil}
      />
      <Checkbox label={say("news.asks")} hint={say("news.asksHint")} checked={asks} onChecked={setAsks} />
      <Checkbox label={say("news.pin")} checked={pinned} onChecked={pin} />
      {wrong.whole && <Refusal refusal={wrong.whole} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" busy={busy} disabled={to === "some" && !some}>
          {say(when === "now" ? "news.send" : "news.schedule")}
        </Button>
        <Button onClick={onClose}>{say("kit.cancel")}</Button>
      </div>
    </Form>
  );
}
