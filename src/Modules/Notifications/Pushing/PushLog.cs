using Microsoft.EntityFrameworkCore;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Devices;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>What became of pushes, attempt by attempt, and of devices by it.</summary>
internal static class PushLog
{
    public static async Task Note(NpgsqlConnection connection, IReadOnlyCollection<PushAttempt> attempts, CancellationToken cancel)
    {
        if (attempts.Count == 0) return;
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Noting(attempts) } };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>To go together with what else follows from the attempts.</summary>
    public static NpgsqlBatchCommand Noting(IReadOnlyCollection<PushAttempt> attempts)
    {
        var command = new NpgsqlBatchCommand("""
            INSERT INTO notifications.deliveries (company_id, id, push_id, attempt, provider, outcome, status, message_id, error, latency_ms, at)
            SELECT company, gen_random_uuid(), push, attempt, provider, outcome, status, message, error, latency, at
            FROM unnest(@companies, @pushes, @attempts, @providers, @outcomes, @statuses, @messages, @errors, @latencies, @times) AS a (company, push, attempt, provider, outcome, status, message, error, latency, at)
            ON CONFLICT DO NOTHING
            """);
        command.Parameters.AddWithValue("companies", attempts.Select(a => a.Push.Company).ToArray());
        command.Parameters.AddWithValue("pushes", attempts.Select(a => a.Push.Id).ToArray());
        command.Parameters.AddWithValue("attempts", attempts.Select(a => a.Push.Attempt).ToArray());
        command.Parameters.AddWithValue("providers", attempts.Select(a => Text.Of(a.Push.Provider)).ToArray());
        command.Parameters.AddWithValue("outcomes", attempts.Select(a => Text.Of(a.Outcome)).ToArray());
        command.Parameters.AddWithValue("statuses", attempts.Select(a => a.Status).ToArray());
        command.Parameters.Add(new NpgsqlParameter("messages", NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text) { Value = attempts.Select(a => a.MessageId).ToArray() });
        command.Parameters.Add(new NpgsqlParameter("errors", NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text) { Value = attempts.Select(a => a.Error is { Length: > 500 } error ? error[..500] : a.Error).ToArray() });
        command.Parameters.AddWithValue("latencies", attempts.Select(a => (int)a.Latency.TotalMilliseconds).ToArray());
        command.Parameters.AddWithValue("times", attempts.Select(a => a.At).ToArray());
        return command;
    }

    public static async Task TurnOff(NotificationsDb db, IReadOnlyCollection<DeviceRowId> ids, DeviceOff why, CancellationToken cancel)
    {
        if (ids.Count == 0) return;
        foreach (var device in await db.Devices.Where(d => ids.Contains(d.Id) && d.State == DeviceState.Active).ToListAsync(cancel)) device.TurnOff(why);
        await db.SaveChangesAsync(cancel);
    }
}
