import { useQuery } from "../api/queries";
import { keptAs } from "../app/lastAnswers";
import { myTasks } from "../app/tasks";
import { TaskCircles } from "./TaskCircles";

/** Of its own, since the shift of now is there before the tasks are. */
export function OwnTasks({ zone, today }: { zone: string; today: Temporal.PlainDate }) {
  const tasks = useQuery(keptAs("today.tasks", myTasks(12))).data ?? [];
  return tasks.length > 0 && <TaskCircles tasks={tasks} zone={zone} today={today} />;
}
