import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";

export type Company = components["schemas"]["Company"];
export type CompanySettings = components["schemas"]["CompanySettings"];
export type PayRules = components["schemas"]["PayRules"];
export type Tier = components["schemas"]["OvertimeTier"];
export type Premium = components["schemas"]["Premium"];
export type BreakRule = components["schemas"]["BreakRule"];
export type BreakStep = components["schemas"]["BreakStep"];
export type Holiday = components["schemas"]["Holiday"];
export type KeptHoliday = components["schemas"]["KeptHoliday"];
export type Place = components["schemas"]["Place"];
export type Kiosk = components["schemas"]["Kiosk"];
export type ApprovalPolicy = components["schemas"]["ApprovalPolicy"];
export type PolicyStep = components["schemas"]["PolicyStep"];
export type RulePreset = components["schemas"]["RulePreset"];

export const companyOf = (codename: string) =>
  queryOptions({
    queryKey: ["company", codename],
    queryFn: async () => (await told(clients.auth.GET("/auth-api/v1/companyprofile"))).company,
  });

const newestFirst = { params: { query: { pageRowCount: 500, sortBy: "-validFrom" } as never } };

export const payRules = queryOptions({
  queryKey: ["payRules", "all"],
  queryFn: async () => (await told(clients.payroll.GET("/payrollReporting-api/v1/payrules", newestFirst))).payRules,
});

export const breakRules = queryOptions({
  queryKey: ["breakRule", "all"],
  queryFn: async () => (await told(clients.attendance.GET("/attendanceManagement-api/v1/breakrules", newestFirst))).breakRules,
});

export const rulePresets = queryOptions({
  queryKey: ["rulePreset"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await told(clients.scheduling.GET("/scheduleManagement-api/v1/rulepresets"))).rulePresets,
});

const byName = { params: { query: { pageRowCount: 500, sortBy: "name" } as never } };

/** The company's own, and those that it does not keep. */
export const ownHolidays = queryOptions({
  queryKey: ["holiday", "own"],
  queryFn: async () => (await told(clients.leave.GET("/leaveManagement-api/v1/ownholidays", byName))).holidays,
});

/** As everybody keeps them who is at no place of its own. */
export const holidaysOf = (year: number, calendar: string) =>
  queryOptions({
    queryKey: ["holiday", "year", year, calendar],
    queryFn: async () => {
      const query = { from: `${year}-01-01`, to: `${year}-12-31` };
      return (await told(clients.leave.GET("/leaveManagement-api/v1/holidays", { params: { query } }))).holidays;
    },
  });

export const places = queryOptions({
  queryKey: ["place", "all"],
  queryFn: async () => (await told(clients.attendance.GET("/attendanceManagement-api/v1/places", byName))).places,
});

export const kiosks = queryOptions({
  queryKey: ["kiosk", "all"],
  queryFn: async () => (await told(clients.attendance.GET("/attendanceManagement-api/v1/kiosks", byName))).kiosks,
});

/** By which leave can be approved otherwise than by the line manager. */
export const approvalPolicies = queryOptions({
  queryKey: ["approvalPolicy", "all"],
  queryFn: async () => (await told(clients.leave.GET("/leaveManagement-api/v1/approvalpolicies", byName))).approvalPolicies,
});
