import { describe, expect, it } from "vitest";
import type { Task } from "../app/tasks";
import { taskGroups } from "./taskGroups";

describe("taskGroups", () => {
  it("Is of the day as it is there: what is late, what is due today or at no time, what can wait", () => {
    // 23:30 of the 20th in Istanbul.
    const at = { now: Temporal.Instant.from("2026-11-20T20:30:00Z"), zone: "Europe/Istanbul" };
    const task = (title: string, dueTime: string | null) => ({ title, dueTime }) as Task;
    const grouped = taskGroups(
      [
        task("Tomorrow there", "2026-11-20T21:00:00Z"),
        task("Whenever", null),
        task("Tonight", "2026-11-20T20:59:00Z"),
        task("Late", "2026-11-20T20:29:59Z"),
        task("Later still", "2026-11-19T08:00:00Z"),
      ],
      at,
    );
    const titles = (list: Task[]) => list.map((one) => one.title);
    expect(titles(grouped.overdue)).toEqual(["Later still", "Late"]);
    expect(titles(grouped.today)).toEqual(["Tonight", "Whenever"]);
    expect(titles(grouped.later)).toEqual(["Tomorrow there"]);
  });
});
