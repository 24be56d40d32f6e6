using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll.Reports;

/// <param name="AcceptWarnings">Codes of what nobody has decided, and whoever pays has read.</param>
internal sealed record UpdatePayrollReportInput(
    [Amount] Patch<decimal?> Bonus,
    [Amount] Patch<decimal?> Deduction,
    [MaxLength(4000)] Patch<string?> Notes,
    Patch<PaymentStatus> PaymentStatus,
    Patch<DateOnly?> PaymentDate,
    [MaxLength(20)] IReadOnlyList<string>? AcceptWarnings = null) : IInput
{
    public Entries Entries => new(Notes, PaymentStatus, PaymentDate);
}

/// <summary>Bonus, deduction, payment. Only another bonus or deduction calculates anew; who marks a report paid approves what it says.</summary>
internal static class UpdatePayrollReport
{
    public static async Task<Result<PayrollReportDetails>> Handle(PayrollReportId id, UpdatePayrollReportInput input, PayrollDb db, PayrollSources sources, VisibleReports visible, ReportApproval approval, IPeople people, CancellationToken cancel)
    {
        if (await db.Reports.Where(r => r.Id == id).Select(r => (UserId?)r.UserId).SingleOrDefaultAsync(cancel) is not { } user) return Problem.NotFound;
        if (await visible.RefusesToManage(user, cancel) is { } notYours) return notYours;

        await using var transaction = await approval.Begin(cancel);
        if (input.Entries.Pays) await approval.TakeTurns(transaction, [user], cancel);
        var report = await db.Reports.SingleAsync(r => r.Id == id, cancel);
        if (approval.RefusesEntry(report, input.Entries, input.Bonus, input.Deduction) is { } own) return own;

        var terms = await sources.Terms(cancel);
        if (input.Bonus.IsGiven || input.Deduction.IsGiven)
        {
            if (report.Calculate(await sources.Load([user], report.Period, terms, cancel), input.Bonus, input.Deduction) is { } refusal) return refusal;
            approval.TellCalculated(report);
        }
        if ((await approval.Enter(report, input.Entries, sources.Today(terms), input.AcceptWarnings, cancel) ?? await approval.Save(cancel)) is { } notEntered) return notEntered;
        await transaction.Commit(cancel);
        return await PayrollReportDetails.Of(report, toManager: true, people, cancel);
    }
}
