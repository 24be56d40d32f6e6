using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll.Reports;

internal sealed record ReopenPayrollReportInput([Reason] string Reason) : IInput;

/// <summary>An admin takes an approval back, and opens the days again. What was paid stays.</summary>
internal static class ReopenPayrollReport
{
    public static async Task<Result<PayrollReportDetails>> Handle(PayrollReportId id, ReopenPayrollReportInput input, PayrollDb db, ReportApproval approval, IPeople people, Caller caller, CancellationToken cancel)
    {
        if (!caller.IsAdmin) return Problem.RoleRequired(Roles.CompanyAdmins);
        await using var transaction = await approval.Begin(cancel);
        var report = await db.Reports.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (report is null) return Problem.NotFound;
        if (report.UserId == caller.User) return PayrollProblems.OwnPay;

        // What it fell short of, and what it took of others.
        var carries = await db.Carries.Where(c => c.FromReportId == id || c.TakenById == id).ToListAsync(cancel);
        if (carries.Any(c => c.FromReportId == id && c.TakenById is not null)) return PayrollProblems.CarriedOn;

        var approver = report.ApprovedById;
        if (report.Reopen(input.Reason) is { } refusal) return refusal;
        db.Because(input.Reason);
        db.Carries.RemoveRange(carries.Where(c => c.FromReportId == id));
        foreach (var taken in carries.Where(c => c.TakenById == id)) taken.GiveBack();
        db.Publish(new PayrollReopened(report.Id, report.UserId, report.PeriodStart, report.PeriodEnd, approver), report.Id.Value);
        await db.SaveChangesAsync(cancel);
        await db.LockedDays.Where(l => l.UserId == report.UserId && l.SourceId == report.Id.Value).ExecuteDeleteAsync(cancel);
        await transaction.Commit(cancel);
        return await PayrollReportDetails.Of(report, toManager: true, people, cancel);
    }
}
