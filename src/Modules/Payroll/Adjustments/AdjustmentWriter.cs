using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Adjustments;

/// <summary>Who may enter single amounts, and for which days.</summary>
internal sealed class AdjustmentWriter(PayrollDb db, PayrollSources sources, ApprovalRules rules, IReporting reporting, Scope scope, Caller caller, TimeProvider clock)
{
    public Task<ScopeTransaction> Begin(CancellationToken cancel) => scope.Begin(cancel);

    public PayAdjustment New(UserId user) => PayAdjustment.Of(user, caller.Company, clock);

    /// <summary>Admins do, and line managers where they approve their reports' pay; nobody for themselves.</summary>
    public async Task<Problem?> Refuses(UserId person, CancellationToken cancel)
    {
        if (person == caller.User) return PayrollProblems.OwnPay;
        if (!await caller.Manages(person, reporting, cancel)) return Problem.NotTheOwner;
        return await rules.RefusesApprover(cancel);
    }

    /// <summary>Whose amounts the caller sees; null is everybody's.</summary>
    public ValueTask<IReadOnlySet<UserId>?> Managed(CancellationToken cancel) => caller.Managed(reporting, cancel);

    /// <summary>Writes what is said, where its day is not approved yet: behind the person's pay turn, so that it is inside what is approved or refused.</summary>
    public async Task<Problem?> Save(PayAdjustment adjustment, AdjustmentTerms terms, ScopeTransaction transaction, CancellationToken cancel)
    {
        await transaction.TakePayTurns(caller.Company, [adjustment.UserId], cancel);
        DateOnly[] days = [terms.Day, adjustment.Day];
        if (await db.Reports.AnyAsync(r => r.UserId == adjustment.UserId && r.ApprovalStatus == ApprovalStatus.Approved && days.Any(day => r.PeriodStart <= day && day <= r.PeriodEnd), cancel)) return PayrollProblems.DayApproved;
        if (terms.SourceReportId is { } source && !await db.Reports.AnyAsync(r => r.Id == source && r.UserId == adjustment.UserId, cancel)) return PayrollProblems.NoSuchReport;
        if (adjustment.Say(terms, caller.User) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async ValueTask<string> Currency(CancellationToken cancel) => (await sources.Terms(cancel)).Currency;

    /// <summary>What settles a report stands as long as the settlement does.</summary>
    public async Task<Problem?> RefusesChange(PayAdjustment adjustment, CancellationToken cancel) =>
        await db.Settlements.AnyAsync(s => s.AdjustmentId == adjustment.Id, cancel) ? PayrollProblems.OfSettlement : null;
}
