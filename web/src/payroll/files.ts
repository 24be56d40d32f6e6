import { clients, told } from "../api/clients";
import { asRefusal, type Refusal } from "../api/refusals";
import type { Format } from "../app/ExportButton";
import { saveFile } from "../app/saveFile";
import type { Period } from "./period";
import type { Report } from "./queries";

export const details = ["totals", "lines", "times"] as const;
export type Detail = (typeof details)[number];

/** The reports that are shown, as a file; the server writes it. */
export function exportReports(period: Period, department: string | null, detail: Detail, format: Format): Promise<unknown> {
  const query = {
    periodStart: period.from.toString(),
    periodEnd: period.to.toString(),
    format,
    detail,
    ...(department && { departmentId: department }),
  } as never;
  return told(clients.payroll.GET("/payrollReporting-api/v1/payrollreports/export", { params: { query }, parseAs: "blob" }));
}

export async function getPayslip({ id, periodStart, periodEnd }: Report): Promise<Refusal | null> {
  const params = { path: { payrollReportId: id }, query: { format: "pdf" } } as const;
  try {
    const slip = told(clients.payroll.GET("/payrollReporting-api/v1/payrollreports/{payrollReportId}/payslip", { params, parseAs: "blob" }));
    saveFile((await slip) as unknown as Blob, `payslip-${periodStart}-${periodEnd}.pdf`);
    return null;
  } catch (error) {
    return asRefusal(error);
  }
}
