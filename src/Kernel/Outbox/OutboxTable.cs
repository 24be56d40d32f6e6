using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>The statements of delivery. The lock on an event's row decides who delivers it; what is decided is read from that row.</summary>
internal static class OutboxTable
{
    /// <summary>
    /// Takes what is due, by the index on the time and so at the same cost whatever waits behind it. What waits for an earlier event of
    /// its key is put off until that one is tried again.
    /// </summary>
    internal const string ClaimSql = """
        WITH due AS MATERIALIZED (
            SELECT company_id, id, key FROM kernel.outbox
            WHERE delivered_at IS NULL AND dead_at IS NULL AND next_try_at <= @now
            ORDER BY next_try_at LIMIT @most FOR UPDATE SKIP LOCKED),
        judged AS MATERIALIZED (
            SELECT due.company_id, due.id, head.attempts, head.next_try_at,
                   head.id IS NOT NULL AND NOT EXISTS (SELECT FROM due other WHERE other.company_id = due.company_id AND other.id = head.id) AS waits
            FROM due LEFT JOIN LATERAL (
                SELECT h.id, h.attempts, h.next_try_at FROM kernel.outbox h
                WHERE h.company_id = due.company_id AND h.key = due.key AND h.delivered_at IS NULL AND h.dead_at IS NULL
                ORDER BY h.id LIMIT 1) head ON head.id < due.id)
        UPDATE kernel.outbox o SET next_try_at = CASE WHEN NOT waits THEN @lease WHEN judged.attempts = 0 THEN @soon ELSE greatest(judged.next_try_at, @soon) END
        FROM judged WHERE o.company_id = judged.company_id AND o.id = judged.id AND (SELECT set_config('synchronous_commit', 'off', true)) IS NOT NULL
        RETURNING judged.waits, o.id, o.company_id, o.key, o.name, o.payload::text, o.user_id, o.attempts, o.partly
        """;

    private const int MostAtOnce = 100;

    private const string Earlier = """
        SELECT FROM kernel.outbox earlier
        WHERE earlier.company_id = m.company_id AND earlier.key = m.key AND earlier.id < m.id AND earlier.delivered_at IS NULL AND earlier.dead_at IS NULL
        """;

    /// <summary>
    /// Nobody waits for the disk at the commit: what was published is on it already, and where the settling is lost in a crash of the
    /// server, so is all that subscribers wrote in the same transaction, and it is delivered again.
    /// </summary>
    private const string TakeSql = $"""
        WITH wanted AS (SELECT m.id, EXISTS ({Earlier} AND earlier.id <> ALL($2)) AS waits FROM kernel.outbox m WHERE m.company_id = $1 AND m.id = ANY($2))
        UPDATE kernel.outbox o SET delivered_at = CASE WHEN waits THEN NULL ELSE $3::timestamptz END, next_try_at = CASE WHEN waits THEN least(o.next_try_at, $3) ELSE o.next_try_at END
        FROM wanted WHERE o.company_id = $1 AND o.id = wanted.id AND o.delivered_at IS NULL AND o.dead_at IS NULL AND o.attempts = 0 AND NOT o.partly
            AND (SELECT set_config('synchronous_commit', 'off', true)) IS NOT NULL
        RETURNING o.id, waits
        """;

    /// <returns>What is to be delivered now, and how many were looked at: none means that nothing is due.</returns>
    public static async Task<(List<OutboxEntry> Claimed, int Seen)> Claim(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(ClaimSql, connection);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("soon", now.AddSeconds(1));
        command.Parameters.AddWithValue("lease", now + OutboxMessage.Lease);
        command.Parameters.AddWithValue("most", MostAtOnce);
        var (claimed, seen) = (new List<OutboxEntry>(), 0);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        for (; await reader.ReadAsync(cancel); seen++)
        {
            if (reader.GetBoolean(0)) continue;
            claimed.Add(new OutboxEntry(reader.GetGuid(1), new(reader.GetGuid(2)), reader.GetGuid(3), reader.GetString(4), reader.GetString(5),
                await reader.IsDBNullAsync(6, cancel) ? null : new UserId(reader.GetGuid(6)), reader.GetInt32(7), reader.GetBoolean(8)));
        }
        return ([.. claimed.OrderBy(e => e.Id)], seen);
    }

    /// <summary>Settles events that are about to be delivered whole in this transaction; where it fails, so does the settling. Those that wait for an earlier one are due at once, for the worker.</summary>
    /// <returns>Those that are this transaction's to deliver.</returns>
    public static async Task<HashSet<Guid>> Take(Fence fence, CompanyId company, IEnumerable<Guid> ids, DateTimeOffset now, CancellationToken cancel)
    {
        var take = new NpgsqlBatchCommand(TakeSql) { Parameters = { new() { Value = company.Value }, new() { Value = ids.ToArray() }, new() { Value = now } } };
        var taken = new HashSet<Guid>();
        await using var reader = await fence.Read(take, inTransaction: true, cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (!reader.GetBoolean(1)) taken.Add(reader.GetGuid(0));
        }
        return taken;
    }

    /// <summary>Notes, inside the transaction in which it hears, that one subscriber has heard of an event.</summary>
    /// <returns>Whether the event may be delivered now, and whether this subscriber has not heard of it yet.</returns>
    public static async Task<(bool MayGoOn, bool IsFirst)> Note(NpgsqlConnection connection, OutboxEntry entry, Subscription subscription, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            WITH taken AS (
                     UPDATE kernel.outbox m SET partly = true WHERE m.company_id = @company AND m.id = @event AND m.delivered_at IS NULL AND NOT EXISTS ({Earlier}) RETURNING m.id),
                 noted AS (
                     INSERT INTO kernel.deliveries (company_id, event_id, subscriber, at) SELECT @company, id, @subscriber, @now FROM taken ON CONFLICT DO NOTHING RETURNING event_id)
            SELECT EXISTS (SELECT FROM taken), EXISTS (SELECT FROM noted)
            """, connection);
        command.Parameters.AddWithValue("company", entry.Company.Value);
        command.Parameters.AddWithValue("event", entry.Id);
        command.Parameters.AddWithValue("subscriber", subscription.Name);
        command.Parameters.AddWithValue("now", now);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetBoolean(0), row.GetBoolean(1));
    }

    /// <summary>All have heard; who it was need not be known any longer.</summary>
    public static async Task Settle(NpgsqlConnection connection, OutboxEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            WITH settled AS (UPDATE kernel.outbox SET delivered_at = $1 WHERE company_id = $2 AND id = $3 RETURNING id)
            DELETE FROM kernel.deliveries d USING settled WHERE d.company_id = $2 AND d.event_id = settled.id
            """, connection)
        {
            Parameters = { new() { Value = now }, new() { Value = entry.Company.Value }, new() { Value = entry.Id } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Waits for an earlier one: the worker takes it as soon as that is through, without waiting for the lease.</summary>
    public static async Task LeaveToWorker(NpgsqlConnection connection, OutboxEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("UPDATE kernel.outbox SET next_try_at = least(next_try_at, $1) WHERE company_id = $2 AND id = $3 AND delivered_at IS NULL", connection)
        {
            Parameters = { new() { Value = now }, new() { Value = entry.Company.Value }, new() { Value = entry.Id } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <param name="next">When it is tried again.</param>
    /// <param name="dies">It is not.</param>
    public static async Task GiveBack(NpgsqlConnection connection, OutboxEntry entry, Exception failure, DateTimeOffset now, DateTimeOffset next, bool dies, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE kernel.outbox SET attempts = attempts + 1, next_try_at = @next, last_error = @error, dead_at = @dead
            WHERE company_id = @company AND id = @id AND delivered_at IS NULL
            """, connection);
        command.Parameters.AddWithValue("company", entry.Company.Value);
        command.Parameters.AddWithValue("id", entry.Id);
        command.Parameters.AddWithValue("next", next);
        command.Parameters.AddWithValue("error", $"{failure.GetType().Name}: {failure.Message}");
        command.Parameters.Add(new NpgsqlParameter("dead", NpgsqlDbType.TimestampTz) { Value = dies ? now : DBNull.Value });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
