import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import type { Task } from "../app/tasks";
import { say } from "../words/words";
import type { Assignment, NewAssignment } from "./queries";

export async function handOut(wish: NewAssignment) {
  const outcome = await change({
    call: async (key) =>
      (await told(clients.tasks.POST("/taskManagement-api/v1/taskassignments", { params: { header: { "Idempotency-Key": key } }, body: wish })))
        .taskAssignment,
    says: () => say("tasks.said.handedOut", { title: wish.title }),
  });
  askAnew();
  return outcome;
}

/** Called off; taken up again by Undo. */
export async function cancelAssignment(assignment: Assignment) {
  const outcome = await change({
    call: become(assignment, "cancelled"),
    inverse: () => ({ call: become(assignment, "active") }),
    says: () => say("tasks.said.cancelled", { title: assignment.title }),
  });
  askAnew();
  return outcome;
}

/** One thing of a task's list. */
export async function tick(task: Task, id: string, done: boolean) {
  const outcome = await change({
    call: () =>
      told(
        clients.tasks.PATCH("/taskManagement-api/v1/individualtasks/{individualTaskId}", {
          params: { path: { individualTaskId: task.id } },
          body: { checklist: [{ id, done }] },
        }),
      ),
  });
  askAnew();
  return outcome;
}

function become({ id: taskAssignmentId }: Assignment, status: "active" | "cancelled") {
  return () =>
    told(
      clients.tasks.PATCH("/taskManagement-api/v1/taskassignments/{taskAssignmentId}", { params: { path: { taskAssignmentId } }, body: { status } }),
    ).finally(askAnew);
}

function askAnew(): void {
  const queries = queriesOf(place().codename);
  void queries.invalidateQueries({ queryKey: ["individualTask"] });
}
