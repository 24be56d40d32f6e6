import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";
import type { LeaveRequest } from "./workday";

export type LeaveType = components["schemas"]["LeaveType"];

export const leaveTypes = queryOptions({
  queryKey: ["leaveType", "all"],
  staleTime: 5 * 60_000,
  queryFn: async () => {
    const query = { pageRowCount: 200, sortBy: "name" } as never;
    const types = (await told(clients.leave.GET("/leaveManagement-api/v1/leavetypes", { params: { query } }))).leaveTypes;
    return types.sort((one, other) => placeOf(one.code) - placeOf(other.code));
  },
});

/** What is asked for most stands first, a company's own types after those. */
const usual = ["annual", "sick", "unpaid", "toil", "parental"];

function placeOf(code: string): number {
  const place = usual.indexOf(code);
  return place < 0 ? usual.length : place;
}

/** As the company calls it; free words stay as they were written. */
export function typeName(request: Pick<LeaveRequest, "leaveType" | "leaveTypeId">, types: readonly LeaveType[] | undefined): string {
  return types?.find((one) => one.id === request.leaveTypeId)?.name ?? request.leaveType;
}
