using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Payroll.Adjustments;

namespace WorkforceOS.Payroll.Reports;

/// <param name="DryRun">Tells what would come of it.</param>
internal sealed record SettlePayrollReportInput(bool DryRun = false) : IInput;

/// <param name="Adjustment">What pays it; null where what has changed is worth nothing.</param>
internal sealed record Settled([property: JsonPropertyName("payAdjustment")] PayAdjustmentView? Adjustment);

/// <summary>What an approved report has come to be worth since is paid, or taken back, in the person's next open period. The report stays as it was agreed.</summary>
internal static class SettlePayrollReport
{
    public static async Task<Result<Answer<PayrollReportDetails, Settled>>> Handle(PayrollReportId id, SettlePayrollReportInput input, PayrollDb db, ReportApproval approval, ReportSettlement settlement, IPeople people, Caller caller, CancellationToken cancel)
    {
        if (!caller.IsAdmin) return Problem.RoleRequired(Roles.CompanyAdmins);
        if (await db.Reports.Where(r => r.Id == id).Select(r => (UserId?)r.UserId).SingleOrDefaultAsync(cancel) is not { } user) return Problem.NotFound;
        if (user == caller.User) return PayrollProblems.OwnPay;

        await using var transaction = await approval.Begin(cancel);
        await approval.TakeTurns(transaction, [user], cancel);
        var report = await db.Reports.SingleAsync(r => r.Id == id, cancel);
        var settled = await settlement.Settle(report, cancel);
        if (settled.Problem is { } refusal) return refusal;
        var paidBy = new Settled(settled.Value is { } adjustment ? PayAdjustmentView.Of(adjustment) : null);
        if (!input.DryRun)
        {
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
            paidBy = new Settled(settled.Value is { } saved ? PayAdjustmentView.Of(saved) : null);
        }
        return new Answer<PayrollReportDetails, Settled>(await PayrollReportDetails.Of(report, toManager: true, people, cancel), paidBy);
    }
}
