import { Pause, Pencil, Play, Repeat, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { departments } from "../app/audience";
import { colleagues } from "../app/colleagues";
import { patternOf } from "../app/recurrence";
import { ruleText } from "../app/ruleText";
import type { Session } from "../app/session";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { deleteRecurring, pauseRecurring } from "./changeRecurring";
import styles from "./Given.module.css";
import { type RecurringTask, recurringTasks, shiftTemplates } from "./queries";

const RecurringForm = lazy(() => import("./RecurringForm").then((module) => ({ default: module.RecurringForm })));
const Confirm = lazy(() => import("../kit/Confirm").then((module) => ({ default: module.Confirm })));

interface RecurringProps {
  session: Session;
  /** A new one is being written. */
  adding: boolean;
  onAdding: (open: boolean) => void;
}

/** What is handed out again and again, and when it comes next. */
export function Recurring({ session, adding, onAdding }: RecurringProps) {
  const say = useWords();
  const known = useQuery(recurringTasks);
  const [edited, edit] = useState<RecurringTask | null>(null);
  const [leaving, leave] = useState<RecurringTask | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const remove = async (task: RecurringTask) => {
    setBusy(true);
    setRefusal((await deleteRecurring(task)).refusal);
    setBusy(false);
    leave(null);
  };
  const close = () => {
    edit(null);
    onAdding(false);
  };
  return (
    <div className={styles.page} aria-busy={known.isPending}>
      {known.isPending && <Skeleton shape="rows" count={4} />}
      {known.error && <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />}
      {refusal && <Refusal refusal={refusal} />}
      {known.data?.length === 0 && (
        <EmptyState icon={<Repeat size={20} />} action={<Button onClick={() => onAdding(true)}>{say("recurring.new")}</Button>}>
          {say("recurring.none")}
        </EmptyState>
      )}
      {known.data && known.data.length > 0 && (
        <ul className={styles.list} aria-label={say("tasks.recurring")}>
          {known.data.map((task) => (
            <Row key={task.id} task={task} onEdit={() => edit(task)} onDelete={() => leave(task)} onRefusal={setRefusal} />
          ))}
        </ul>
      )}
      <Suspense>
        {(edited || adding) && <RecurringForm key={edited?.id ?? "new"} session={session} task={edited} onClose={close} />}
        {leaving && (
          <Confirm
            title={say("recurring.deleteTitle", { title: leaving.title })}
            text={say("recurring.deleteText")}
            action={say("recurring.delete")}
            open
            busy={busy}
            onOpen={(shown) => shown || leave(null)}
            onConfirm={() => void remove(leaving)}
          />
        )}
      </Suspense>
    </div>
  );
}

interface RowProps {
  task: RecurringTask;
  onEdit: () => void;
  onDelete: () => void;
  onRefusal: (refusal: Refused | null) => void;
}

function Row({ task, onEdit, onDelete, onRefusal }: RowProps) {
  const say = useWords();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const { title, recurrenceRule, dueTimeOfDay, nextDate, paused } = task;
  const pattern = patternOf(recurrenceRule);
  const when = [
    pattern ? ruleText(pattern, say, language) : recurrenceRule,
    dueTimeOfDay ? say("recurring.at", { time: dueTimeOfDay.slice(0, 5) }) : say("recurring.atEnd"),
  ].join(" · ");
  const turn = async () => {
    setBusy(true);
    onRefusal((await pauseRecurring(task, !paused)).refusal);
    setBusy(false);
  };
  return (
    <li className={styles.fixed}>
      <span className={styles.words}>
        <strong>{title}</strong>
        <span className={styles.quiet}>{when}</span>
        <Whom task={task} />
      </span>
      {paused ? (
        <Badge tone="warn">{say("recurring.paused")}</Badge>
      ) : nextDate ? (
        <Badge tone="accent">{say("recurring.next", { day: dayText(Temporal.PlainDate.from(nextDate), language) })}</Badge>
      ) : (
        <Badge>{say("recurring.ended")}</Badge>
      )}
      <span className={styles.doing}>
        <IconButton
          label={say(paused ? "recurring.resumeOf" : "recurring.pauseOf", { title })}
          icon={paused ? <Play size={15} /> : <Pause size={15} />}
          disabled={busy}
          onClick={() => void turn()}
        />
        <IconButton label={say("recurring.editOf", { title })} icon={<Pencil size={15} />} onClick={onEdit} />
        <IconButton label={say("recurring.deleteOf", { title })} icon={<Trash2 size={15} />} onClick={onDelete} />
      </span>
    </li>
  );
}

/** Departments, people by name while they are few, or whoever is on the shifts of a template. */
function Whom({ task }: { task: RecurringTask }) {
  const say = useWords();
  const { shiftTemplateId, assignedDepartmentIds, assigneeUserIds } = task;
  const groups = useQuery(departments).data ?? [];
  const people = useQuery(colleagues).data ?? [];
  const templates = useQuery(shiftTemplates(shiftTemplateId !== null)).data ?? [];
  const nameOf = (id: string) => people.find((one) => one.id === id)?.fullname ?? say("today.someone");
  const template = templates.find((one) => one.id === shiftTemplateId)?.name;
  const whom = [
    ...(shiftTemplateId ? [say("recurring.crewOf", { name: template ?? "…" })] : []),
    ...groups.filter((one) => assignedDepartmentIds.includes(one.id)).map((one) => one.groupName),
    ...(assigneeUserIds.length <= 2 ? assigneeUserIds.map(nameOf) : [say("tasks.people", { count: assigneeUserIds.length })]),
  ];
  return <span className={styles.quiet}>{whom.join(", ")}</span>;
}
