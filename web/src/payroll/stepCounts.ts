import { isPaid } from "./rows";
import type { Step } from "./steps";
import type { Payroll } from "./usePayroll";

/** How much waits in each step. */
export function countsOf({ reports, checks, checking }: Payroll): Record<Step, { count: number | undefined; done: boolean }> {
  const all = reports.data?.reports;
  const known = checking.every((one) => one.data !== undefined);
  const drafts = all?.filter((one) => one.approvalStatus === "draft").length;
  const unpaid = all?.filter((one) => one.approvalStatus === "approved" && !isPaid(one)).length;
  const some = (all?.length ?? 0) > 0;
  return {
    check: { count: known ? checks.length : undefined, done: known && checks.length === 0 },
    calculate: { count: all?.length, done: some },
    review: { count: drafts, done: some && drafts === 0 },
    pay: { count: unpaid, done: some && drafts === 0 && unpaid === 0 },
  };
}
