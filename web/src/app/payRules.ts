import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";
import { isAdmin } from "./roles";
import type { Session } from "./session";

/** By what rules pay is approved, the newest first. */
export const payRules = queryOptions({
  queryKey: ["payRules"],
  staleTime: 5 * 60_000,
  queryFn: async () => {
    const query = { pageRowCount: 50, sortBy: "-validFrom" } as never;
    return (await told(clients.payroll.GET("/payrollReporting-api/v1/payrules", { params: { query } }))).payRules;
  },
});

/** Who approves pay, and enters single amounts: admins, and line managers where the rules say so. */
export function approvesPay(
  session: Pick<Session, "roleId">,
  rules: readonly Pick<components["schemas"]["PayRules"], "validFrom" | "approvers">[] | undefined,
  today: Temporal.PlainDate,
): boolean {
  // The newest version that has begun.
  return isAdmin(session) || rules?.find((one) => one.validFrom <= today.toString())?.approvers === "managers";
}
