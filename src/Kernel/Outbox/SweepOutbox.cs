using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>
/// Forgets delivered events and kept answers after a week. Dead events stay until somebody has looked at them, and who has heard of an
/// event is known as long as it lives. Some at a time, until there is no more, so that it catches up after whatever downtime.
/// </summary>
internal sealed class SweepOutbox(TimeProvider clock) : IJob
{
    private const int AtOnce = 2000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private static readonly string[] Statements =
    [
        "DELETE FROM kernel.outbox WHERE (company_id, id) IN (SELECT company_id, id FROM kernel.outbox WHERE delivered_at < $1 ORDER BY delivered_at LIMIT $2)",
        // Whoever settles an event forgets who has heard of it; this is what a build before that left.
        """
        DELETE FROM kernel.deliveries WHERE (company_id, event_id, subscriber) IN (
            SELECT company_id, event_id, subscriber FROM kernel.deliveries d
            WHERE at < $1 AND NOT EXISTS (SELECT FROM kernel.outbox o WHERE o.company_id = d.company_id AND o.id = d.event_id AND o.delivered_at IS NULL)
            ORDER BY at LIMIT $2)
        """,
        "DELETE FROM kernel.answered WHERE (company_id, user_id, key) IN (SELECT company_id, user_id, key FROM kernel.answered WHERE at < $1 ORDER BY at LIMIT $2)",
    ];

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var connection = services.GetRequiredService<Scope>().Connection;
        var before = clock.GetUtcNow() - Kept;
        foreach (var statement in Statements)
        {
            while (await Sweep(connection, statement, before, cancel) == AtOnce) { }
        }
    }

    private static async Task<int> Sweep(NpgsqlConnection connection, string statement, DateTimeOffset before, CancellationToken cancel)
    {
        await using var sweep = new NpgsqlCommand(statement, connection) { Parameters = { new() { Value = before }, new() { Value = AtOnce } } };
        return await sweep.ExecuteNonQueryAsync(cancel);
    }
}
