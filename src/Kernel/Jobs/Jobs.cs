using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Work that comes round again. Runs on one host at a time; finding nothing to do, or being run twice, does no harm.</summary>
public interface IJob
{
    /// <param name="services">A unit of work across companies; open one of a company with <see cref="Scopes"/>.</param>
    Task Run(IServiceProvider services, CancellationToken cancel);
}

/// <param name="Name">Its row in <c>kernel.jobs</c>.</param>
/// <param name="Every">From the start of one run to the start of the next.</param>
/// <param name="Lease">After so long a host that runs it is taken for dead.</param>
public sealed record JobPlan(string Name, TimeSpan Every, TimeSpan Lease, Type Job);

/// <summary>Runs the jobs that are due, each leased in the database so that only one host has it.</summary>
public sealed partial class JobRunner(IServiceProvider root, Database database, IEnumerable<JobPlan> plans, TimeProvider clock, ILogger<JobRunner> log)
{
    /// <summary>Starts what is due, side by side: a long run keeps no other job waiting. Whoever stops listening stops the starting.</summary>
    /// <returns>One task for each as it is started; it ends with the job and fails only where the database cannot be told.</returns>
    public async IAsyncEnumerable<Task> StartDue([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var plan in await Due(cancel))
        {
            if (await Claim(plan, cancel)) yield return RunClaimed(plan, cancel);
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

    private async Task RunClaimed(JobPlan plan, CancellationToken cancel)
    {
        using var trace = Watch.Job(plan.Name);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await Run(plan, cancel);
            Watch.Ran(plan.Name, "done", Stopwatch.GetElapsedTime(started));
            await Release(plan, null, CancellationToken.None);
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            LogFailed(log, failure, plan.Name);
            Watch.Ran(plan.Name, "failed", Stopwatch.GetElapsedTime(started));
            await Release(plan, failure.Message, CancellationToken.None);
        }
    }

    /// <summary>One look for all of them: mostly nothing is due.</summary>
    private async Task<IReadOnlyList<JobPlan>> Due(CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await using var command = new NpgsqlCommand("SELECT name FROM kernel.jobs WHERE next_run_at > @now OR leased_until >= @now", connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        var waiting = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) waiting.Add(reader.GetString(0));
        return [.. plans.Where(p => !waiting.Contains(p.Name))];
    }

    private async Task<bool> Claim(JobPlan plan, CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await using var command = new NpgsqlCommand("""
            INSERT INTO kernel.jobs AS j (name, next_run_at, leased_until) VALUES (@name, @next, @lease)
            ON CONFLICT (name) DO UPDATE SET next_run_at = @next, leased_until = @lease
            WHERE j.next_run_at <= @now AND (j.leased_until IS NULL OR j.leased_until < @now)
            """, connection);
        var now = clock.GetUtcNow();
        command.Parameters.AddWithValue("name", plan.Name);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("next", now + plan.Every);
        command.Parameters.AddWithValue("lease", now + plan.Lease);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private async Task Release(JobPlan plan, string? error, CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await using var command = new NpgsqlCommand("UPDATE kernel.jobs SET leased_until = NULL, last_run_at = @now, last_error = @error WHERE name = @name", connection);
        command.Parameters.AddWithValue("name", plan.Name);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("error", (object?)error ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Name} failed; it comes round again")]
    private static partial void LogFailed(ILogger log, Exception failure, string name);
}

public static class JobWiring
{
    /// <param name="lease">Longer than it ever runs; ten minutes where nothing is said.</param>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, string name, TimeSpan every, TimeSpan? lease = null) where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new JobPlan(name, every, lease ?? TimeSpan.FromMinutes(10), typeof(TJob)));
    }
}
