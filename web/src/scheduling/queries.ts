import { keepPreviousData } from "@tanstack/react-query";
import { useEffect } from "react";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { everyPage, pageRowCount } from "../api/everyPage";
import { queriesOf, queryOptions, useQuery } from "../api/queries";
import { departments } from "../app/colleagues";
import { place } from "../app/company";
import type { Format } from "../app/ExportButton";
import { keptAs } from "../app/lastAnswers";

type Schemas = components["schemas"];
export type Shift = Schemas["ShiftDetails"];
export type SavedShift = Schemas["Shift"];
export type Profile = Schemas["EmployeeProfileDetails"];
export type Department = Schemas["UserGroup"];
export type Leave = Schemas["LeaveRequestDetails"];
export type Colleague = Schemas["ListColleaguesColleague"];
export type Conflict = Schemas["ShiftConflict"];

/** All of one kind begin alike, so that a hint of a change reaches each; what depends on shifts stands among them. */
export const shiftsKey = ["shift", "days"] as const;
const costKey = ["shift", "cost"] as const;

export interface Days {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

function shiftsQuery({ from, to }: Days) {
  return queryOptions({
    queryKey: [...shiftsKey, `${from}`, `${to}`],
    staleTime: 10_000,
    queryFn: () =>
      everyPage(async (pageNumber) => {
        const query = { shiftDate: `$btw-${from},${to}`, pageNumber, pageRowCount, sortBy: "startsAt" } as never;
        const { shifts, paging } = await told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts", { params: { query } }));
        return { rows: shifts, pages: paging.pageCount };
      }),
  });
}

export function useShifts(days: Days) {
  return useQuery(keptAs("shifts", shiftsQuery(days), `${days.from}.${days.to}`));
}

/** The weeks before and after, when there is nothing else to do: the next step shows at once. */
export function useShiftsAround({ from, to }: Days, ready: boolean): void {
  const [first, last] = [`${from}`, `${to}`];
  useEffect(() => {
    if (!ready || typeof requestIdleCallback !== "function") return;
    const queries = queriesOf(place().codename);
    const idle = requestIdleCallback(() => {
      for (const weeks of [1, -1]) {
        const days = { from: Temporal.PlainDate.from(first).add({ weeks }), to: Temporal.PlainDate.from(last).add({ weeks }) };
        void queries.prefetchQuery(shiftsQuery(days));
      }
    });
    return () => cancelIdleCallback(idle);
  }, [first, last, ready]);
}

/** Whoever the reader may plan: admins everybody, line managers their reports. */
export function useProfiles() {
  return useQuery({
    queryKey: ["employeeProfile", "all"],
    queryFn: () =>
      everyPage(async (pageNumber) => {
        const query = { pageNumber, pageRowCount, sortBy: "fullname" } as never;
        const { employeeProfiles, paging } = await told(clients.employees.GET("/employeeProfile-api/v1/employeeprofiles", { params: { query } }));
        return { rows: employeeProfiles, pages: paging.pageCount };
      }),
  });
}

export function useDepartments() {
  return useQuery(departments);
}

/** Leave that is granted or asked for and touches these days. */
export function useLeave({ from, to }: Days) {
  return useQuery({
    queryKey: ["leaveRequest", "days", `${from}`, `${to}`],
    queryFn: async () => {
      const query = { startDate: `$lte-${to}`, endDate: `$gte-${from}`, status: ["approved", "pending"], pageRowCount } as never;
      return (await told(clients.leave.GET("/leaveManagement-api/v1/leaverequests", { params: { query } }))).leaveRequests;
    },
  });
}

/** What the plan of these days comes to: the server's figures, drafts included. */
export function useRotaCost({ from, to }: Days) {
  return useQuery({
    queryKey: [...costKey, `${from}`, `${to}`],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const query = { from: `${from}`, to: `${to}` };
      return (await told(clients.scheduling.GET("/scheduleManagement-api/v1/rotacost", { params: { query } }))).rotaCost;
    },
  });
}

/** One that is not among those shown: of another week, or filtered away. */
/** The shifts of these days, as a file. */
export const exportShifts = ({ from, to }: Days, only: object, format: Format): Promise<unknown> => {
  const query = { shiftDate: `$btw-${from},${to}`, ...only, format } as never;
  return told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts/export", { params: { query }, parseAs: "blob" }));
};

export function useShift(id: string | null) {
  return useQuery({
    queryKey: ["shift", "one", id],
    enabled: id !== null,
    queryFn: async () => {
      const path = { shiftId: id ?? "" };
      return (await told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts/{shiftId}", { params: { path } }))).shift as Shift;
    },
  });
}

export function useMyLeave({ from, to }: Days) {
  return useQuery({
    queryKey: ["leaveRequest", "mine", `${from}`, `${to}`],
    queryFn: async () => {
      const query = { startDate: `$lte-${to}`, endDate: `$gte-${from}`, status: ["approved", "pending"], pageRowCount } as never;
      return (await told(clients.leave.GET("/leaveManagement-api/v1/myleaverequests", { params: { query } }))).leaveRequests;
    },
  });
}

export function useShiftHistory(shiftId: string, wanted: boolean) {
  return useQuery({
    queryKey: ["shift", "history", shiftId],
    enabled: wanted,
    queryFn: async () => {
      const params = { path: { shiftId }, query: { pageRowCount: 25 } as never };
      return (await told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts/{shiftId}/history", { params }))).history;
    },
  });
}

export type Template = Schemas["ShiftTemplateDetails"];

export function useTemplates() {
  return useQuery({
    queryKey: ["shiftTemplate", "all"],
    queryFn: async () => {
      const query = { pageRowCount, sortBy: "name" } as never;
      return (await told(clients.scheduling.GET("/scheduleManagement-api/v1/shifttemplates", { params: { query } }))).shiftTemplates;
    },
  });
}
