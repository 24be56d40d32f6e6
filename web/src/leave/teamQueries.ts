import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";

export type Delegation = components["schemas"]["Delegation"];
export type TeamBalance = components["schemas"]["TeamBalance"];

/** One's own, and by which one is a substitute; admins read everybody's. What begins first stands first. */
export const delegations = queryOptions({
  queryKey: ["delegation", "all"],
  queryFn: async () => {
    const query = { pageRowCount: 500, sortBy: "from" } as never;
    return (await told(clients.leave.GET("/leaveManagement-api/v1/delegations", { params: { query } }))).delegations;
  },
});

interface BalancesWanted {
  on: string;
  department: string;
  type: string;
  page: number;
  rows: number;
}

/** Of everybody whose leave one decides; by name within a page, since the server goes by the id. */
export const teamBalances = ({ on, department, type, page, rows }: BalancesWanted) =>
  queryOptions({
    queryKey: ["leaveRequest", "teamBalances", on, department, type, page, rows],
    queryFn: async () => {
      const query = { on, pageNumber: page, pageRowCount: rows, ...(department && { departmentId: department }), ...(type && { leaveTypeId: type }) };
      const { teamLeaveBalances, paging } = await told(clients.leave.GET("/leaveManagement-api/v1/leavebalances/team", { params: { query } }));
      const people = teamLeaveBalances.sort((one, other) => (one.user?.fullname ?? "").localeCompare(other.user?.fullname ?? ""));
      return { people, all: paging.totalRowCount };
    },
  });
