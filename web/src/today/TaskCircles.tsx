import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { completeTask, type Task } from "../app/tasks";
import { Card } from "../kit/Card";
import { Circle } from "../kit/Circle";
import { Refusal } from "../kit/Refusal";
import { dayOf } from "../time/wall";
import { clockText, dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./TaskCircles.module.css";

/** What is to be done: one tap on its circle completes it. */
export function TaskCircles({ tasks, zone, today }: { tasks: readonly Task[]; zone: string; today: Temporal.PlainDate }) {
  const say = useWords();
  const language = useLanguage();
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const dueOf = (task: Task) => {
    if (!task.dueTime) return null;
    const due = Temporal.Instant.from(task.dueTime);
    const day = dayOf(due, zone);
    const time = clockText(due.toZonedDateTimeISO(zone).toPlainTime());
    return day.equals(today) ? say("today.dueToday", { time }) : say("today.due", { day: dayText(day, language), time });
  };
  return (
    <Card title={say("today.tasks")}>
      <ul className={styles.list}>
        {tasks.map((task) => (
          <li key={task.id} className={styles.row}>
            <Circle
              label={say("today.complete", { title: task.title })}
              done={false}
              onTap={() => void completeTask(task).then((outcome) => setRefusal(outcome.refusal))}
            />
            <span className={styles.words}>
              <span className={styles.title}>{task.title}</span>
              {(task.overdue || task.dueTime) && (
                <span className={styles.due} data-overdue={task.overdue || undefined}>
                  {[task.overdue ? say("today.overdue") : null, dueOf(task)].filter(Boolean).join(" · ")}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {refusal && <Refusal refusal={refusal} />}
    </Card>
  );
}
