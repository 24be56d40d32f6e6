import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf, queryOptions } from "../api/queries";
import { say } from "../words/words";
import { place } from "./company";

export type Task = components["schemas"]["IndividualTaskDetails"];

/** What one has to do, the next first. */
export const myTasks = (most: number) =>
  queryOptions({
    queryKey: ["individualTask", "mine", "pending", most],
    queryFn: async () => {
      const query = { status: "pending", pageRowCount: most, sortBy: "dueTime" };
      return (await told(clients.tasks.GET("/taskManagement-api/v1/myindividualtasks", { params: { query: query as never } })))
        .individualTasks as Task[];
    },
  });

/** What one has done, the newest first. */
export const myDoneTasks = queryOptions({
  queryKey: ["individualTask", "mine", "completed"],
  queryFn: async () => {
    const query = { status: "completed", pageRowCount: 30, sortBy: "-completedTime" };
    return (await told(clients.tasks.GET("/taskManagement-api/v1/myindividualtasks", { params: { query: query as never } })))
      .individualTasks as Task[];
  },
});

/** Done with one tap, and open again with one more: it leaves the list that it stood in at once. */
export function completeTask(task: Task) {
  return become(task, "completed");
}

export function reopenTask(task: Task) {
  return become(task, "pending");
}

function become(task: Task, status: "completed" | "pending") {
  const queries = queriesOf(place().codename);
  const send = (to: "completed" | "pending") => () =>
    told(
      clients.tasks.PATCH("/taskManagement-api/v1/individualtasks/{individualTaskId}", {
        params: { path: { individualTaskId: task.id } },
        body: { status: to },
      }),
    ).finally(() => {
      void queries.invalidateQueries({ queryKey: ["individualTask"] });
    });
  return change({
    call: send(status),
    optimistic: () => {
      const before = queries.getQueriesData<Task[]>({ queryKey: ["individualTask", "mine"] });
      queries.setQueriesData<Task[]>({ queryKey: ["individualTask", "mine"] }, (known) => known?.filter((one) => one.id !== task.id));
      return () => {
        for (const [key, tasks] of before) queries.setQueryData(key, tasks);
      };
    },
    inverse: () => ({ call: send(status === "completed" ? "pending" : "completed") }),
    says: () => say(status === "completed" ? "tasks.said.done" : "tasks.said.reopened", { title: task.title }),
  });
}
