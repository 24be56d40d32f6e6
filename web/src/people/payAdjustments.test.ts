import { describe, expect, it } from "vitest";
import { reportOn, signedAmount } from "./payAdjustments";

const report = (periodStart: string, periodEnd: string, approvalStatus: "draft" | "approved") => ({ periodStart, periodEnd, approvalStatus });

describe("what becomes of a single amount", () => {
  it("Goes by the report that holds its day, whose first and last day belong to it", () => {
    const reports = [report("2026-03-01", "2026-03-31", "draft"), report("2026-02-01", "2026-02-28", "approved")];
    expect(reportOn("2026-03-01", reports)?.approvalStatus).toBe("draft");
    expect(reportOn("2026-03-31", reports)?.approvalStatus).toBe("draft");
    expect(reportOn("2026-02-28", reports)?.approvalStatus).toBe("approved");
    expect(reportOn("2026-04-01", reports)).toBeNull();
  });

  it("Is refused by an approved report, whatever draft holds the day too", () => {
    const approved = report("2026-03-09", "2026-03-15", "approved");
    expect(reportOn("2026-03-10", [report("2026-03-01", "2026-03-31", "draft"), approved])).toBe(approved);
  });

  it("Takes off what is a deduction, and back pay below zero", () => {
    expect(signedAmount({ kind: "deduction", amount: 20 })).toBe(-20);
    expect(signedAmount({ kind: "backPay", amount: -5 })).toBe(-5);
    expect(signedAmount({ kind: "expense", amount: 7 })).toBe(7);
  });
});
