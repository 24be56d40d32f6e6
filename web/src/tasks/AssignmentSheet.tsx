import { Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Outcome } from "../api/change";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { completeTask, reopenTask, type Task } from "../app/tasks";
import { Button } from "../kit/Button";
import { Circle } from "../kit/Circle";
import { Drawer } from "../kit/Drawer";
import { Refusal } from "../kit/Refusal";
import { Ring } from "../kit/Ring";
import { Skeleton } from "../kit/Skeleton";
import { TimeText } from "../kit/TimeText";
import { useLanguage, useWords } from "../words/words";
import styles from "./AssignmentSheet.module.css";
import { cancelAssignment, deleteAssignment } from "./changeAssignment";
import { dueText } from "./dueText";
import { GiveTo } from "./GiveTo";
import { assignmentOf } from "./queries";

const Confirm = lazy(() => import("../kit/Confirm").then((module) => ({ default: module.Confirm })));
const TaskForm = lazy(() => import("./TaskForm").then((module) => ({ default: module.TaskForm })));

/** Who has done it and when, who has not; a manager ticks for somebody, takes a tick back, and calls all of it off. */
export function AssignmentSheet({ id, session, onClose }: { id: string; session: Session; onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const known = useQuery(assignmentOf(id));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [asking, ask] = useState<"edit" | "delete" | null>(null);
  const assignment = known.data?.assignment;
  const act = async (deed: Promise<Outcome<unknown>>) => {
    setBusy(true);
    const outcome = await deed;
    setBusy(false);
    setRefusal(outcome.refusal);
    return outcome.refusal === null;
  };
  const remove = async () => {
    if (!assignment) return;
    const gone = await act(deleteAssignment(assignment));
    ask(null);
    if (gone) onClose();
  };
  if (assignment && asking === "edit")
    return (
      <Suspense>
        <TaskForm session={session} assignment={assignment} onClose={() => ask(null)} />
      </Suspense>
    );
  return (
    <Drawer title={assignment?.title ?? say("nav.tasks")} open onOpen={(open) => open || onClose()}>
      {known.error && <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />}
      {known.isPending && <Skeleton shape="rows" count={5} />}
      {assignment && (
        <div className={styles.sheet}>
          <div className={styles.head}>
            <Ring done={assignment.progress.completed} of={assignment.progress.total - assignment.progress.cancelled} />
            <span>
              <strong>{say(`tasks.standing.${assignment.status}`)}</strong>
              <span className={styles.quiet}>
                {[
                  dueText(assignment.dueTime, session.timezone, language, say),
                  assignment.assigner && say("tasks.by", { name: assignment.assigner.fullname }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </div>
          {assignment.description && <p className={styles.text}>{assignment.description}</p>}
          {assignment.checklist.length > 0 && (
            <ul className={styles.points}>
              {assignment.checklist.map((item) => (
                <li key={item.id}>{item.text}</li>
              ))}
            </ul>
          )}
          {assignment.completionRule === "any" && <p className={styles.quiet}>{say("tasks.anyHint")}</p>}
          <ul className={styles.list} aria-label={say("tasks.everybody")}>
            {known.data?.tasks.map((task) => (
              <PersonRow key={task.id} task={task} zone={session.timezone} />
            ))}
          </ul>
          {refusal && <Refusal refusal={refusal} />}
          {assignment.status !== "cancelled" && <GiveTo assignment={assignment} tasks={known.data?.tasks ?? []} />}
          <div className={styles.actions}>
            {assignment.status !== "cancelled" && (
              <Button icon={<Pencil size={15} />} onClick={() => ask("edit")}>
                {say("recurring.edit")}
              </Button>
            )}
            {assignment.status === "active" && (
              <Button busy={busy} onClick={() => void act(cancelAssignment(assignment))}>
                {say("tasks.cancel")}
              </Button>
            )}
            <Button look="quiet" icon={<Trash2 size={15} />} onClick={() => ask("delete")}>
              {say("recurring.delete")}
            </Button>
          </div>
        </div>
      )}
      <Suspense>
        {assignment && asking === "delete" && (
          <Confirm
            title={say("recurring.deleteTitle", { title: assignment.title })}
            text={say("recurring.deleteGiven")}
            action={say("recurring.delete")}
            open
            busy={busy}
            onOpen={(shown) => shown || ask(null)}
            onConfirm={() => void remove()}
          />
        )}
      </Suspense>
    </Drawer>
  );
}

function PersonRow({ task, zone }: { task: Task; zone: string }) {
  const say = useWords();
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const name = task.assigneeUser?.fullname ?? say("today.someone");
  const done = task.status === "completed";
  const tap = () => void (done ? reopenTask(task) : completeTask(task)).then((outcome) => setRefusal(outcome.refusal));
  return (
    <li>
      <div className={styles.row}>
        <Circle
          label={say(done ? "tasks.reopenFor" : "tasks.completeFor", { name })}
          done={done}
          disabled={task.status === "cancelled"}
          onTap={tap}
        />
        <span className={styles.name}>{name}</span>
        <span className={styles.quiet} data-late={task.overdue || undefined}>
          {task.status === "cancelled" ? (
            say("tasks.standing.cancelled")
          ) : task.completedTime ? (
            <TimeText at={Temporal.Instant.from(task.completedTime)} zone={zone} show="both" />
          ) : task.overdue ? (
            say("today.overdue")
          ) : null}
        </span>
      </div>
      {task.completionNote && <q className={styles.quiet}>{task.completionNote}</q>}
      {refusal && <Refusal refusal={refusal} />}
    </li>
  );
}
