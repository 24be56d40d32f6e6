import { Hourglass } from "lucide-react";
import { Link } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { recordWord } from "../app/recordWord";
import { type AttendanceRecord, recordsBetween } from "../app/workday";
import { Badge } from "../kit/Badge";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { type Standing, StatusBadge } from "../kit/StatusBadge";
import { durationText } from "../time/durations";
import { clockText, dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";

const standings: Record<AttendanceRecord["status"], Standing> = {
  pending: "running",
  present: "done",
  late: "late",
  leftEarly: "late",
  absent: "refused",
};

/** The comings and goings of four weeks, the newest first; each day leads to where it can be put right. */
export function TimePart({ session, userId, name, today }: PartProps) {
  const say = useWords();
  const language = useLanguage();
  const records = useQuery(recordsBetween(today.subtract({ weeks: 4 }), today, userId));
  const clock = (at: string | null) => (at ? clockText(Temporal.Instant.from(at).toZonedDateTimeISO(session.timezone).toPlainTime()) : "");
  const rows = records.data?.toSorted((one, other) => dayOfRecord(other).localeCompare(dayOfRecord(one)));
  const worked = rows?.reduce((sum, one) => sum + (one.workedHours ?? 0), 0) ?? 0;
  return (
    <div className={styles.page}>
      <div className={styles.narrow}>
        <Card
          title={say("people.fourWeeksTime")}
          hint={rows && rows.length > 0 ? say("people.workedSum", { duration: durationText(Math.round(worked * 60), say) }) : undefined}
        >
          {records.error ? (
            <Refusal refusal={asRefusal(records.error)} onAgain={() => void records.refetch()} />
          ) : !rows ? (
            <Skeleton count={6} />
          ) : rows.length === 0 ? (
            <EmptyState icon={<Hourglass size={20} />}>{say("people.noTime")}</EmptyState>
          ) : (
            <ul className={styles.lines}>
              {rows.map((one) => (
                <li key={one.id} className={styles.row}>
                  <span className={styles.grow}>
                    <Link to={pathTo(`time/day?date=${dayOfRecord(one)}&person=${encodeURIComponent(name)}`)} className={styles.link}>
                      {one.shift ? dayText(Temporal.PlainDate.from(one.shift.shiftDate), language) : dayOfRecord(one)}
                    </Link>
                    <span className={styles.quiet}>
                      {one.checkInTime ? `${clock(one.checkInTime)}–${clock(one.checkOutTime)}` : say("people.neverCame")}
                      {one.workedHours !== null && ` · ${durationText(Math.round(one.workedHours * 60), say)}`}
                    </span>
                  </span>
                  {one.needsReview.length > 0 && <Badge tone="warn">{say("time.toLookAt")}</Badge>}
                  <StatusBadge standing={one.excused ? "off" : standings[one.status]}>
                    {one.status === "absent"
                      ? say(one.excused ? "time.standing.excused" : "time.standing.absent")
                      : (recordWord(one, say) ?? say("time.standing.pending"))}
                  </StatusBadge>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </div>
  );
}

function dayOfRecord(record: AttendanceRecord): string {
  return record.shift?.shiftDate ?? (record.checkInTime ?? record.createdAt).slice(0, 10);
}
