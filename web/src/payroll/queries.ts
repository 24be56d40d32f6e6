import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { everyPage, pageRowCount } from "../api/everyPage";
import { queryOptions } from "../api/queries";
import { reviewReasons } from "../app/workday";
import type { Period } from "./period";

export type Report = components["schemas"]["PayrollReportDetails"];
export type ReportLine = components["schemas"]["ReportLine"];
export type Totals = components["schemas"]["ReportTotals"];
export type Run = components["schemas"]["PayrollRun"];
export type Profile = components["schemas"]["EmployeeProfileDetails"];
export type PeriodLock = components["schemas"]["PeriodLock"];
export type OpenQuestion = { code: string; count: number };

const days = ({ from, to }: Period) => `$btw-${from},${to}`;
const keyOf = ({ from, to }: Period) => [from.toString(), to.toString()] as const;
const whole = (period: Period, department: string | null) => ({
  periodStart: period.from.toString(),
  periodEnd: period.to.toString(),
  ...(department && { departmentId: department }),
});

/** The reports that lie within a period, and what the server makes of all of them together. */
export const reportsOf = (period: Period, department: string | null) =>
  queryOptions({
    queryKey: ["payrollReport", "within", ...keyOf(period), department],
    queryFn: async () => {
      let totals: Totals[] = [];
      const reports = await everyPage(async (pageNumber) => {
        const query = { ...whole(period, department), pageNumber, pageRowCount } as never;
        const answer = await told(clients.payroll.GET("/payrollReporting-api/v1/payrollreports", { params: { query } }));
        totals = answer.totals;
        return { rows: answer.payrollReports as Report[], pages: answer.paging.pageCount };
      });
      return { reports, totals };
    },
  });

export const reportOf = (id: string | null) =>
  queryOptions({
    queryKey: ["payrollReport", "one", id],
    enabled: id !== null,
    queryFn: async () =>
      (
        await told(
          clients.payroll.GET("/payrollReporting-api/v1/payrollReports/{payrollReportId}", { params: { path: { payrollReportId: id ?? "" } } }),
        )
      ).payrollReport as Report,
  });

/** One's own, the newest period first. */
export const myReports = (user: string) =>
  queryOptions({
    queryKey: ["payrollReport", "mine", user],
    queryFn: async () => {
      const query = { userId: user, pageRowCount: 60, sortBy: "-periodEnd" } as never;
      return (await told(clients.payroll.GET("/payrollReporting-api/v1/payrollreports", { params: { query } }))).payrollReports as Report[];
    },
  });

export const historyOf = (id: string | null) =>
  queryOptions({
    queryKey: ["payrollReport", "history", id],
    enabled: id !== null,
    queryFn: async () =>
      (
        await told(
          clients.payroll.GET("/payrollReporting-api/v1/payrollreports/{payrollReportId}/history", {
            params: { path: { payrollReportId: id ?? "" }, query: { pageRowCount: 100 } as never },
          }),
        )
      ).history,
  });

/** The last run of exactly this: it is there again for whoever left the page, and is asked how far it is while it is under way. */
export const runOf = (period: Period, department: string | null) =>
  queryOptions({
    queryKey: ["payrollRun", ...keyOf(period), department],
    queryFn: async () => {
      const query = { ...whole(period, department), pageRowCount: 50, sortBy: "-createdAt" } as never;
      const { payrollRuns } = await told(clients.payroll.GET("/payrollReporting-api/v1/payrollruns", { params: { query } }));
      return (
        payrollRuns.find(
          (run) => run.periodStart === period.from.toString() && run.periodEnd === period.to.toString() && run.departmentId === department,
        ) ?? null
      );
    },
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? 1000 : false),
  });

export function isUnderWay(run: Run): boolean {
  return run.progress.state === "running" || run.approval.state === "running";
}

/** Days that were locked by hand, the latest first; what approved reports lock stands with these. */
export const periodLocks = queryOptions({
  queryKey: ["periodLock"],
  queryFn: async () => {
    const query = { pageRowCount: 200, sortBy: "-to" } as never;
    return (await told(clients.payroll.GET("/payrollReporting-api/v1/periodlocks", { params: { query } }))).periodLocks;
  },
});

/** What the people whom one manages are employed as: where they work, and whether there is anything to pay by. */
export const profiles = queryOptions({
  queryKey: ["employeeProfile", "all"],
  staleTime: 5 * 60_000,
  queryFn: () =>
    everyPage(async (pageNumber) => {
      const query = { pageNumber, pageRowCount } as never;
      const answer = await told(clients.employees.GET("/employeeProfile-api/v1/employeeprofiles", { params: { query } }));
      return { rows: answer.employeeProfiles as Profile[], pages: answer.paging.pageCount };
    }),
});

/** Records of the period that nobody has checked out of, or that say that somebody was absent. */
export const unsettledRecords = (period: Period) =>
  queryOptions({
    queryKey: ["attendanceRecord", "unsettled", ...keyOf(period)],
    queryFn: () => records({ shiftDate: days(period), status: ["pending", "absent"] }),
  });

/** Records of the period that somebody is to look at. */
export const toReview = (period: Period) =>
  queryOptions({
    queryKey: ["attendanceRecord", "toReview", ...keyOf(period)],
    queryFn: () => records({ shiftDate: days(period), needsReview: reviewReasons }),
  });

/** What one person's hours rest on. */
export const timesOf = (user: string, from: string, to: string) =>
  queryOptions({
    queryKey: ["attendanceRecord", "paid", user, from, to],
    queryFn: async () => {
      const all = await records({ shiftDate: `$btw-${from},${to}`, userId: user });
      return all.sort((one, other) => (one.shift?.shiftDate ?? "").localeCompare(other.shift?.shiftDate ?? ""));
    },
  });

export const pendingCorrections = (period: Period) =>
  queryOptions({
    queryKey: ["attendanceCorrection", "pending", ...keyOf(period)],
    queryFn: async () => {
      const query = { status: "pending", day: days(period), pageRowCount, sortBy: "day" } as never;
      return (await told(clients.attendance.GET("/attendanceManagement-api/v1/attendancecorrections", { params: { query } }))).attendanceCorrections;
    },
  });

/** Requests that wait for a decision and reach into the period. */
export const pendingLeave = (period: Period) =>
  queryOptions({
    queryKey: ["leaveRequest", "pendingWithin", ...keyOf(period)],
    queryFn: async () => {
      const query = { status: "pending", startDate: `$lte-${period.to}`, endDate: `$gte-${period.from}`, pageRowCount, sortBy: "startDate" } as never;
      return (await told(clients.leave.GET("/leaveManagement-api/v1/leaverequests", { params: { query } }))).leaveRequests;
    },
  });

async function records(query: object) {
  const all = { pageRowCount, ...query } as never;
  return (await told(clients.attendance.GET("/attendanceManagement-api/v1/attendance-records", { params: { query: all } }))).attendanceRecords;
}
