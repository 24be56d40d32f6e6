using System.Diagnostics;
using System.Globalization;

namespace WorkforceOS.Bench;

/// <summary>What a backlog costs that an outage has left: many events are due, and the host works them off.</summary>
/// <param name="Events">That were waiting.</param>
/// <param name="MeanMilliseconds">Of one claim, by the database's own clock.</param>
/// <param name="DeliveredPerSecond">Events that nobody listens to: what delivery itself costs.</param>
internal sealed record OutboxBacklog(int Events, double MeanMilliseconds, double LongestMilliseconds, double DeliveredPerSecond)
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(8);

    public static async Task<OutboxBacklog> Measured(BenchDatabase database, HostProcess host, int events, CancellationToken cancel)
    {
        Console.WriteLine($"measuring: {events} events waiting in the outbox");
        await host.Pause();
        await database.Execute($"""
            BEGIN; SET LOCAL session_replication_role = replica;
            INSERT INTO kernel.outbox (company_id, id, key, name, payload, created_at, next_try_at)
            SELECT c.id, bench.new_id(), gen_random_uuid(), 'bench.waiting', jsonb_build_object(), now(), now() - interval '1 minute'
            FROM generate_series(1, {events}) AS i JOIN bench.companies c ON c.n = 1 + i % (SELECT count(*) FROM bench.companies);
            COMMIT;
            """, cancel);
        await database.Execute("VACUUM (ANALYZE) kernel.outbox", cancel);
        await database.Execute("SELECT pg_stat_statements_reset()", cancel);
        await host.GoOn();
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(Watched, cancel);
        var took = Stopwatch.GetElapsedTime(started);
        var claims = (await database.Rows("""
            SELECT sum(total_exec_time) / sum(calls), max(max_exec_time) FROM pg_stat_statements
            WHERE query LIKE '%kernel.outbox%SKIP LOCKED%' AND query NOT LIKE '%pg_stat_statements%'
            """, cancel))[0];
        var left = await database.Value("SELECT count(*) FROM kernel.outbox WHERE name = 'bench.waiting' AND delivered_at IS NULL", cancel);
        await database.Execute("DELETE FROM kernel.outbox WHERE name = 'bench.waiting'", cancel);
        return new OutboxBacklog(events, Number(claims[0]), Number(claims[1]), (events - Number(left)) / took.TotalSeconds);
    }

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new BenchException("The host claimed nothing of its outbox.");
}
