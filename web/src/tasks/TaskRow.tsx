import type { Refusal as Refused } from "../api/refusals";
import { completeTask, reopenTask, type Task } from "../app/tasks";
import { Checkbox } from "../kit/Checkbox";
import { Circle } from "../kit/Circle";
import { Refusal } from "../kit/Refusal";
import { useLanguage, useWords } from "../words/words";
import { tick } from "./changeAssignment";
import { dueText } from "./dueText";
import styles from "./MyTasks.module.css";

interface TaskRowProps {
  task: Task;
  zone: string;
  /** Kept around the rows: a row that is tapped leaves its list, and comes back as another where that is refused. */
  refusal: Refused | null;
  onRefusal: (refusal: Refused | null) => void;
}

/** One tap on the circle, and it is done; what has a list has it inside. */
export function TaskRow({ task, zone, refusal, onRefusal }: TaskRowProps) {
  const say = useWords();
  const language = useLanguage();
  const done = task.status === "completed";
  const tap = () => void (done ? reopenTask(task) : completeTask(task)).then((outcome) => onRefusal(outcome.refusal));
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Circle label={say(done ? "tasks.reopen" : "today.complete", { title: task.title })} done={done} onTap={tap} />
        <span className={styles.words}>
          <span className={styles.name} data-done={done || undefined}>
            {task.title}
          </span>
          <span className={styles.quiet} data-late={task.overdue || undefined}>
            {[task.overdue ? say("today.overdue") : null, dueText(task.dueTime, zone, language, say)].filter(Boolean).join(" · ")}
          </span>
        </span>
      </div>
      {task.description && !done && <p className={styles.text}>{task.description}</p>}
      {task.checklist.length > 0 && !done && (
        <div className={styles.ticks}>
          {task.checklist.map((item) => (
            <Checkbox
              key={item.id}
              label={item.text}
              checked={item.done}
              onChecked={(checked) => void tick(task, item.id, checked).then((outcome) => onRefusal(outcome.refusal))}
            />
          ))}
        </div>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </li>
  );
}
