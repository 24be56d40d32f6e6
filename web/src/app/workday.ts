import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { everyPage, pageRowCount } from "../api/everyPage";
import { queryOptions } from "../api/queries";

/** What several pages ask of work and absence. Keys begin with the object that hints of changes name. */

export type Shift = components["schemas"]["ShiftDetails"];
export type AttendanceRecord = components["schemas"]["AttendanceDetails"];
export type PersonNow = components["schemas"]["PersonNow"];
export type LeaveRequest = components["schemas"]["LeaveRequestDetails"];
export type Absence = components["schemas"]["Absence"];
export type Person = components["schemas"]["PersonBrief"];
export type ReviewReason = AttendanceRecord["needsReview"][number];

type Day = Temporal.PlainDate;

export const reviewReasons: readonly ReviewReason[] = [
  "autoClosed",
  "lateOut",
  "outsideFence",
  "offline",
  "mockLocation",
  "rest",
  "unplanned",
  "overlap",
];
const between = (from: Day, to: Day) => `$btw-${from},${to}`;

/** Shifts that are to be worked or were, drafts left out; of one person only where that is named, or those with nobody on them. */
export const shiftsBetween = (from: Day, to: Day, of: { user?: string; open?: boolean } = {}) =>
  queryOptions({
    queryKey: ["shift", "between", from.toString(), to.toString(), of.user ?? null, of.open ?? false],
    queryFn: () => {
      const whose = of.open ? { assignedUserIds: "null" } : of.user ? { assignedUserIds: of.user } : {};
      const wanted = { shiftDate: between(from, to), status: ["scheduled", "completed"], published: true, sortBy: "startsAt", ...whose };
      return everyPage(async (pageNumber) => {
        const query = { ...wanted, pageNumber, pageRowCount } as never;
        const { shifts, paging } = await told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts", { params: { query } }));
        return { rows: shifts, pages: paging.pageCount };
      });
    },
  });

export const recordsBetween = (from: Day, to: Day, user?: string) =>
  queryOptions({
    queryKey: ["attendanceRecord", "between", from.toString(), to.toString(), user ?? null],
    queryFn: () =>
      everyPage(async (pageNumber) => {
        const query = { shiftDate: between(from, to), pageNumber, pageRowCount, ...(user && { userId: user }) } as never;
        const { attendanceRecords, paging } = await told(
          clients.attendance.GET("/attendanceManagement-api/v1/attendance-records", { params: { query } }),
        );
        return { rows: attendanceRecords, pages: paging.pageCount };
      }),
  });

/** Who works, who is on a break, and who should be there. */
export const presence = queryOptions({
  queryKey: ["attendanceRecord", "now"],
  staleTime: 10_000,
  queryFn: () =>
    everyPage(async (pageNumber) => {
      const query = { pageNumber, pageRowCount } as never;
      const { presence, paging } = await told(clients.attendance.GET("/attendanceManagement-api/v1/attendance-records/now", { params: { query } }));
      return { rows: presence, pages: paging.pageCount };
    }),
});

export const absencesBetween = (from: Day, to: Day, department?: string) =>
  queryOptions({
    queryKey: ["leaveRequest", "absences", from.toString(), to.toString(), department ?? null],
    queryFn: () =>
      told(
        clients.leave.GET("/leaveManagement-api/v1/absences", {
          params: { query: { from: from.toString(), to: to.toString(), ...(department && { departmentId: department }) } },
        }),
      ),
  });

/** Requests that wait, whoever decides them; whose day comes first stands first. */
export const leaveToDecide = queryOptions({
  queryKey: ["leaveRequest", "toDecide"],
  queryFn: async () => {
    const query = { status: "pending", pageRowCount: 100, sortBy: "startDate" };
    const answer = await told(clients.leave.GET("/leaveManagement-api/v1/leaverequests", { params: { query: query as never } }));
    return { requests: answer.leaveRequests, count: answer.paging.totalRowCount };
  },
});

/** Records that somebody is to look at, oldest first. */
export const toLookAt = queryOptions({
  queryKey: ["attendanceRecord", "toLookAt"],
  queryFn: async () => {
    const query = { needsReview: reviewReasons, pageRowCount: 100, sortBy: "checkInTime" };
    const answer = await told(clients.attendance.GET("/attendanceManagement-api/v1/attendance-records", { params: { query: query as never } }));
    return { records: answer.attendanceRecords, count: answer.paging.totalRowCount };
  },
});

/** Corrections that were asked for and wait for a decision. */
export const correctionsToDecide = queryOptions({
  queryKey: ["attendanceCorrection", "toDecide"],
  queryFn: async () => {
    const query = { status: "pending", pageRowCount: 100, sortBy: "day" };
    return (await told(clients.attendance.GET("/attendanceManagement-api/v1/attendancecorrections", { params: { query: query as never } })))
      .attendanceCorrections;
  },
});
