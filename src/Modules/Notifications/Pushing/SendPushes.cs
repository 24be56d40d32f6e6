using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Notifications.Devices;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>
/// Sends what is due to devices, many at a time. Each is leased, so that no other host takes it; every attempt leaves a row. What cannot go
/// now is tried again for some hours, later each time, or when the service says; a device that its service does not know any more is
/// turned off. What a service took is noted and settled at once, and never sent again. A crash in between sends it once more, on the same
/// topic: the device shows it in the place of the first.
/// </summary>
internal sealed partial class SendPushes(PushSenders senders, Scopes scopes, TimeProvider clock, ILogger<SendPushes> log) : IJob
{
    public const string Name = "notifications.sendPushes";

    /// <summary>Signalled when a push was queued.</summary>
    public const string Topic = "push";

    public const int MostAttempts = 6;
    private const int AtOnce = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(40);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var connection = services.GetRequiredService<Scope>().Connection;
        var started = Stopwatch.GetTimestamp();
        int claimed;
        do
        {
            var leased = await Claim(connection, cancel);
            claimed = leased.Count;
            var now = clock.GetUtcNow();
            var useless = leased.Where(l => l.IsSeen || l.IsOff || l.Push.GoodUntil <= now).ToList();
            var signedOut = await SignedOut([.. leased.Except(useless)], cancel);
            await Drop(connection, [.. useless.Select(l => l.WhyUseless), .. signedOut.Select(l => new Dropped(l.Push, "suppressed", "Its session is over."))], cancel);

            var attempts = await Task.WhenAll(leased.Except(useless).Except(signedOut).Select(l => senders.Send(l.Push, cancel)));
            await Settle(connection, attempts, cancel);
            foreach (var gone in attempts.Where(a => a.Outcome is PushOutcome.Gone).ToLookup(a => a.Push.Company, a => new DeviceRowId(a.Push.Device))) await TurnOff(new(gone.Key), [.. gone], DeviceOff.Invalid, cancel);
            if (attempts.FirstOrDefault(a => a.IsUnauthorized) is not { } refused) continue;
            // Whatever else is due would be refused as well.
            LogUnauthorized(log, refused.Push.Provider, refused.Error);
            return;
        }
        while (claimed == AtOnce && Stopwatch.GetElapsedTime(started) < LongestRound);
    }

    /// <summary>30 seconds, then four times as long each time, at most an hour; a fifth more or less, so that not all come back at once.</summary>
    internal static TimeSpan PauseAfter(int attempts, double chance)
    {
        var pause = TimeSpan.FromSeconds(30 * Math.Pow(4, attempts - 1));
        return (pause < LongestPause ? pause : LongestPause) * (0.8 + 0.4 * chance);
    }

    /// <summary>Those whose devices were registered by sessions that are over by now: whoever signed out gets nothing more there.</summary>
    private async Task<List<Leased>> SignedOut(List<Leased> leased, CancellationToken cancel)
    {
        var over = new List<Leased>();
        foreach (var company in leased.Where(l => l.Session is not null).GroupBy(l => l.Push.Company))
        {
            var living = await scopes.Run(Caller.Platform(new(company.Key), Name), work => work.GetRequiredService<ISessions>().Living(company.Select(l => l.Session!.Value), cancel), cancel);
            var ended = company.Where(l => !living.Contains(l.Session!.Value)).ToList();
            if (ended.Count > 0) await TurnOff(new(company.Key), [.. ended.Select(l => new DeviceRowId(l.Push.Device)).Distinct()], DeviceOff.Session, cancel);
            over.AddRange(ended);
        }
        return over;
    }

    private Task TurnOff(CompanyId company, IReadOnlyCollection<DeviceRowId> devices, DeviceOff why, CancellationToken cancel) =>
        scopes.Run(Caller.Platform(company, Name), work => PushLog.TurnOff(work.GetRequiredService<NotificationsDb>(), devices, why, cancel), cancel);

    private async Task<List<Leased>> Claim(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            WITH due AS (SELECT company_id, id FROM notifications.pushes WHERE state = 'queued' AND next_try_at <= @now ORDER BY next_try_at, id LIMIT @most FOR UPDATE SKIP LOCKED),
                 taken AS (UPDATE notifications.pushes p SET next_try_at = @lease, attempts = attempts + 1 FROM due WHERE p.company_id = due.company_id AND p.id = due.id
                           RETURNING p.company_id, p.id, p.device_id, p.notification_id, p.payload, p.topic, p.is_urgent, p.good_until, p.attempts, p.notice_id)
            SELECT t.company_id, t.id, t.device_id, t.payload, t.topic, t.is_urgent, t.good_until, t.attempts, coalesce(d.provider, 'log'), coalesce(d.token, ''), coalesce(d.state, 'off') <> 'active', d.session_id,
                   t.notice_id IS NULL AND (n.id IS NULL OR n.seen_at IS NOT NULL)
            FROM taken t LEFT JOIN notifications.devices d ON d.company_id = t.company_id AND d.id = t.device_id
            LEFT JOIN notifications.notifications n ON n.company_id = t.company_id AND n.id = t.notification_id
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("lease", clock.GetUtcNow() + Lease);
        command.Parameters.AddWithValue("most", AtOnce);
        var leased = new List<Leased>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            var push = new OutgoingPush(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), Enum.Parse<PushProvider>(row.GetString(8), ignoreCase: true), await row.GetFieldValueAsync<byte[]>(9, cancel), PushPayload.Read(row.GetString(3)),
                row.GetString(4), row.GetBoolean(5), await row.GetFieldValueAsync<DateTimeOffset>(6, cancel), row.GetInt32(7));
            leased.Add(new(push, row.GetBoolean(10), await row.IsDBNullAsync(11, cancel) ? null : new SessionId(row.GetGuid(11)), row.GetBoolean(12)));
        }
        return leased;
    }

    private async Task Drop(NpgsqlConnection connection, List<Dropped> dropped, CancellationToken cancel)
    {
        if (dropped.Count == 0) return;
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.pushes p SET state = d.state, settled_at = @now, attempts = attempts - 1, last_error = d.reason
            FROM unnest(@companies, @ids, @states, @reasons) AS d (company_id, id, state, reason) WHERE p.company_id = d.company_id AND p.id = d.id AND p.state = 'queued'
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("companies", dropped.Select(d => d.Push.Company).ToArray());
        command.Parameters.AddWithValue("ids", dropped.Select(d => d.Push.Id).ToArray());
        command.Parameters.AddWithValue("states", dropped.Select(d => d.State).ToArray());
        command.Parameters.AddWithValue("reasons", dropped.Select(d => d.Reason).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>What became of them, and the row of each attempt: both or neither.</summary>
    private async Task Settle(NpgsqlConnection connection, IReadOnlyCollection<PushAttempt> attempts, CancellationToken cancel)
    {
        if (attempts.Count == 0) return;
        var now = clock.GetUtcNow();
        var settling = new NpgsqlBatchCommand("""
            UPDATE notifications.pushes p SET state = s.state, last_error = s.error, next_try_at = s.next, settled_at = CASE WHEN s.state = 'queued' THEN NULL ELSE @now END
            FROM unnest(@companies, @ids, @states, @errors, @nexts) AS s (company_id, id, state, error, next) WHERE p.company_id = s.company_id AND p.id = s.id AND p.state = 'queued'
            """);
        settling.Parameters.AddWithValue("now", now);
        settling.Parameters.AddWithValue("companies", attempts.Select(a => a.Push.Company).ToArray());
        settling.Parameters.AddWithValue("ids", attempts.Select(a => a.Push.Id).ToArray());
        settling.Parameters.AddWithValue("states", attempts.Select(a => GoesAgain(a) ? "queued" : a.Outcome switch { PushOutcome.Sent => "sent", PushOutcome.Gone => "suppressed", _ => "dead" }).ToArray());
        settling.Parameters.Add(new NpgsqlParameter("errors", NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text) { Value = attempts.Select(a => a.Error).ToArray() });
        settling.Parameters.AddWithValue("nexts", attempts.Select(a => GoesAgain(a) ? now + (a.RetryAfter ?? PauseAfter(a.Push.Attempt, Random.Shared.NextDouble())) : now).ToArray());
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { PushLog.Noting(attempts), settling } };
        await batch.ExecuteNonQueryAsync(cancel);

        static bool GoesAgain(PushAttempt attempt) => attempt.Outcome is PushOutcome.Retry && attempt.Push.Attempt < MostAttempts;
    }

    /// <summary>Somebody has to look at the settings of this host.</summary>
    [LoggerMessage(Level = LogLevel.Critical, Message = "Push service {Provider} does not let us in, and no push leaves for now: {Reason}")]
    private static partial void LogUnauthorized(ILogger log, PushProvider provider, string? reason);

    private sealed record Leased(OutgoingPush Push, bool IsOff, SessionId? Session, bool IsSeen)
    {
        public Dropped WhyUseless => IsSeen ? new(Push, "suppressed", "It has been seen.") : IsOff ? new(Push, "suppressed", "Its device is off.") : new(Push, "expired", "It could not be sent in time.");
    }

    private sealed record Dropped(OutgoingPush Push, string State, string Reason);
}
