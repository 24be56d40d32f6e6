import { SquareCheck } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { myDoneTasks, myTasks, type Task } from "../app/tasks";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { useWords } from "../words/words";
import styles from "./MyTasks.module.css";
import { TaskRow } from "./TaskRow";
import { groups, taskGroups } from "./taskGroups";

const most = 200;

/** What is to be done today, what later, and what is done; a tap moves a task from one to the other. */
export function MyTasks({ session }: { session: Session }) {
  const say = useWords();
  const pending = useQuery(myTasks(most));
  const done = useQuery(myDoneTasks);
  const [showsDone, showDone] = useState(false);
  const [refused, setRefused] = useState<{ task: string; refusal: Refused | null }>({ task: "", refusal: null });
  const grouped = taskGroups(pending.data ?? [], { now: useNow("minute"), zone: session.timezone });
  const finished = done.data ?? [];
  if (pending.isPending) return <Skeleton shape="rows" count={5} />;
  const list = (tasks: readonly Task[]) => (
    <ul className={styles.list}>
      {tasks.map((task) => (
        <TaskRow
          key={task.id}
          task={task}
          zone={session.timezone}
          refusal={refused.task === task.id ? refused.refusal : null}
          onRefusal={(refusal) => setRefused({ task: task.id, refusal })}
        />
      ))}
    </ul>
  );
  return (
    <div className={styles.page}>
      {pending.error && <Refusal refusal={asRefusal(pending.error)} onAgain={() => void pending.refetch()} />}
      {pending.data?.length === 0 && <EmptyState icon={<SquareCheck size={20} />}>{say("tasks.noneMine")}</EmptyState>}
      {groups.map(
        (group) =>
          grouped[group].length > 0 && (
            <section key={group} className={styles.group} aria-label={say(`tasks.group.${group}`)}>
              <h2 className={styles.title} data-late={group === "overdue" || undefined}>
                {say(`tasks.group.${group}`)} <span className={styles.count}>{grouped[group].length}</span>
              </h2>
              {list(grouped[group])}
            </section>
          ),
      )}
      {finished.length > 0 && (
        <section className={styles.group} aria-label={say("tasks.group.done")}>
          <h2 className={styles.title}>
            <button type="button" className={styles.fold} aria-expanded={showsDone} onClick={() => showDone(!showsDone)}>
              {say("tasks.group.done")} <span className={styles.count}>{finished.length}</span>
            </button>
          </h2>
          {showsDone && list(finished)}
        </section>
      )}
    </div>
  );
}
