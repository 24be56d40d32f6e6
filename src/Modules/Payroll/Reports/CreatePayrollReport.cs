using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Reports;

/// <param name="AcceptWarnings">Codes of what nobody has decided, and whoever pays has read.</param>
internal sealed record CreatePayrollReportInput(
    UserId UserId,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    [Amount] Patch<decimal?> Bonus,
    [Amount] Patch<decimal?> Deduction,
    [MaxLength(4000)] Patch<string?> Notes,
    Patch<PaymentStatus> PaymentStatus,
    Patch<DateOnly?> PaymentDate,
    [MaxLength(20)] IReadOnlyList<string>? AcceptWarnings = null) : IInput, IValidatableObject
{
    public Period Period => new(PeriodStart, PeriodEnd);

    public Entries Entries => new(Notes, PaymentStatus, PaymentDate);

    public IEnumerable<ValidationResult> Validate(ValidationContext context) => Period.Wrong();
}

/// <summary>What somebody is owed for a period. Asked a second time it is calculated anew, in the same report; what is left out stays as entered.</summary>
internal static class CreatePayrollReport
{
    public static async Task<Result<Answer<PayrollReportDetails>>> Handle(CreatePayrollReportInput input, PayrollDb db, PayrollSources sources, VisibleReports visible, ReportApproval approval, IPeople people, CancellationToken cancel)
    {
        if (await visible.RefusesToManage(input.UserId, cancel) is { } notYours) return notYours;
        var briefs = await people.Briefs([input.UserId], cancel);
        if (!briefs.ContainsKey(input.UserId)) return Problem.NotFound;

        await using var transaction = await approval.Begin(cancel);
        if (input.Entries.Pays) await approval.TakeTurns(transaction, [input.UserId], cancel);
        var period = input.Period;
        var known = await db.Reports.SingleOrDefaultAsync(r => r.UserId == input.UserId && r.PeriodStart == period.Start && r.PeriodEnd == period.End, cancel);
        var report = known ?? approval.New(input.UserId, period);
        if (approval.RefusesEntry(report, input.Entries, input.Bonus, input.Deduction) is { } own) return own;

        var terms = await sources.Terms(cancel);
        if (report.Calculate(await sources.Load([input.UserId], period, terms, cancel), input.Bonus, input.Deduction) is { } refusal) return refusal;
        if (known is null) db.Publish(new PayrollReady(report.Id, report.UserId, period.Start, period.End), report.Id.Value);
        approval.TellCalculated(report);
        try
        {
            if ((await approval.Enter(report, input.Entries, sources.Today(terms), input.AcceptWarnings, cancel) ?? await approval.Save(cancel)) is { } notEntered) return notEntered;
        }
        catch (DbUpdateException second) when (second.Violates(PayrollProblems.ReportOnce))
        {
            throw new DbUpdateConcurrencyException("Somebody else has just made it.", second);
        }
        await transaction.Commit(cancel);
        return new Answer<PayrollReportDetails>(PayrollReportDetails.Of(report, toManager: true, briefs), known is null ? 201 : 200);
    }
}
