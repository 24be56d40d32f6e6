using System.Diagnostics;
using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>One host's hold on one job. It is renewed while the job runs, and tells the run when it is lost.</summary>
internal sealed class JobLease : IAsyncDisposable
{
    // A claim that a crash of the database forgets is made again; it need not wait for the disk.
    private const string WithoutWaitingForTheDisk = "(SELECT set_config('synchronous_commit', 'off', true)) IS NOT NULL";

    private readonly Database database;
    private readonly JobPlan plan;
    private readonly TimeProvider clock;
    private readonly Guid holder;
    private readonly CancellationTokenSource lost;
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewal;

    private JobLease(Database database, JobPlan plan, TimeProvider clock, Guid holder, CancellationToken stop)
    {
        (this.database, this.plan, this.clock, this.holder) = (database, plan, clock, holder);
        lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Held = lost.Token;
        renewal = Renew();
    }

    /// <summary>Cancelled when the host stops, or the lease is lost.</summary>
    public CancellationToken Held { get; }

    /// <summary>Another host may have it.</summary>
    public bool IsLost { get; private set; }

    /// <param name="woken">When it was last asked for; whoever has claimed it since has seen what for.</param>
    /// <returns>Null where it is not due, or another host has it.</returns>
    public static async Task<JobLease?> Claim(Database database, JobPlan plan, DateTimeOffset? woken, TimeProvider clock, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var (now, holder) = (clock.GetUtcNow(), NewId.At(clock));
        await using var connection = await database.OpenAcrossCompanies(stop);
        await using var command = new NpgsqlCommand($"""
            INSERT INTO kernel.jobs AS j (name, next_run_at, leased_until, holder, claimed_at)
            SELECT @name, @next, @lease, @holder, @now WHERE {WithoutWaitingForTheDisk}
            ON CONFLICT (name) DO UPDATE SET next_run_at = @next, leased_until = @lease, holder = @holder, claimed_at = @now
            WHERE (j.next_run_at <= @now OR j.claimed_at < @woken OR j.leased_until < @now) AND (j.leased_until IS NULL OR j.leased_until < @now)
            """, connection);
        command.Parameters.AddWithValue("name", plan.Name);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("next", plan.NextAfter(now));
        command.Parameters.AddWithValue("lease", now + plan.Lease);
        command.Parameters.AddWithValue("holder", holder);
        command.Parameters.Add(new NpgsqlParameter("woken", NpgsqlTypes.NpgsqlDbType.TimestampTz) { Value = (object?)woken ?? DBNull.Value });
        // Not given up halfway: a claim that nobody knows of would stand until it runs out.
        return await command.ExecuteNonQueryAsync(CancellationToken.None) == 1 ? new JobLease(database, plan, clock, holder, stop) : null;
    }

    /// <summary>Puts a job at a time of day on the list without running it.</summary>
    public static async Task Plan(Database database, JobPlan plan, TimeProvider clock, CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await using var command = new NpgsqlCommand("INSERT INTO kernel.jobs (name, next_run_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", connection)
        {
            Parameters = { new() { Value = plan.Name }, new() { Value = plan.NextAfter(clock.GetUtcNow()) } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Ends the lease at once. Does nothing where another host has it by now.</summary>
    /// <param name="again">The next run, where it is earlier than planned.</param>
    public async Task Release(string? error, DateTimeOffset? again)
    {
        await StopRenewal();
        await using var connection = await database.OpenAcrossCompanies(CancellationToken.None);
        await using var command = new NpgsqlCommand($"""
            UPDATE kernel.jobs SET leased_until = NULL, holder = NULL, last_run_at = @now, last_error = @error, next_run_at = least(next_run_at, @again)
            WHERE name = @name AND holder = @holder AND {WithoutWaitingForTheDisk}
            """, connection);
        command.Parameters.AddWithValue("name", plan.Name);
        command.Parameters.AddWithValue("holder", holder);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("error", (object?)error ?? DBNull.Value);
        command.Parameters.Add(new NpgsqlParameter("again", NpgsqlTypes.NpgsqlDbType.TimestampTz) { Value = (object?)again ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewal();
        ended.Dispose();
        lost.Dispose();
    }

    private async Task StopRenewal()
    {
        await ended.CancelAsync();
        await renewal;
    }

    private async Task Renew()
    {
        using var beat = new PeriodicTimer(plan.Lease / 3);
        var renewed = Stopwatch.GetTimestamp();
        try
        {
            while (await beat.WaitForNextTickAsync(ended.Token))
            {
                try
                {
                    // A network that fell silent answers nothing, and longer than the lease nobody may wait for it.
                    using var patience = CancellationTokenSource.CreateLinkedTokenSource(ended.Token);
                    patience.CancelAfter(plan.Lease / 3);
                    if (!await TryRenew(patience.Token)) break;
                    renewed = Stopwatch.GetTimestamp();
                }
                catch (Exception unreachable) when (unreachable is NpgsqlException or IOException || (unreachable is OperationCanceledException && !ended.IsCancellationRequested))
                {
                    // It may answer the next time, before the lease is over.
                    if (Stopwatch.GetElapsedTime(renewed) >= plan.Lease) break;
                }
            }
            IsLost = true;
            await lost.CancelAsync();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task<bool> TryRenew(CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await using var command = new NpgsqlCommand($"UPDATE kernel.jobs SET leased_until = greatest(leased_until, $1) WHERE name = $2 AND holder = $3 AND {WithoutWaitingForTheDisk}", connection)
        {
            Parameters = { new() { Value = clock.GetUtcNow() + plan.Lease }, new() { Value = plan.Name }, new() { Value = holder } },
        };
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }
}
