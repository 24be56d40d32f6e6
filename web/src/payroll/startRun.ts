import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { Period } from "./period";
import type { Run } from "./queries";

/** What of pay is asked anew when some of it was changed. */
export function askPayAnew(): void {
  const queries = queriesOf(place().codename);
  void queries.invalidateQueries({ queryKey: ["payrollReport"] });
  void queries.invalidateQueries({ queryKey: ["payrollRun"] });
}

/** Everybody's pay of the period, or a department's. It answers when all is done, or after some seconds while it goes on. */
export async function startRun(period: Period, department: string | null) {
  const outcome = await change({ call: (key) => post(period, department, false, key), says: () => say("payroll.said.calculated"), quiet: true });
  askPayAnew();
  return outcome;
}

/** What would come of it; nothing is written. */
export function previewRun(period: Period, department: string | null) {
  return change({ call: (key) => post(period, department, true, key) });
}

/** Of a run's reports all that can be. Whose is not is listed with the reason. */
export async function approveRun(run: Run, acceptWarnings: string[]) {
  const outcome = await change({
    call: async (key) =>
      (
        await told(
          clients.payroll.POST("/payrollReporting-api/v1/payrollruns/{payrollRunId}/approval", {
            params: { path: { payrollRunId: run.id }, header: { "Idempotency-Key": key } },
            body: { acceptWarnings },
          }),
        )
      ).payrollRun,
    says: (answer) => say("payroll.said.approvedOf", { count: answer.approval.approved, total: answer.approval.total }),
  });
  askPayAnew();
  return outcome;
}

async function post(period: Period, department: string | null, dryRun: boolean, key: string) {
  const body = { periodStart: period.from.toString(), periodEnd: period.to.toString(), dryRun, ...(department && { departmentId: department }) };
  return (await told(clients.payroll.POST("/payrollReporting-api/v1/payrollruns", { params: { header: { "Idempotency-Key": key } }, body })))
    .payrollRun;
}
