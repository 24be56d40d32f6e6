import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { Badge } from "../kit/Badge";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { clockText, dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { hoursText } from "./lineWords";
import { type Report, timesOf } from "./queries";
import styles from "./ReportSheet.module.css";
import { Unfold } from "./Unfold";

/** The days that its hours rest on, as they are on record now. */
export function ReportDays({ report, zone }: { report: Report; zone: string }) {
  const say = useWords();
  return <Unfold title={say("payroll.days")}>{() => <Days report={report} zone={zone} />}</Unfold>;
}

function Days({ report, zone }: { report: Report; zone: string }) {
  const say = useWords();
  const language = useLanguage();
  const times = useQuery(timesOf(report.userId, report.periodStart, report.periodEnd));
  const clock = (at: string | null) => (at ? clockText(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime()) : "…");
  if (times.isPending) return <Skeleton count={5} />;
  if (times.error) return <Refusal refusal={asRefusal(times.error)} onAgain={() => void times.refetch()} />;
  if (times.data.length === 0) return <p className={styles.quiet}>{say("payroll.noDays")}</p>;
  return (
    <>
      <p className={styles.quiet}>{say("payroll.daysNow", { zone: zone.replaceAll("_", " ") })}</p>
      <ul className={styles.list}>
        {times.data.map((record) => {
          const day = record.shift?.shiftDate;
          return (
            <li key={record.id}>
              <span>
                <b>{day ? dayText(Temporal.PlainDate.from(day), language) : ""}</b>{" "}
                {record.status === "absent" ? (
                  <Badge tone="bad">{say(record.excused ? "time.standing.excused" : "time.standing.absent")}</Badge>
                ) : (
                  `${clock(record.countedFrom ?? record.checkInTime)}–${clock(record.countedUntil ?? record.checkOutTime)}`
                )}{" "}
                {record.autoClosed && <Badge tone="warn">{say("time.review.autoClosed")}</Badge>}
                {record.paidBy === "marketplace" && <Badge>{say("payroll.paidElsewhere")}</Badge>}
              </span>
              <span>{record.countedHours === null ? "" : hoursText(record.countedHours, say, language)}</span>
            </li>
          );
        })}
      </ul>
      <div className={styles.row}>
        <LinkButton size="compact" look="quiet" to={pathTo(`time/day?date=${report.periodStart}`)}>
          {say("payroll.toTime")}
        </LinkButton>
      </div>
    </>
  );
}
