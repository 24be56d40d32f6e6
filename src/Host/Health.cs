using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Schema;

namespace WorkforceOS.Host;

/// <summary>Is this host alive, and may it be sent work? For balancers and for people; answers anybody, and says nothing of any company.</summary>
internal sealed partial class Health(Database database, WarmUp warmUp, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Health> log)
{
    public const string LivePath = "/health";
    public const string ReadyPath = "/readyz";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim oneAtATime = new(1);
    private (long At, Readiness Answer)? last;

    /// <summary>Set a moment before the host stops taking requests, so that balancers turn away first.</summary>
    public bool Draining { get; set; }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(LivePath, ["GET", "HEAD"], (HttpContext http) => Write(http, 200, new { status = "OK", version = Product.Version }));
        routes.MapMethods(ReadyPath, ["GET", "HEAD"], async (HttpContext http, Health health) =>
        {
            var readiness = await health.Check(http.RequestAborted);
            await Write(http, readiness.Status is "OK" ? 200 : 503, readiness);
        });
    }

    private async Task<Readiness> Check(CancellationToken cancel)
    {
        if (Draining || lifetime.ApplicationStopping.IsCancellationRequested) return new("STOPPING", null, null, null);

        // A host that has just started is sent nothing before its first answer would be as quick as any.
        if (!warmUp.Done.IsCompleted)
        {
            await Task.WhenAny(warmUp.Done, Task.Delay(Patience, cancel));
            cancel.ThrowIfCancellationRequested();
        }
        var answer = await Known(cancel);
        return answer.Status is "OK" && !warmUp.Done.IsCompleted ? answer with { Status = "STARTING" } : answer;
    }

    private async Task<Readiness> Known(CancellationToken cancel)
    {
        // However many ask, the database is asked once a second.
        await oneAtATime.WaitAsync(cancel);
        try
        {
            if (last is { } known && Stopwatch.GetElapsedTime(known.At) < Fresh) return known.Answer;
            var answer = await Ask(cancel);
            last = (Stopwatch.GetTimestamp(), answer);
            return answer;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<Readiness> Ask(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await using var connection = await database.OpenAcrossCompanies(patience.Token);
            var missing = await Migrator.Missing(connection, patience.Token);
            var outbox = await Outbox(connection, patience.Token);
            return new(missing.Count == 0 ? "OK" : "ERR", "reachable", new(missing), outbox);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            LogUnreachable(log, failure.Message);
            return new("ERR", "unreachable", null, null);
        }
    }

    /// <summary>Counts what waits, up to a bound: more than that is as bad, and would cost.</summary>
    private async Task<OutboxState> Outbox(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            SELECT count(*), min(created_at), (SELECT count(*) FROM kernel.outbox WHERE dead_at IS NOT NULL)
            FROM (SELECT created_at FROM kernel.outbox WHERE delivered_at IS NULL AND dead_at IS NULL ORDER BY next_try_at LIMIT 10000) pending
            """, connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var oldest = await row.GetFieldValueAsync<DateTimeOffset?>(1, cancel);
        return new(row.GetInt64(0), oldest is null ? 0 : (long)Math.Max(0, (clock.GetUtcNow() - oldest.Value).TotalSeconds), row.GetInt64(2));
    }

    private static Task Write(HttpContext http, int status, object answer)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(answer, Json.Plain, http.RequestAborted);
    }

    /// <param name="Status">OK, ERR, STARTING or STOPPING.</param>
    private sealed record Readiness(string Status, string? Database, SchemaState? Schema, OutboxState? Outbox);

    /// <param name="Missing">Migrations of this build that the database has not.</param>
    private sealed record SchemaState(IReadOnlyList<string> Missing);

    /// <param name="Pending">Events that wait for their subscribers; counted up to 10,000.</param>
    /// <param name="OldestSeconds">How long the oldest of them has waited.</param>
    /// <param name="Dead">Events given up; somebody should look at them.</param>
    private sealed record OutboxState(long Pending, long OldestSeconds, long Dead);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the database does not answer: {Reason}")]
    private static partial void LogUnreachable(ILogger log, string reason);
}

/// <summary>Between the wish to stop and the stop: says so on /readyz for a while, and goes on answering.</summary>
internal sealed class Drain(Health health, StopOptions options) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancel)
    {
        health.Draining = true;
        return Task.Delay(TimeSpan.FromSeconds(options.DrainSeconds), cancel).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    public Task StartingAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>How the host stops. Section <c>Stop</c>.</summary>
internal sealed record StopOptions
{
    public const string Section = "Stop";

    /// <summary>How long /readyz says 503 before new requests are refused; as long as the balancer needs to notice.</summary>
    [System.ComponentModel.DataAnnotations.Range(0, 300)]
    public int DrainSeconds { get; init; }

    /// <summary>How long running requests may take to finish after that.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 600)]
    public int FinishSeconds { get; init; } = 30;
}
