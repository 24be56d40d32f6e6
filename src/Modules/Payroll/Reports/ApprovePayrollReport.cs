using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll.Reports;

/// <param name="RecordVersion">The version that was read, where the approval is to stand for no other.</param>
/// <param name="AcceptWarnings">Codes of what nobody has decided, and the approver has read.</param>
internal sealed record ApprovePayrollReportInput(int? RecordVersion = null, [MaxLength(20)] IReadOnlyList<string>? AcceptWarnings = null) : IInput;

/// <summary>Somebody stands for what a report says; from then on nothing it rests on changes.</summary>
internal static class ApprovePayrollReport
{
    public static async Task<Result<PayrollReportDetails>> Handle(PayrollReportId id, ApprovePayrollReportInput input, PayrollDb db, VisibleReports visible, ApprovalRules rules, ReportApproval approval, IPeople people, CancellationToken cancel)
    {
        if (await db.Reports.Where(r => r.Id == id).Select(r => (UserId?)r.UserId).SingleOrDefaultAsync(cancel) is not { } user) return Problem.NotFound;
        if ((await visible.RefusesToManage(user, cancel) ?? await rules.RefusesApprover(cancel)) is { } notYours) return notYours;

        await using var transaction = await approval.Begin(cancel);
        await approval.TakeTurns(transaction, [user], cancel);
        var report = await db.Reports.SingleAsync(r => r.Id == id, cancel);
        if (input.RecordVersion is { } read && read != report.RecordVersion) return Problem.ChangedMeanwhile(await PayrollReportDetails.Of(report, toManager: true, people, cancel));
        if ((await approval.Approve(report, input.AcceptWarnings, cancel) ?? await approval.Save(cancel)) is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return await PayrollReportDetails.Of(report, toManager: true, people, cancel);
    }
}
