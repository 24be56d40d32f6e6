import { type Change, change } from "../api/change";
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

/** Whoever has it already keeps what is done of it; undone it says again what it said, and reaches whom it reached. */
export function saveAssignment(assignment: Assignment, wish: NewAssignment) {
  const { title, description, dueTime, completionRule, checklist, assigneeUserIds, assignedDepartmentIds } = assignment;
  const before = {
    title,
    description,
    dueTime,
    completionRule,
    checklist: checklist.map((item) => item.text),
    assigneeUserIds,
    assignedDepartmentIds,
  };
  const send = (body: NewAssignment, recordVersion: number) => async () =>
    (
      await told(
        clients.tasks.PATCH("/taskManagement-api/v1/taskassignments/{taskAssignmentId}", {
          params: { path: { taskAssignmentId: assignment.id } },
          body: { ...body, recordVersion } as never,
        }),
      ).finally(askAnew)
    ).taskAssignment;
  return change({
    call: send(wish, assignment.recordVersion),
    inverse: (saved): Change<unknown> => ({ call: send(before, saved.recordVersion) }),
    says: () => say("recurring.said.saved", { title: wish.title }),
  });
}

/** Everybody's task of it goes with it. */
export function deleteAssignment({ id, title, recordVersion }: Assignment) {
  return change({
    call: () =>
      told(
        clients.tasks.DELETE("/taskManagement-api/v1/taskassignments/{taskAssignmentId}", {
          params: { path: { taskAssignmentId: id } },
          headers: { "if-match": `"${recordVersion}"` } as never,
        }),
      ).finally(askAnew),
    says: () => say("recurring.said.gone", { title }),
  });
}

/** One more person has it, whatever else it is for; undone they have it no more. */
export function giveTo({ id, title }: Assignment, user: { id: string; fullname: string }) {
  return change({
    call: async (key) =>
      (
        await told(
          clients.tasks.POST("/taskManagement-api/v1/individualtasks", {
            params: { header: { "Idempotency-Key": key } },
            body: { taskAssignmentId: id, assigneeUserId: user.id },
          }),
        ).finally(askAnew)
      ).individualTask,
    inverse: (task): Change<unknown> => ({
      call: () =>
        told(
          clients.tasks.DELETE("/taskManagement-api/v1/individualtasks/{individualTaskId}", { params: { path: { individualTaskId: task.id } } }),
        ).finally(askAnew),
    }),
    says: () => say("recurring.said.given", { title, name: user.fullname }),
  });
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
