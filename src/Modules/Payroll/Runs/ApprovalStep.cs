using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Runs;

/// <summary>The next some people of a run are approved behind their pay turns, and how far it has come is saved with that.</summary>
internal sealed class ApprovalStep(PayrollDb db, ReportApproval approval, Caller caller)
{
    private const int AtOnce = 500;

    /// <returns>Whether there are more.</returns>
    public async Task<bool> Take(PayrollRunId id, CancellationToken cancel)
    {
        await using var transaction = await approval.Begin(cancel);
        // One host at a time; the others wait here and then see how far it has come.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM payroll.runs WHERE company_id = {caller.Company.Value} AND id = {id.Value} FOR UPDATE", cancel);
        var run = await db.Runs.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is not { Approval: RunApproval.Running }) return false;

        var people = run.NextToApprove(AtOnce);
        await approval.TakeTurns(transaction, people, cancel);
        run.Approved(people.Count, await Approve(run, people, cancel));
        if (await approval.Save(cancel) is not null) throw new DbUpdateConcurrencyException("Somebody else approved one of these days without taking turns.");
        await transaction.Commit(cancel);
        return run.Approval is RunApproval.Running;
    }

    private async Task<IEnumerable<NotApproved>> Approve(PayrollRun run, IReadOnlyList<UserId> people, CancellationToken cancel)
    {
        List<UserId> of = [.. people];
        var reports = await db.Reports.Where(r => r.PeriodStart == run.PeriodStart && r.PeriodEnd == run.PeriodEnd && of.Contains(r.UserId)).OrderBy(r => r.UserId).ToListAsync(cancel);
        var refused = await approval.Approve([.. reports.Where(r => !r.IsApproved)], run.AcceptedWarnings, cancel);
        var known = reports.ToDictionary(r => r.UserId, r => r.Id);
        return people.Select(p => (Person: p, Why: known.TryGetValue(p, out var report) ? refused.GetValueOrDefault(report) : PayrollProblems.NotCalculated))
            .Where(p => p.Why is not null).Select(p => new NotApproved(p.Person, p.Why!.Code!, p.Why.Message));
    }
}
