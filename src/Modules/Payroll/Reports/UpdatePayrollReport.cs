using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Reports;

internal sealed record UpdatePayrollReportInput(
    [Amount] Patch<decimal?> Bonus,
    [Amount] Patch<decimal?> Deduction,
    [MaxLength(4000)] Patch<string?> Notes,
    Patch<PaymentStatus> PaymentStatus,
    Patch<DateOnly?> PaymentDate) : IInput
{
    public Entries Entries => new(Notes, PaymentStatus, PaymentDate);
}

/// <summary>Bonus, deduction, payment. Only another bonus or deduction calculates anew: who marks a report paid has paid what it says.</summary>
internal static class UpdatePayrollReport
{
    public static async Task<Result<PayrollReportDetails>> Handle(PayrollReportId id, UpdatePayrollReportInput input, PayrollDb db, PayrollSources sources, IReporting reporting, IPeople people, Caller caller, CancellationToken cancel)
    {
        var report = await db.Reports.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (report is null) return Problem.NotFound;
        if (!await caller.Manages(report.UserId, reporting, cancel)) return Problem.NotTheOwner;

        var terms = await sources.Terms(cancel);
        if ((input.Bonus.IsGiven || input.Deduction.IsGiven)
            && report.Calculate(await sources.Load([report.UserId], report.Period, terms, cancel), input.Bonus, input.Deduction) is { } refusal) return refusal;
        if (report.Enter(input.Entries, sources.Today(terms)) is { } notEntered) return notEntered;

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException paid) when (paid.Violates(PayrollProblems.HoursPaidOnce))
        {
            return PayrollProblems.HoursPaidAlready;
        }
        return await PayrollReportDetails.Of(report, toManager: true, people, cancel);
    }
}
