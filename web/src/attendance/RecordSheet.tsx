import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import type { Session } from "../app/session";
import type { AttendanceRecord } from "../app/workday";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Drawer } from "../kit/Drawer";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TimeText } from "../kit/TimeText";
import { durationText } from "../time/durations";
import { useWords } from "../words/words";
import { ClockFor } from "./ClockFor";
import { CorrectRecord } from "./CorrectRecord";
import type { DayRow } from "./dayRows";
import { Excuse } from "./Excuse";
import { MarkAbsent } from "./MarkAbsent";
import { historyOf } from "./queries";
import styles from "./RecordSheet.module.css";
import { Review } from "./Review";
import { workedText } from "./workedText";

/** All that is known of one person's shift: as the server has it and as the device said, with what managers can put right. */
export function RecordSheet({ row, session, onClose }: { row: DayRow; session: Session; onClose: () => void }) {
  const say = useWords();
  const [acting, act] = useState<"in" | "out" | "absent" | null>(null);
  const { record } = row;
  const zone = session.timezone;
  const own = row.userId === session.userId;
  const person = {
    userId: row.userId,
    person: row.person,
    shiftId: row.shiftId,
    recordId: record?.id ?? null,
    start: row.start ? Temporal.Instant.from(row.start) : null,
    end: row.end ? Temporal.Instant.from(row.end) : null,
  };
  return (
    <Drawer title={row.name} open onOpen={(open) => open || onClose()}>
      <div className={styles.sheet}>
        <p className={styles.quiet}>
          {row.start && row.end ? (
            <>
              {say("time.planned")}: <TimeText at={Temporal.Instant.from(row.start)} zone={zone} show="both" />–
              <TimeText at={Temporal.Instant.from(row.end)} zone={zone} />
            </>
          ) : (
            say("time.unplanned")
          )}
          {row.department && ` · ${row.department}`}
        </p>
        {record ? <Facts record={record} zone={zone} /> : <p>{say(row.standing === "planned" ? "time.notBegun" : "time.nothingOnRecord")}</p>}
        {own ? (
          <p className={styles.quiet}>{say("time.ownTime")}</p>
        ) : (
          <div className={styles.actions}>
            {(!record || record.status === "absent") && <Button onClick={() => act("in")}>{say("time.clockIn")}</Button>}
            {record?.checkInTime && !record.checkOutTime && <Button onClick={() => act("out")}>{say("time.clockOut")}</Button>}
            {!record && row.standing === "missing" && <Button onClick={() => act("absent")}>{say("time.markAbsent")}</Button>}
          </div>
        )}
        {record && !own && record.needsReview.length > 0 && <Review record={record} />}
        {record && !own && record.status === "absent" && !record.excused && <Excuse record={record} />}
        {record?.checkInTime && !own && <CorrectRecord key={record.recordVersion} record={record} row={row} zone={zone} />}
        {record && <History id={record.id} zone={zone} />}
      </div>
      {acting !== null && acting !== "absent" && <ClockFor row={person} act={acting} zone={zone} onClose={() => act(null)} />}
      {acting === "absent" && <MarkAbsent row={person} onClose={() => act(null)} />}
    </Drawer>
  );
}

function Facts({ record, zone }: { record: AttendanceRecord; zone: string }) {
  const say = useWords();
  const time = (at: string | null) => (at ? <TimeText at={Temporal.Instant.from(at)} zone={zone} /> : "–");
  const facts = [
    [say("today.came"), time(record.checkInTime)],
    record.deviceCheckInTime && record.deviceCheckInTime !== record.checkInTime ? [say("time.deviceIn"), time(record.deviceCheckInTime)] : null,
    [say("today.went"), time(record.checkOutTime)],
    record.deviceCheckOutTime && record.deviceCheckOutTime !== record.checkOutTime ? [say("time.deviceOut"), time(record.deviceCheckOutTime)] : null,
    record.workedHours === null ? null : [say("time.worked"), workedText({ record }, say)],
    record.breakMinutes ? [say("time.breaks"), durationText(record.breakMinutes, say)] : null,
    record.lateByMinutes ? [say("time.late"), durationText(record.lateByMinutes, say)] : null,
    record.absenceReason ? [say("time.reason"), record.absenceReason] : null,
    record.excuseReason ? [say("time.excuse"), record.excuseReason] : null,
    record.managerNote ? [say("time.note"), record.managerNote] : null,
    record.note ? [say("time.ownNote"), record.note] : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p className={styles.badges}>
        {record.status === "absent" && <Badge tone="bad">{say(record.excused ? "time.standing.excused" : "time.standing.absent")}</Badge>}
        {record.autoClosed && <Badge tone="warn">{say("time.review.autoClosed")}</Badge>}
      </p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={String(name)}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function History({ id, zone }: { id: string; zone: string }) {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const history = useQuery({ ...historyOf(open ? id : null) });
  return (
    <section>
      <Button look="quiet" size="compact" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say("time.history")}
      </Button>
      {open && history.isPending && <Skeleton count={3} />}
      {open && history.error && <Refusal refusal={asRefusal(history.error)} />}
      {open && (
        <ul className={styles.history}>
          {history.data?.map((entry) => (
            <li key={entry.id}>
              <TimeText at={Temporal.Instant.from(entry.at)} zone={zone} show="both" /> · {entry.user?.fullname ?? say("time.byRule")}
              {entry.reason && <q>{entry.reason}</q>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
