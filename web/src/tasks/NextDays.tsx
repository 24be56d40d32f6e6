import { useQuery } from "../api/queries";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { nextDays } from "./nextDays";
import styles from "./PlanFields.module.css";
import { type RecurringTask, recurringDays } from "./queries";
import type { Plan } from "./recurringPlan";

interface NextDaysProps {
  task: RecurringTask | null;
  plan: Plan;
  today: Temporal.PlainDate;
  /** Another plan than the saved one, whose days nobody but the server could tell otherwise. */
  changed: boolean;
}

const most = 8;

/** On which days it comes next, before and after it is saved. */
export function NextDays({ task, plan, today, changed }: NextDaysProps) {
  const say = useWords();
  const language = useLanguage();
  const told = useQuery(recurringDays(changed ? null : (task?.id ?? null), today)).data;
  const days = told && !changed ? told.slice(0, most).map((one) => Temporal.PlainDate.from(one.day)) : nextDays(plan, today, most);
  return (
    <p className={styles.next} aria-live="polite">
      <strong>{say("recurring.nextDays")}</strong>
      <span>
        {days === null
          ? say("recurring.daysOnceSaved")
          : days.length === 0
            ? say("recurring.noDays")
            : days.map((day) => dayText(day, language)).join(" · ")}
      </span>
    </p>
  );
}
