import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { RecurringTask } from "./queries";

export type RecurringDraft = components["schemas"]["CreateRecurringTaskInput"];

const { tasks } = clients;

/** Holds for the days that are still to come. */
export function saveRecurring(task: RecurringTask | null, draft: RecurringDraft) {
  return change({
    call: async (key) => {
      if (task) return send(task, draft)();
      const params = { header: { "Idempotency-Key": key } };
      return (await told(tasks.POST("/taskManagement-api/v1/recurringtasks", { params, body: draft })).finally(again)).recurringTask;
    },
    says: () => say("recurring.said.saved", { title: draft.title }),
  });
}

/** Nothing is handed out until it goes on. */
export function pauseRecurring(task: RecurringTask, paused: boolean) {
  return change({
    call: send(task, { paused }),
    inverse: (saved): Change<unknown> => ({ call: send(saved, { paused: !paused }) }),
    says: () => say(paused ? "recurring.said.paused" : "recurring.said.resumed", { title: task.title }),
  });
}

/** What is handed out already stays. */
export function deleteRecurring({ id, title, recordVersion }: RecurringTask) {
  return change({
    call: () =>
      told(
        tasks.DELETE("/taskManagement-api/v1/recurringtasks/{recurringTaskId}", {
          params: { path: { recurringTaskId: id } },
          headers: { "if-match": `"${recordVersion}"` } as never,
        }),
      ).finally(again),
    says: () => say("recurring.said.gone", { title }),
  });
}

function send({ id, recordVersion }: RecurringTask, changes: Partial<RecurringDraft>) {
  return async () =>
    (
      await told(
        tasks.PATCH("/taskManagement-api/v1/recurringtasks/{recurringTaskId}", {
          params: { path: { recurringTaskId: id } },
          body: { ...changes, recordVersion } as never,
        }),
      ).finally(again)
    ).recurringTask;
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["recurringTask"] });
}
