import { keepPreviousData } from "@tanstack/react-query";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { everyPage, pageRowCount } from "../api/everyPage";
import { queryOptions } from "../api/queries";
import type { Format } from "../app/ExportButton";

type Schemas = components["schemas"];
export type Profile = Schemas["EmployeeProfileDetails"];
export type Terms = Schemas["EmploymentTerms"];
export type EmployeeDocument = Schemas["EmployeeDocumentDetails"];
export type PayrollReport = Schemas["PayrollReportDetails"];
export type Account = Schemas["User"];
export type PayAdjustment = Schemas["PayAdjustment"];

/** What the server filters a list of people by. */
export interface Wanted {
  fullname?: string;
  position?: string;
  departmentId?: string;
  managerId?: string;
  contractType?: Profile["contractType"];
  employmentStatus: readonly Profile["employmentStatus"][];
  /** These alone. */
  userId?: readonly string[];
}

const profiles = (query: object) => told(clients.employees.GET("/employeeProfile-api/v1/employeeprofiles", { params: { query: query as never } }));

export const profilesPage = (wanted: Wanted | null, sortBy: string, pageNumber: number, rows: number) =>
  queryOptions({
    queryKey: ["employeeProfile", "page", wanted, sortBy, pageNumber, rows],
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { employeeProfiles, paging } = await profiles({ ...wanted, sortBy, pageNumber, pageRowCount: rows });
      return { rows: employeeProfiles, all: paging.totalRowCount };
    },
  });

/** Those whom the list shows, all pages of it. */
export const exportPeople = (wanted: Wanted, format: Format): Promise<unknown> =>
  told(
    clients.employees.GET("/employeeProfile-api/v1/employeeprofiles/export", { params: { query: { ...wanted, format } as never }, parseAs: "blob" }),
  );

/** Whom the company employs, or did: for telling who has no profile. */
export const employedUsers = (wanted: boolean) =>
  queryOptions({
    queryKey: ["employeeProfile", "users"],
    enabled: wanted,
    queryFn: () =>
      everyPage(async (pageNumber) => {
        const { employeeProfiles, paging } = await profiles({ pageNumber, pageRowCount, getJoins: false });
        return { rows: employeeProfiles.map((one) => one.userId), pages: paging.pageCount };
      }),
  });

/** Null where the reader sees none of this person's. */
export const profileOf = (userId: string) =>
  queryOptions({
    queryKey: ["employeeProfile", "of", userId],
    queryFn: async () => (await profiles({ userId, pageRowCount: 1 })).employeeProfiles[0] ?? null,
  });

export const accountOf = (userId: string, mayRead: boolean) =>
  queryOptions({
    queryKey: ["user", userId],
    enabled: mayRead,
    queryFn: async () => (await told(clients.auth.GET("/auth-api/v1/users/{userId}", { params: { path: { userId } } }))).user,
  });

/** The newest first, those to come too. */
export const termsOf = (employeeProfileId: string) =>
  queryOptions({
    queryKey: ["employmentTerms", "of", employeeProfileId],
    queryFn: async () => {
      const params = { path: { employeeProfileId }, query: { pageRowCount: 100 } as never };
      return (await told(clients.employees.GET("/employeeProfile-api/v1/employeeprofiles/{employeeProfileId}/terms", { params }))).employmentTerms;
    },
  });

const documents = async (query: object) =>
  (await told(clients.employees.GET("/employeeProfile-api/v1/employeedocuments", { params: { query: query as never } }))).employeeDocuments;

export const documentsOf = (employeeProfileId: string) =>
  queryOptions({
    queryKey: ["employeeDocument", "of", employeeProfileId],
    queryFn: () => documents({ employeeProfileId, pageRowCount: 200 }),
  });

/** Whose time has passed, or does so until that day; what runs out first stands first. */
export const documentsUntil = (day: Temporal.PlainDate, wanted: boolean) =>
  queryOptions({
    queryKey: ["employeeDocument", "until", day.toString()],
    enabled: wanted,
    queryFn: () => documents({ validUntil: `$lte-${day}`, sortBy: "validUntil", pageRowCount: 500 }),
  });

/** The newest first. */
export const payOf = (userId: string) =>
  queryOptions({
    queryKey: ["payrollReport", "of", userId],
    queryFn: async () => {
      const query = { userId, sortBy: "-periodStart", pageRowCount: 24 } as never;
      return (await told(clients.payroll.GET("/payrollReporting-api/v1/payrollreports", { params: { query } }))).payrollReports;
    },
  });

/** Single amounts beside what was agreed; the latest day first. */
export const payAdjustmentsOf = (userId: string) =>
  queryOptions({
    queryKey: ["payAdjustment", "of", userId],
    queryFn: async () => {
      const query = { userId, sortBy: "-day", pageRowCount: 200 } as never;
      return (await told(clients.payroll.GET("/payrollReporting-api/v1/payadjustments", { params: { query } }))).payAdjustments;
    },
  });

export const leaveOf = (userId: string) =>
  queryOptions({
    queryKey: ["leaveRequest", "of", userId],
    queryFn: async () => {
      const query = { userId, sortBy: "-startDate", pageRowCount: 50 } as never;
      return (await told(clients.leave.GET("/leaveManagement-api/v1/leaverequests", { params: { query } }))).leaveRequests;
    },
  });

export const balancesOf = (userId: string) =>
  queryOptions({
    queryKey: ["leaveRequest", "balances", userId],
    queryFn: async () => (await told(clients.leave.GET("/leaveManagement-api/v1/leavebalances", { params: { query: { userId } } }))).leaveBalances,
  });

/** Those of the house; found by parts of name and mail, the best match first, where something is sought. */
export const usersPage = (keyword: string | null, roleId: string | null, waiting: boolean, pageNumber: number, rows: number) =>
  queryOptions({
    queryKey: ["user", "page", keyword, roleId, waiting, pageNumber, rows],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const query = { pageNumber, pageRowCount: rows, ...(roleId && { roleId }) };
      const { users, paging } = await (keyword
        ? told(clients.auth.GET("/auth-api/v1/searchusers", { params: { query: { ...query, keyword } as never } }))
        : told(
            clients.auth.GET("/auth-api/v1/users", {
              params: { query: { ...query, sortBy: "fullname", ...(waiting && { approved: false }) } as never },
            }),
          ));
      return { rows: users, all: paging.totalRowCount };
    },
  });

export type Group = Schemas["UserGroup"];
export type Member = Schemas["UserGroupMemberDetails"];

export const membersOf = (groupId: string) =>
  queryOptions({
    queryKey: ["userGroupMember", "of", groupId],
    queryFn: async () => {
      const params = { path: { groupId }, query: { pageRowCount } as never };
      const { userGroupMembers, paging } = await told(clients.auth.GET("/auth-api/v1/listusergroupmembers/{groupId}", { params }));
      return { rows: userGroupMembers as Member[], all: paging.totalRowCount };
    },
  });

/** Shifts to come that a whole department is on. */
export const shiftsOfGroup = (groupId: string, from: Temporal.PlainDate, wanted: boolean) =>
  queryOptions({
    queryKey: ["shift", "ofGroup", groupId, from.toString()],
    enabled: wanted,
    queryFn: async () => {
      const query = { assignedDepartmentIds: groupId, shiftDate: `$gte-${from}`, status: "scheduled", sortBy: "startsAt", pageRowCount: 10 } as never;
      const { shifts, paging } = await told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts", { params: { query } }));
      return { shifts, all: paging.totalRowCount };
    },
  });

/** Who could not be put on a shift of a department that they joined since then, as the reader was told. */
export const clashesSince = (since: string) =>
  queryOptions({
    queryKey: ["notifications", "clashes", since],
    queryFn: async () => {
      const query = { kind: "departmentConflict", createdAt: `$gte-${since}`, pageRowCount: 20 } as never;
      return (await told(clients.notifications.GET("/notification-api/notifications", { params: { query } }))).notifications;
    },
  });
