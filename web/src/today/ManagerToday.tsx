import { UserCheck } from "lucide-react";
import { lazy, Suspense } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { keptAs } from "../app/lastAnswers";
import { presentOf } from "../app/missing";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { myTasks } from "../app/tasks";
import { absencesBetween, correctionsToDecide, leaveToDecide, presence, recordsBetween, shiftsBetween, toLookAt } from "../app/workday";
import { EmptyState } from "../kit/EmptyState";
import { PageHead } from "../kit/PageHead";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { Stat } from "../kit/Stat";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { barsOf } from "./bars";
import styles from "./ManagerToday.module.css";
import { NeedsYou } from "./NeedsYou";
import { NewsList } from "./NewsList";
import { NowByDepartment } from "./NowByDepartment";
import { needsOf } from "./needs";
import { OwnShifts } from "./OwnShifts";
import { cancellingAsked, news, stalePay } from "./queries";
import { TaskCircles } from "./TaskCircles";

const Checklist = lazy(() => import("./Checklist").then((module) => ({ default: module.Checklist })));
const ahead = 7;

/** Who is missing, what waits for a decision, and how the day stands. */
export function ManagerToday({ session }: { session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const now = useNow("minute");
  const zone = session.timezone;
  const today = dayOf(now, zone);
  const yesterday = today.subtract({ days: 1 });
  const people = useQuery({ ...keptAs("today.presence", presence), refetchInterval: 60_000 });
  const shifts = useQuery(keptAs("today.shifts", shiftsBetween(yesterday, today), `${today}`));
  const records = useQuery(keptAs("today.records", recordsBetween(yesterday, today), `${today}`));
  const vacant = useQuery(keptAs("today.vacant", shiftsBetween(today, today.add({ days: ahead }), { open: true }), `${today}`));
  const away = useQuery(keptAs("today.away", absencesBetween(today, today), `${today}`));
  const leave = useQuery(keptAs("today.toDecide", leaveToDecide));
  const cancelling = useQuery(keptAs("today.cancelling", cancellingAsked));
  const corrections = useQuery(keptAs("today.corrections", correctionsToDecide));
  const review = useQuery(keptAs("today.toLookAt", toLookAt));
  const pay = useQuery(keptAs("today.stalePay", stalePay));
  const tasks = useQuery(keptAs("today.tasks", myTasks(12))).data ?? [];
  const latest = useQuery(keptAs("today.latest", news(false))).data ?? [];

  const others = <T extends { userId: string }>(all: readonly T[] | undefined) => (all ?? []).filter((one) => one.userId !== session.userId);
  const present = presentOf(people.data ?? [], now);
  const ofToday = (shifts.data ?? []).filter(
    (shift) => shift.shiftDate === today.toString() || Temporal.Instant.compare(Temporal.Instant.from(shift.endsAt), now) > 0,
  );
  const departments = barsOf(ofToday, people.data ?? [], records.data ?? []);
  const needs = needsOf(
    {
      vacant: vacant.data ?? [],
      present,
      leave: others(leave.data?.requests),
      cancelLeave: others(cancelling.data),
      corrections: others(corrections.data).length,
      review: review.data ?? { records: [], count: 0 },
      stalePay: pay.data ?? { count: 0, first: undefined },
    },
    now,
  );
  const gone = new Set((away.data?.absences ?? []).filter((one) => one.status === "approved").map((one) => one.userId)).size;
  const waiting = people.isPending || shifts.isPending || vacant.isPending || leave.isPending;
  const failed = people.error ?? shifts.error ?? vacant.error ?? leave.error;
  return (
    <>
      <PageHead title={say("nav.today")}>
        <span className={styles.date}>{dayText(today, language, "long")}</span>
      </PageHead>
      <div className={styles.page} aria-busy={waiting}>
        {failed && (
          <Refusal
            refusal={asRefusal(failed)}
            onAgain={() => void Promise.all([people.refetch(), shifts.refetch(), vacant.refetch(), leave.refetch()])}
          />
        )}
        <div className={styles.stats}>
          <Stat
            label={say("today.onShift")}
            value={figure(people.data, present.on.length + present.late.length)}
            tone={present.on.length + present.late.length > 0 ? "good" : "quiet"}
          />
          <Stat label={say("today.late")} value={figure(people.data, present.late.length)} tone={present.late.length > 0 ? "warn" : "quiet"} />
          <Stat
            label={say("today.missing")}
            value={figure(people.data, present.missing.length)}
            tone={present.missing.length > 0 ? "bad" : "quiet"}
          />
          <Stat label={say("today.awayToday")} value={figure(away.data, gone)} />
        </div>
        <div className={styles.columns}>
          <div className={styles.column}>
            {isAdmin(session) && !waiting && !failed && departments.length === 0 && (
              <Suspense>
                <Checklist />
              </Suspense>
            )}
            {waiting && !failed ? <Skeleton shape="rows" count={5} /> : <NeedsYou needs={needs} zone={zone} now={now} />}
            {!waiting && departments.length > 0 && <NowByDepartment departments={departments} zone={zone} now={now} />}
            {!waiting && !failed && departments.length === 0 && needs.length === 0 && (
              <EmptyState icon={<UserCheck size={20} />}>{say("today.allWell")}</EmptyState>
            )}
          </div>
          <div className={styles.column}>
            <OwnShifts session={session} />
            {tasks.length > 0 && <TaskCircles tasks={tasks} zone={zone} today={today} />}
            {latest.length > 0 && <NewsList news={latest} />}
          </div>
        </div>
      </div>
    </>
  );
}

/** Nothing is said before it is known. */
function figure(known: unknown, count: number): string {
  return known === undefined ? "–" : String(count);
}
