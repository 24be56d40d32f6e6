using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Runs the jobs that are due, each leased in the database so that only one host has it.</summary>
public sealed partial class JobRunner(IServiceProvider root, Database database, IEnumerable<JobPlan> plans, JobWakes wakes, TimeProvider clock, ILogger<JobRunner> log)
{
    /// <summary>Another host may have planned a job anew, or have died.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(15);

    /// <summary>When <see cref="StartDue"/> may find something again, as far as is known.</summary>
    internal DateTimeOffset NextLook { get; private set; }

    /// <summary>Starts what is due, side by side: a long run keeps no other job waiting. Whoever stops listening stops the starting.</summary>
    /// <returns>One task for each as it is started; it ends with the job and fails only where the database cannot be told.</returns>
    public async IAsyncEnumerable<Task> StartDue([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (plan, woken) in await Due(cancel))
        {
            if (await JobLease.Claim(database, plan, woken, clock, cancel) is { } lease) yield return RunClaimed(plan, lease, cancel);
        }
    }

    /// <summary>Runs one job now, due or not.</summary>
    public Task Run(string name, CancellationToken cancel) => Run(plans.Single(p => p.Name == name), cancel);

    private async Task Run(JobPlan plan, CancellationToken cancel)
    {
        await using var services = root.CreateAsyncScope();
        await services.ServiceProvider.GetRequiredService<Scope>().Open(Caller.System(plan.Name), cancel);
        var job = (IJob)services.ServiceProvider.GetRequiredService(plan.Job);
        await job.Run(services.ServiceProvider, cancel);
    }

    private async Task RunClaimed(JobPlan plan, JobLease lease, CancellationToken stop)
    {
        await using var held = lease;
        using var trace = Instrumentation.StartJob(plan.Name);
        var (began, started) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
        var (outcome, error, again) = await Outcome(plan, lease, stop);
        Instrumentation.RecordJob(plan.Name, outcome, Stopwatch.GetElapsedTime(started));
        if (!lease.IsLost) await lease.Release(error, again);
        if (plan.NextAfter(began) <= clock.GetUtcNow()) wakes.Changed.Set();
    }

    private async Task<(string Outcome, string? Error, DateTimeOffset? Again)> Outcome(JobPlan plan, JobLease lease, CancellationToken stop)
    {
        try
        {
            await Run(plan, lease.Held);
            return ("done", null, null);
        }
        catch (Exception) when (lease.IsLost)
        {
            LogLost(log, plan.Name);
            return ("lost", null, null);
        }
        catch (Exception failure) when (failure.IsStop(stop))
        {
            // Not done, and so due for whichever host is there.
            return ("stopped", null, clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            LogFailed(log, failure, plan.Name);
            return ("failed", failure.Message, JobPlan.RetryAt(clock.GetUtcNow()));
        }
    }

    /// <summary>One look for all of them: mostly nothing is due.</summary>
    private async Task<IReadOnlyList<(JobPlan Plan, DateTimeOffset? Woken)>> Due(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await Rows(cancel);
        foreach (var plan in plans.Where(p => p.Time is not null && !rows.ContainsKey(p.Name)))
        {
            await JobLease.Plan(database, plan, clock, cancel);
            rows[plan.Name] = new Row(plan.NextAfter(now), null, null);
        }

        var due = new List<(JobPlan, DateTimeOffset?)>();
        var next = now + LongestSleep;
        foreach (var plan in plans)
        {
            var row = rows.GetValueOrDefault(plan.Name);
            var woken = wakes.Due(plan.Name, now);
            if (woken <= row?.ClaimedAt) woken = null;
            var isFree = row?.LeasedUntil is not { } until || until < now;
            // A lease that ran out was given back by nobody: that run never came to its end.
            var isUnfinished = isFree && row?.LeasedUntil is not null;
            if (isFree && (row is null || row.NextRunAt <= now || woken is not null || isUnfinished)) due.Add((plan, woken));

            // What is asked for while it runs is looked at again right after, wherever it runs.
            if (!isFree && woken is not null) next = Earlier(next, now.AddSeconds(1));
            if (!isFree) next = Earlier(next, row!.LeasedUntil!.Value);
            else if (row?.NextRunAt > now) next = Earlier(next, row.NextRunAt);
            if (wakes.Next(plan.Name, now) is { } later) next = Earlier(next, later);
            if (due.Count > 0 && due[^1].Item1 == plan) next = Earlier(next, plan.NextAfter(now));
        }
        NextLook = next;
        return due;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private async Task<Dictionary<string, Row>> Rows(CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await using var command = new NpgsqlCommand("SELECT name, next_run_at, leased_until, claimed_at FROM kernel.jobs", connection);
        var rows = new Dictionary<string, Row>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) rows[reader.GetString(0)] = new(await reader.GetFieldValueAsync<DateTimeOffset>(1, cancel), await reader.GetFieldValueAsync<DateTimeOffset?>(2, cancel), await reader.GetFieldValueAsync<DateTimeOffset?>(3, cancel));
        return rows;
    }

    private sealed record Row(DateTimeOffset NextRunAt, DateTimeOffset? LeasedUntil, DateTimeOffset? ClaimedAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Name} failed; it comes round again")]
    private static partial void LogFailed(ILogger log, Exception failure, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Name} was broken off: its lease was lost, and another host has it")]
    private static partial void LogLost(ILogger log, string name);
}
