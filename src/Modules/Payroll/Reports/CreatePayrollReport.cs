using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Reports;

internal sealed record CreatePayrollReportInput(
    UserId UserId,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    [Amount] Patch<decimal?> Bonus,
    [Amount] Patch<decimal?> Deduction,
    [MaxLength(4000)] Patch<string?> Notes,
    Patch<PaymentStatus> PaymentStatus,
    Patch<DateOnly?> PaymentDate) : IInput, IValidatableObject
{
    public Period Period => new(PeriodStart, PeriodEnd);

    public Entries Entries => new(Notes, PaymentStatus, PaymentDate);

    public IEnumerable<ValidationResult> Validate(ValidationContext context) => Period.Wrong();
}

/// <summary>What somebody is owed for a period. Asked a second time it is calculated anew, in the same report; what is left out stays as entered.</summary>
internal static class CreatePayrollReport
{
    public static async Task<Result<Answer<PayrollReportDetails>>> Handle(CreatePayrollReportInput input, PayrollDb db, PayrollSources sources, IReporting reporting, IPeople people, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!await caller.Manages(input.UserId, reporting, cancel)) return Problem.NotTheOwner;
        var briefs = await people.Briefs([input.UserId], cancel);
        if (!briefs.ContainsKey(input.UserId)) return Problem.NotFound;

        var period = input.Period;
        var known = await db.Reports.SingleOrDefaultAsync(r => r.UserId == input.UserId && r.PeriodStart == period.Start && r.PeriodEnd == period.End, cancel);
        var report = known ?? PayrollReport.Of(input.UserId, period, caller.Company, clock);
        var terms = await sources.Terms(cancel);
        if (report.Calculate(await sources.Load([input.UserId], period, terms, cancel), input.Bonus, input.Deduction) is { } refusal) return refusal;
        if (report.Enter(input.Entries, sources.Today(terms)) is { } notEntered) return notEntered;

        if (known is null)
        {
            db.Reports.Add(report);
            db.Publish(new PayrollReady(report.Id, report.UserId, period.Start, period.End), report.Id.Value);
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException second) when (second.Violates(PayrollProblems.ReportOnce))
        {
            // Somebody else has just made it.
            db.ChangeTracker.Clear();
            return await Handle(input, db, sources, reporting, people, caller, clock, cancel);
        }
        catch (DbUpdateException paid) when (paid.Violates(PayrollProblems.HoursPaidOnce))
        {
            return PayrollProblems.HoursPaidAlready;
        }
        return new Answer<PayrollReportDetails>(PayrollReportDetails.Of(report, toManager: true, briefs), known is null ? 201 : 200);
    }
}
