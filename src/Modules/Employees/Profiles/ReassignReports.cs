using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <param name="Reason">Why; wanted where it takes effect in the past.</param>
internal sealed record Reassignment(UserId FromManagerId, UserId ToManagerId, DateOnly EffectiveFrom, bool DryRun = false, [Reason] string? Reason = null) : IInput;

/// <param name="Changed">Whose line manager is, or would be, another one.</param>
internal sealed record Reassigned(IReadOnlyList<ReassignedReport> Changed);

internal sealed record ReassignedReport(EmployeeProfileId? EmployeeProfileId, UserId UserId);

/// <summary>An admin gives everybody who reports to somebody from a day on another line manager, all or none. The new one's own reporting line stays.</summary>
internal static class ReassignReports
{
    public static async Task<Result<Reassigned>> Handle(Reassignment request, EmployeesDb db, EmploymentLedger ledger, NamedInTerms named, Scope scope, CancellationToken cancel)
    {
        if (await named.ManagerRefusal(request.ToManagerId, cancel) is { } missing) return missing;
        await using var transaction = await scope.Begin(cancel);
        var (from, to, day) = (request.FromManagerId, request.ToManagerId, request.EffectiveFrom);
        if (day < await ledger.Today(cancel) && request is { DryRun: false, Reason: null }) return EmployeeProblems.ReasonNeeded;
        ledger.Because(request.Reason);
        var reports = await db.Terms.Where(t => t.ManagerId == from && t.UserId != to && db.Employments.Any(e => e.Id == t.EmploymentId && (e.EndsOn == null || e.EndsOn >= day)))
            .Select(t => t.UserId).Distinct().ToListAsync(cancel);

        var files = await ledger.Open(reports, transaction, cancel);
        var changed = files.Where(file => file.Reassign(from, to, day)).ToList();
        if (await ledger.Save(changed, transaction, cancel) is { } circle) return circle;
        if (!request.DryRun) await transaction.Commit(cancel);
        return new Reassigned([.. changed.Select(file => new ReassignedReport(file.Profile?.Id, file.User))]);
    }
}
