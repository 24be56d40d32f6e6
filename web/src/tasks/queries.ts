import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { pageRowCount } from "../api/everyPage";
import { queryOptions } from "../api/queries";
import type { Task } from "../app/tasks";

export type Assignment = components["schemas"]["TaskAssignmentDetails"];
export type NewAssignment = components["schemas"]["CreateAssignmentInput"];
export type RecurringTask = components["schemas"]["RecurringTask"];
export type Standing = Assignment["status"];

/** What was handed out, the newest first, so many of it. How far it is follows from the tasks, so that it is asked anew when these change. */
export const assignments = (status: Standing, department: string, most: number) =>
  queryOptions({
    queryKey: ["individualTask", "assignments", status, department, most],
    queryFn: async () => {
      const query = { status, pageRowCount: most, sortBy: "-createdAt", ...(department && { assignedDepartmentIds: department }) };
      const answer = await told(clients.tasks.GET("/taskManagement-api/v1/taskassignments", { params: { query: query as never } }));
      return { assignments: answer.taskAssignments as Assignment[], count: answer.paging.totalRowCount };
    },
    placeholderData: (before) => before,
  });

/** One of them, with everybody who has it. */
export const assignmentOf = (id: string | null) =>
  queryOptions({
    queryKey: ["individualTask", "assignment", id],
    enabled: id !== null,
    queryFn: async () => {
      const { taskAssignment, individualTasks } = await told(
        clients.tasks.GET("/taskManagement-api/v1/taskassignmentwithprogress/{taskAssignmentId}", {
          params: { path: { taskAssignmentId: id ?? "" } },
        }),
      );
      return { assignment: taskAssignment as Assignment, tasks: individualTasks as Task[] };
    },
  });

/** What is handed out again and again: all for admins, for line managers what they made. */
export const recurringTasks = queryOptions({
  queryKey: ["recurringTask", "all"],
  queryFn: async () => {
    const query = { pageRowCount, sortBy: "title" } as never;
    return (await told(clients.tasks.GET("/taskManagement-api/v1/recurringtasks", { params: { query } }))).recurringTasks;
  },
});

/** The days on which one comes as it is saved, in the order in which they come: of the next year. */
export const recurringDays = (id: string | null, from: Temporal.PlainDate) =>
  queryOptions({
    queryKey: ["recurringTask", "days", id, from.toString()],
    enabled: id !== null,
    queryFn: async () => {
      const params = { path: { recurringTaskId: id ?? "" }, query: { from: from.toString(), to: from.add({ days: 365 }).toString() } };
      return (await told(clients.tasks.GET("/taskManagement-api/v1/recurringtasks/{recurringTaskId}/days", { params }))).days;
    },
  });

/** By the names that they have on the rota. */
export const shiftTemplates = (wanted: boolean) =>
  queryOptions({
    queryKey: ["shiftTemplate", "names"],
    enabled: wanted,
    queryFn: async () => {
      const query = { pageRowCount, sortBy: "name" } as never;
      return (await told(clients.scheduling.GET("/scheduleManagement-api/v1/shifttemplates", { params: { query } }))).shiftTemplates;
    },
  });
