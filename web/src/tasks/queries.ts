import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";
import type { Task } from "../app/tasks";

export type Assignment = components["schemas"]["TaskAssignmentDetails"];
export type NewAssignment = components["schemas"]["CreateAssignmentInput"];
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
