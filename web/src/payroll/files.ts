import { clients, told } from "../api/clients";
import { asRefusal, type Refusal } from "../api/refusals";
import { saveFile } from "../app/saveFile";
import type { Period } from "./period";
import type { Report } from "./queries";

export type Detail = "totals" | "lines" | "times";
export type Format = "csv" | "xlsx";

/** The reports that are shown, as a file; the server writes it. */
export async function exportReports(period: Period, department: string | null, detail: Detail, format: Format): Promise<Refusal | null> {
  const query = {
    periodStart: period.from.toString(),
    periodEnd: period.to.toString(),
    format,
    detail,
    ...(department && { departmentId: department }),
  } as never;
  return fetched(`payroll-${detail}-${period.from}-${period.to}.${format}`, () =>
    told(clients.payroll.GET("/payrollReporting-api/v1/payrollreports/export", { params: { query }, parseAs: "blob" })),
  );
}

export async function getPayslip({ id, periodStart, periodEnd }: Report): Promise<Refusal | null> {
  return fetched(`payslip-${periodStart}-${periodEnd}.pdf`, () =>
    told(
      clients.payroll.GET("/payrollReporting-api/v1/payrollreports/{payrollReportId}/payslip", {
        params: { path: { payrollReportId: id }, query: { format: "pdf" } },
        parseAs: "blob",
      }),
    ),
  );
}

async function fetched(name: string, call: () => Promise<unknown>): Promise<Refusal | null> {
  try {
    saveFile((await call()) as Blob, name);
    return null;
  } catch (error) {
    return asRefusal(error);
  }
}
