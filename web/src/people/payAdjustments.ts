import type { PayAdjustment, PayrollReport } from "./queries";

export const kinds = ["bonus", "deduction", "expense", "backPay", "other"] as const;

type Reported = Pick<PayrollReport, "periodStart" | "periodEnd" | "approvalStatus">;

/** The report that holds a day, an approved one first: two periods may overlap while one is a draft. */
export function reportOn<T extends Reported>(day: string, reports: readonly T[]): T | null {
  const holding = reports.filter((one) => one.periodStart <= day && day <= one.periodEnd);
  return holding.find((one) => one.approvalStatus === "approved") ?? holding[0] ?? null;
}

/** With the sign that it has in the sum. */
export function signedAmount({ kind, amount }: Pick<PayAdjustment, "kind" | "amount">): number {
  return kind === "deduction" ? -amount : amount;
}
