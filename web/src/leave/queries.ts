import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";
import type { Format } from "../app/ExportButton";
import type { LeaveRequest } from "../app/workday";

export type NewLeave = components["schemas"]["NewLeaveRequest"];
export type Released = components["schemas"]["ReleasedShift"];
export type Details = Awaited<ReturnType<typeof detailsOf>>;

type Day = Temporal.PlainDate;

/** The newest first. */
export const myLeave = queryOptions({
  queryKey: ["leaveRequest", "mine", "all"],
  queryFn: async () => {
    const query = { pageRowCount: 100, sortBy: "-startDate" } as never;
    return (await told(clients.leave.GET("/leaveManagement-api/v1/myleaverequests", { params: { query } }))).leaveRequests;
  },
});

export const myBalances = queryOptions({
  queryKey: ["leaveRequest", "balances"],
  queryFn: async () => (await told(clients.leave.GET("/leaveManagement-api/v1/leavebalances"))).leaveBalances,
});

export const holidaysBetween = (from: Day, to: Day) =>
  queryOptions({
    queryKey: ["holiday", from.toString(), to.toString()],
    staleTime: 60 * 60_000,
    queryFn: async () => {
      const query = { from: from.toString(), to: to.toString() };
      return (await told(clients.leave.GET("/leaveManagement-api/v1/holidays", { params: { query } }))).holidays;
    },
  });

/** What of these days the calendar shows, as a file. */
export const exportLeave = (from: Day, to: Day, only: object, format: Format): Promise<unknown> => {
  const query = { startDate: `$lte-${to}`, endDate: `$gte-${from}`, ...only, format } as never;
  return told(clients.leave.GET("/leaveManagement-api/v1/leaverequests/export", { params: { query }, parseAs: "blob" }));
};

/** What a request would come to; nothing is saved. */
export const previewOf = (wish: NewLeave | null) =>
  queryOptions({
    queryKey: ["leaveRequest", "preview", wish],
    enabled: wish !== null,
    staleTime: 0,
    queryFn: async () => (await told(clients.leave.POST("/leaveManagement-api/v1/leaverequests/preview", { body: wish as NewLeave }))).leavePreview,
  });

export const details = (id: string | null) =>
  queryOptions({ queryKey: ["leaveRequest", "details", id], enabled: id !== null, queryFn: () => detailsOf(id ?? "") });

/** What somebody asked for before, the newest first. */
export const earlierOf = (user: string | null) =>
  queryOptions({
    queryKey: ["leaveRequest", "earlier", user],
    enabled: user !== null,
    queryFn: async () => {
      const query = { userId: user, status: ["approved", "rejected", "cancelled"], pageRowCount: 5, sortBy: "-startDate" } as never;
      return (await told(clients.leave.GET("/leaveManagement-api/v1/leaverequests", { params: { query } }))).leaveRequests;
    },
  });

/** Granted leave that people ask to be taken back. */
export const cancellingAsked = queryOptions({
  queryKey: ["leaveRequest", "cancellingAsked"],
  queryFn: async () => {
    const query = { cancelRequested: true, status: "approved", pageRowCount: 50 } as never;
    return (await told(clients.leave.GET("/leaveManagement-api/v1/leaverequests", { params: { query } }))).leaveRequests;
  },
});

async function detailsOf(leaveRequestId: string) {
  const { leaveRequest, clashes, decisions, warnings } = await told(
    clients.leave.GET("/leaveManagement-api/v1/leaverequests/{leaveRequestId}", { params: { path: { leaveRequestId } } }),
  );
  return { request: leaveRequest as LeaveRequest, clashes, decisions, warnings };
}
