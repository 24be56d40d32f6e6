import { lazy, Suspense } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { keptAs } from "../app/lastAnswers";
import type { Session } from "../app/session";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { ComingUp } from "./ComingUp";
import styles from "./EmployeeToday.module.css";
import { Greeting } from "./Greeting";
import { NewsList } from "./NewsList";
import { myLeaveFrom, news } from "./queries";
import { ShiftCard } from "./ShiftCard";
import { useMyWork } from "./useMyWork";
import { WeekStrip } from "./WeekStrip";

const OwnTasks = lazy(() => import("./OwnTasks").then((module) => ({ default: module.OwnTasks })));

/** When is my next shift, without a tap; and the one button of the shift that is now. */
export function EmployeeToday({ session }: { session: Session }) {
  const say = useWords();
  const today = dayOf(useNow("minute"), session.timezone);
  const work = useMyWork(session);
  const leave = useQuery(keptAs("today.leave", myLeaveFrom(work.from)));
  const unread = useQuery(keptAs("today.news", news(true))).data ?? [];
  const { cards, shifts } = work;
  return (
    <div className={styles.page}>
      <Greeting session={session} />
      <div className={styles.columns}>
        <div className={styles.column} aria-busy={work.pending}>
          {work.error ? (
            <Refusal refusal={asRefusal(work.error)} onAgain={work.again} />
          ) : work.pending ? (
            <div className={styles.waiting}>
              <Skeleton shape="block" />
            </div>
          ) : cards.length > 0 ? (
            cards.map((shift) => (
              <ShiftCard key={shift.id} session={session} shift={shift} record={work.recordOf(shift)} waiting={work.waitingOf(shift)} />
            ))
          ) : (
            <p className={styles.free}>{say("today.noShift")}</p>
          )}
          {shifts && (
            <div className={styles.week}>
              <WeekStrip today={today} shifts={shifts} leave={leave.data ?? []} />
            </div>
          )}
        </div>
        <div className={styles.column}>
          {shifts && (
            <ComingUp
              session={session}
              shifts={shifts.filter((shift) => shift.shiftDate > today.toString() && !cards.some((card) => card.id === shift.id))}
            />
          )}
          <Suspense>
            <OwnTasks zone={session.timezone} today={today} />
          </Suspense>
          {unread.length > 0 && <NewsList news={unread} />}
        </div>
      </div>
    </div>
  );
}
