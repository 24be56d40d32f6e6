import type { Audience } from "../app/audience";
import type { TaskWords } from "./TaskFields";

interface Said {
  title: string;
  description: string | null;
  checklist: readonly { text: string }[];
  completionRule: "each" | "any";
  assigneeUserIds: readonly string[];
  assignedDepartmentIds: readonly string[];
}

/** What is typed of a task that there is, or of none yet. */
export function wordsOf(task: Said | null): TaskWords {
  return {
    title: task?.title ?? "",
    description: task?.description ?? "",
    points: task?.checklist.map((item) => item.text).join("\n") ?? "",
    any: task?.completionRule === "any",
  };
}

export function audienceOf(task: Said | null): Audience {
  return { people: task?.assigneeUserIds ?? [], departments: task?.assignedDepartmentIds ?? [] };
}

/** As it is sent: each line of the list that says something is a point of it. */
export function sentOf({ title, description, points, any }: TaskWords, { people, departments }: Audience) {
  return {
    title: title.trim(),
    description: description.trim() || null,
    completionRule: any ? ("any" as const) : ("each" as const),
    checklist: points
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    assigneeUserIds: [...people],
    assignedDepartmentIds: [...departments],
  };
}
