import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { presentOf } from "../app/missing";
import type { Session } from "../app/session";
import { type AttendanceRecord, correctionsToDecide, presence, toLookAt } from "../app/workday";
import { Avatar } from "../kit/Avatar";
import { Badge } from "../kit/Badge";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { durationText } from "../time/durations";
import { dayOf } from "../time/wall";
import { clockText, dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { Corrections } from "./Corrections";
import styles from "./ExceptionsPart.module.css";
import { absentBetween, lateOrEarly } from "./queries";
import { Review } from "./Review";

const lately = 7;

/** What is not as it should be, whatever the day: to decide, to look at, to know. */
export function ExceptionsPart({ session }: { session: Session }) {
  const say = useWords();
  const now = useNow("minute");
  const zone = session.timezone;
  const today = dayOf(now, zone);
  const from = today.subtract({ days: lately });
  const corrections = useQuery(correctionsToDecide);
  const people = useQuery(presence);
  const review = useQuery(toLookAt);
  const absent = useQuery(absentBetween(from, today));
  const late = useQuery(lateOrEarly(from, today));
  const all = [corrections, people, review, absent, late];
  const waiting = all.some((one) => one.isPending);
  const failed = all.find((one) => one.error)?.error;
  const open = presentOf(people.data ?? [], now).over;
  const reviewed = new Set(review.data?.records.map((one) => one.id));
  const unexplained = (absent.data ?? []).filter((one) => !one.excused && !one.absenceReason && one.userId !== session.userId);
  const notInTime = (late.data ?? []).filter((one) => !reviewed.has(one.id));
  const clock = (at: string | null) => (at ? clockText(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime()) : "…");
  if (waiting) return <Skeleton shape="rows" count={8} />;
  const none = (corrections.data?.length ?? 0) + open.length + (review.data?.count ?? 0) + unexplained.length + notInTime.length === 0;
  return (
    <div className={styles.page}>
      {failed && <Refusal refusal={asRefusal(failed)} onAgain={() => void Promise.all(all.map((one) => one.refetch()))} />}
      {none && !failed && <EmptyState icon={<ShieldCheck size={20} />}>{say("time.noExceptions")}</EmptyState>}
      {(corrections.data?.length ?? 0) > 0 && <Corrections requests={corrections.data ?? []} session={session} />}
      {open.length > 0 && (
        <Group title={say("time.openAfterEnd")}>
          {open.map((one) => (
            <li key={one.userId} className={styles.row}>
              <Avatar name={one.user?.fullname ?? "?"} id={one.userId} picture={one.user?.avatar} />
              <span className={styles.words}>
                <strong>{one.user?.fullname ?? say("today.someone")}</strong>
                <span>{say("today.stillInSince", { time: clock(one.shiftEndsAt) })}</span>
              </span>
              <LinkButton size="compact" to={pathTo(`time?person=${one.userId}`)}>
                {say("today.lookAt")}
              </LinkButton>
            </li>
          ))}
        </Group>
      )}
      {(review.data?.records.length ?? 0) > 0 && (
        <Group title={say("time.reviews")}>
          {review.data?.records.map((record) => (
            <RecordLine key={record.id} record={record} clock={clock}>
              {record.userId === session.userId ? <span>{say("time.ownTime")}</span> : <Review record={record} />}
            </RecordLine>
          ))}
        </Group>
      )}
      {unexplained.length > 0 && (
        <Group title={say("time.unexplained")}>
          {unexplained.map((record) => (
            <RecordLine key={record.id} record={record} clock={clock}>
              <Badge tone="bad">{say("time.standing.absent")}</Badge>
            </RecordLine>
          ))}
        </Group>
      )}
      {notInTime.length > 0 && (
        <Group title={say("time.lateOrEarly")}>
          {notInTime.map((record) => (
            <RecordLine key={record.id} record={record} clock={clock}>
              <Badge tone="warn">
                {record.lateByMinutes ? say("today.lateBy", { duration: durationText(record.lateByMinutes, say) }) : say("today.leftEarly")}
              </Badge>
            </RecordLine>
          ))}
        </Group>
      )}
    </div>
  );
}

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.rows}>{children}</ul>
    </section>
  );
}

function RecordLine({ record, clock, children }: { record: AttendanceRecord; clock: (at: string | null) => string; children: ReactNode }) {
  const say = useWords();
  const language = useLanguage();
  const day = record.shift?.shiftDate;
  const name = record.user?.fullname ?? say("today.someone");
  return (
    <li className={styles.row}>
      <Avatar name={name} id={record.userId} picture={record.user?.avatar} />
      <span className={styles.words}>
        <strong>{name}</strong>
        <span>
          {[
            day ? dayText(Temporal.PlainDate.from(day), language) : null,
            record.checkInTime ? `${clock(record.checkInTime)}–${clock(record.checkOutTime)}` : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <span className={styles.what}>{children}</span>
      {day && (
        <LinkButton size="compact" look="quiet" to={pathTo(`time/day?date=${day}&row=${encodeURIComponent(`${record.shiftId} ${record.userId}`)}`)}>
          {say("today.lookAt")}
        </LinkButton>
      )}
    </li>
  );
}
