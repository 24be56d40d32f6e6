import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { Report } from "./queries";
import { askPayAnew } from "./startRun";

/** What is done with one report. The server calculates; what it answers is shown, and no figure before. */

export type Entered = "bonus" | "deduction";

const { payroll } = clients;
const nameOf = (report: Report) => report.user?.fullname ?? say("today.someone");
const at = (report: Report) => ({ path: { payrollReportId: report.id } });
const once = (report: Report, key: string) => ({ ...at(report), header: { "Idempotency-Key": key } });

/** Holds for the report as it was read; what undoes it holds for what came of that. */
export function enterAmount(report: Report, field: Entered, amount: number) {
  const send = (of: Report, value: number) => async () =>
    shown(
      (
        await told(
          payroll.PATCH("/payrollReporting-api/v1/payrollReports/{payrollReportId}", {
            params: at(of),
            body: { [field]: value, recordVersion: of.recordVersion },
          }),
        )
      ).payrollReport,
    );
  return change({
    call: send(report, amount),
    inverse: (answer) => ({ call: send(answer, report[field]) }),
    says: () => say(`payroll.said.${field}`, { name: nameOf(report) }),
  });
}

export function saveNotes(report: Report, notes: string) {
  return change({
    call: async () =>
      shown(
        (
          await told(
            payroll.PATCH("/payrollReporting-api/v1/payrollReports/{payrollReportId}", {
              params: at(report),
              body: { notes: notes.trim() || null, recordVersion: report.recordVersion },
            }),
          )
        ).payrollReport,
      ),
    says: () => say("payroll.said.notes"),
  });
}

/** Money has gone out: what the report says is final, and approved if it was not. */
export function markPaid(report: Report, paymentDate: Temporal.PlainDate, several = false) {
  return change({
    call: async () =>
      shown(
        (
          await told(
            payroll.PATCH("/payrollReporting-api/v1/payrollReports/{payrollReportId}", {
              params: at(report),
              body: { paymentStatus: "paid", paymentDate: paymentDate.toString(), recordVersion: report.recordVersion },
            }),
          )
        ).payrollReport,
        several,
      ),
    says: () => say("payroll.said.paid", { name: nameOf(report) }),
    quiet: true,
  });
}

/** Of the version that was read, and no other. */
export function approveReport(report: Report, acceptWarnings: string[], several = false) {
  return change({
    call: async (key) =>
      shown(
        (
          await told(
            payroll.POST("/payrollReporting-api/v1/payrollreports/{payrollReportId}/approval", {
              params: once(report, key),
              body: { recordVersion: report.recordVersion, acceptWarnings },
            }),
          )
        ).payrollReport,
        several,
      ),
    says: () => say("payroll.said.approved", { name: nameOf(report) }),
    quiet: true,
  });
}

export function reopenReport(report: Report, reason: string) {
  return change({
    call: async (key) =>
      shown(
        (
          await told(
            payroll.POST("/payrollReporting-api/v1/payrollreports/{payrollReportId}/reopening", { params: once(report, key), body: { reason } }),
          )
        ).payrollReport,
      ),
    says: () => say("payroll.said.reopened", { name: nameOf(report) }),
    quiet: true,
  });
}

export function settleReport(report: Report, dryRun: boolean) {
  return change({
    call: async (key) => {
      const answer = await told(
        payroll.POST("/payrollReporting-api/v1/payrollreports/{payrollReportId}/settlement", { params: once(report, key), body: { dryRun } }),
      );
      if (!dryRun) shown(answer.payrollReport);
      return answer.payAdjustment;
    },
    ...(!dryRun && { says: () => say("payroll.said.settled", { name: nameOf(report) }) }),
  });
}

/** From what is on record now. */
export function calculateAnew({ userId, periodStart, periodEnd, ...report }: Report) {
  return change({
    call: async (key) =>
      shown(
        (
          await told(
            payroll.POST("/payrollReporting-api/v1/payrollreports", {
              params: { header: { "Idempotency-Key": key } },
              body: { userId, periodStart, periodEnd },
            }),
          )
        ).payrollReport,
      ),
    says: () => say("payroll.said.anew", { name: report.user?.fullname ?? say("today.someone") }),
    quiet: true,
  });
}

/** Stands at once wherever the report is shown, while sums and lists are asked anew: of several, when all are done. */
function shown(report: Report, several = false): Report {
  const queries = queriesOf(place().codename);
  queries.setQueryData(["payrollReport", "one", report.id], report);
  queries.setQueriesData<{ reports: Report[] }>(
    { queryKey: ["payrollReport", "within"] },
    (known) => known && { ...known, reports: known.reports.map((one) => (one.id === report.id ? report : one)) },
  );
  if (!several) askPayAnew();
  return report;
}
