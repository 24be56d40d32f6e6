using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Payroll.Runs;

/// <summary>Works a run off, step by step, on the one connection of its unit of work.</summary>
internal sealed class RunWork(RunStep calculation, ApprovalStep approval, PayrollDb db, TimeProvider clock)
{
    private const int MostTries = 4;

    /// <param name="atMost">No further step is begun after so long.</param>
    public Task Calculate(PayrollRunId run, TimeSpan atMost, CancellationToken cancel) => Go(() => calculation.Take(run, cancel), atMost);

    /// <inheritdoc cref="Calculate"/>
    public Task Approve(PayrollRunId run, TimeSpan atMost, CancellationToken cancel) => Go(() => approval.Take(run, cancel), atMost);

    /// <summary>What calculating would come to; nothing is saved.</summary>
    public Task<RunPreview> Preview(PayrollRun run, CancellationToken cancel) => calculation.Preview(run, cancel);

    private async Task Go(Func<Task<bool>> step, TimeSpan atMost)
    {
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < atMost && await Step(step)) { }
    }

    private async Task<bool> Step(Func<Task<bool>> step)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await step();
            }
            catch (Exception lost) when (attempt < MostTries && LostToSomebodyElse(lost))
            {
                // One of these reports was made or changed at the same moment: look again.
            }
        }
    }

    private static bool LostToSomebodyElse(Exception lost) => lost is DbUpdateConcurrencyException || lost.Violates(PayrollProblems.ReportOnce)
        || (lost as PostgresException ?? lost.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.DeadlockDetected };
}

/// <summary>Goes on with runs whose caller waited no longer, or whose host is gone.</summary>
internal sealed class FinishRuns(Scopes scopes) : IJob
{
    public const string Name = "payroll.finishRuns";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        // Across companies: one look instead of one for each company; only the runs' own rows are read here.
        var unfinished = await services.GetRequiredService<PayrollDb>().Runs.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .Where(r => r.State == RunState.Running).OrderBy(r => r.Id).Select(r => new { r.Id, r.CompanyId, r.StartedBy }).ToListAsync(cancel);
        foreach (var run in unfinished)
        {
            var starter = Caller.Platform(run.CompanyId, Name) with { UserOrNobody = run.StartedBy };
            await scopes.Run(starter, unit => unit.GetRequiredService<RunWork>().Calculate(run.Id, TimeSpan.MaxValue, cancel), cancel);
        }

        // Across companies, as above.
        var unapproved = await services.GetRequiredService<PayrollDb>().Runs.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .Where(r => r.Approval == RunApproval.Running).OrderBy(r => r.Id).Select(r => new { r.Id, r.CompanyId, r.ApprovalBy }).ToListAsync(cancel);
        foreach (var run in unapproved)
        {
            var approver = Caller.Platform(run.CompanyId, Name) with { UserOrNobody = run.ApprovalBy };
            await scopes.Run(approver, unit => unit.GetRequiredService<RunWork>().Approve(run.Id, TimeSpan.MaxValue, cancel), cancel);
        }
    }
}
