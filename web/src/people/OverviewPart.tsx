import { Fragment } from "react";
import { Link } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { leaveTypes, typeName } from "../app/leaveTypes";
import { standingOf, whenText } from "../app/leaveWords";
import { recordsBetween, shiftsBetween } from "../app/workday";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { Stat } from "../kit/Stat";
import { StatusBadge } from "../kit/StatusBadge";
import { durationText } from "../time/durations";
import { weekOf } from "../time/wall";
import { useLanguage, useWords } from "../words/words";
import { DocumentBadge } from "./DocumentBadge";
import { documentState } from "./documentState";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";
import { balancesOf, documentsOf, leaveOf, type Profile } from "./queries";
import { ShiftRows } from "./ShiftRows";
import { weekFigures } from "./weekFigures";

/** What is next, what this week comes to, and what runs out. */
export function OverviewPart({ userId, profile, today }: PartProps) {
  const say = useWords();
  const week = weekOf(today);
  const [monday, sunday] = [week[0] ?? today, week[6] ?? today];
  const next = useQuery(shiftsBetween(today, today.add({ days: 13 }), { user: userId }));
  const planned = useQuery(shiftsBetween(monday, sunday, { user: userId }));
  const records = useQuery(recordsBetween(monday, sunday, userId));
  const sums = weekFigures(planned.data ?? [], records.data ?? []);
  const ahead = next.data?.filter((one) => one.status === "scheduled").slice(0, 4);
  const failed = planned.error ?? records.error;
  return (
    <div className={styles.page}>
      <section aria-label={say("people.thisWeek")}>
        {failed ? (
          <Refusal refusal={asRefusal(failed)} onAgain={() => void Promise.all([planned.refetch(), records.refetch()])} />
        ) : !planned.data || !records.data ? (
          <Skeleton shape="block" />
        ) : (
          <div className={styles.stats}>
            <Stat label={say("people.planned")} value={durationText(sums.plannedMinutes, say)} />
            <Stat label={say("people.worked")} value={durationText(sums.workedMinutes, say)} />
            <Stat label={say("people.late")} value={sums.late} tone={sums.late > 0 ? "warn" : "quiet"} />
            <Stat label={say("people.absent")} value={sums.absent} tone={sums.absent > 0 ? "bad" : "quiet"} />
          </div>
        )}
      </section>
      <div className={styles.columns}>
        <Card title={say("people.nextShifts")}>
          {next.error ? (
            <Refusal refusal={asRefusal(next.error)} onAgain={() => void next.refetch()} />
          ) : !ahead ? (
            <Skeleton count={3} />
          ) : ahead.length === 0 ? (
            <p className={styles.quiet}>{say("people.noShifts")}</p>
          ) : (
            <ShiftRows shifts={ahead} />
          )}
        </Card>
        <Leave userId={userId} today={today} />
        {profile && <DueDocuments profile={profile} userId={userId} today={today} />}
      </div>
    </div>
  );
}

function Leave({ userId, today }: { userId: string; today: Temporal.PlainDate }) {
  const say = useWords();
  const language = useLanguage();
  const asked = useQuery(leaveOf(userId));
  const balances = useQuery(balancesOf(userId)).data ?? [];
  const types = useQuery(leaveTypes).data;
  const ahead = asked.data?.filter((one) => one.endDate >= today.toString() && (one.status === "approved" || one.status === "pending")).reverse();
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return (
    <Card title={say("nav.leave")}>
      {balances.length > 0 && (
        <dl className={styles.facts}>
          {balances.slice(0, 4).map((one) => (
            <Fragment key={one.leaveTypeId}>
              <dt>{one.name}</dt>
              <dd>{say("leave.left", { days: figure.format(one.available) })}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {asked.error ? (
        <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />
      ) : !ahead ? (
        <Skeleton count={2} />
      ) : ahead.length === 0 ? (
        <p className={styles.quiet}>{say("people.noLeaveAhead")}</p>
      ) : (
        <ul className={styles.lines}>
          {ahead.slice(0, 4).map((one) => (
            <li key={one.id} className={styles.row}>
              <span className={styles.grow}>
                <span className={styles.strong}>{typeName(one, types)}</span>
                <span className={styles.quiet}>{whenText(one, language, say)}</span>
              </span>
              <StatusBadge standing={standingOf(one)}>{say(`leave.status.${one.status}`)}</StatusBadge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function DueDocuments({ profile, userId, today }: { profile: Profile; userId: string; today: Temporal.PlainDate }) {
  const say = useWords();
  const documents = useQuery(documentsOf(profile.id));
  const due = documents.data?.filter((one) => ["expired", "soon"].includes(documentState(one, today)));
  return (
    <Card title={say("people.documentsDue")}>
      {documents.error ? (
        <Refusal refusal={asRefusal(documents.error)} onAgain={() => void documents.refetch()} />
      ) : !due ? (
        <Skeleton count={2} />
      ) : due.length === 0 ? (
        <p className={styles.quiet}>{say("people.nothingDue")}</p>
      ) : (
        <ul className={styles.lines}>
          {due.map((one) => (
            <li key={one.id} className={styles.row}>
              <span className={styles.grow}>
                <Link to={pathTo(`people/${userId}/documents`)} className={styles.link}>
                  {one.documentType}
                </Link>
              </span>
              <DocumentBadge document={one} today={today} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
