import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";

export type Announcement = components["schemas"]["AnnouncementDetails"];

export const news = (unreadOnly: boolean) =>
  queryOptions({
    queryKey: ["announcement", "today", unreadOnly],
    queryFn: async () => {
      const query = { status: "sent", pageRowCount: unreadOnly ? 3 : 2, ...(unreadOnly && { read: false }) };
      return (await told(clients.announcements.GET("/announcementManagement-api/v1/announcements", { params: { query: query as never } })))
        .announcements;
    },
  });

/** One's own leave from a day on, waiting or granted. */
export const myLeaveFrom = (day: Temporal.PlainDate) =>
  queryOptions({
    queryKey: ["leaveRequest", "mine", "from", day.toString()],
    queryFn: async () => {
      const query = { status: ["pending", "approved"], endDate: `$gte-${day}`, pageRowCount: 50 };
      return (await told(clients.leave.GET("/leaveManagement-api/v1/myleaverequests", { params: { query: query as never } }))).leaveRequests;
    },
  });

/** Pay that says something else than what is on record now, the newest period first. */
export const stalePay = queryOptions({
  queryKey: ["payrollReport", "stale"],
  queryFn: async () => {
    const query = { stale: true, pageRowCount: 1, sortBy: "-periodEnd", getJoins: false } as never;
    const answer = await told(clients.payroll.GET("/payrollReporting-api/v1/payrollreports", { params: { query } }));
    return { count: answer.paging.totalRowCount, first: answer.payrollReports[0] };
  },
});

/** Granted leave that people ask to be taken back. */
export const cancellingAsked = queryOptions({
  queryKey: ["leaveRequest", "cancellingAsked"],
  queryFn: async () => {
    const query = { cancelRequested: true, status: "approved", pageRowCount: 50 };
    return (await told(clients.leave.GET("/leaveManagement-api/v1/leaverequests", { params: { query: query as never } }))).leaveRequests;
  },
});

/** What a company needs to begin. Each is asked of by the name of its object, so that it is known as soon as there is one. */
export const begun = {
  people: isThere("user", 1, () => told(clients.auth.GET("/auth-api/v1/users", one()))),
  groups: isThere("userGroup", 0, () => told(clients.auth.GET("/auth-api/v1/usergroups", one()))),
  profiles: isThere("employeeProfile", 0, () => told(clients.employees.GET("/employeeProfile-api/v1/employeeprofiles", one()))),
  shifts: isThere("shift", 0, () => told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts", one()))),
  published: isThere("shift", 0, () => told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts", one({ published: true }))), "published"),
};

/** @param before So many are there from the start. */
function isThere(object: string, before: number, ask: () => Promise<{ paging: { totalRowCount: number } }>, which = "any") {
  return queryOptions({ queryKey: [object, "begun", which], queryFn: async () => (await ask()).paging.totalRowCount > before });
}

function one(filter: object = {}) {
  return { params: { query: { pageRowCount: 1, ...filter } as never } };
}
