using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications.Texting;

/// <summary>
/// Sends the text messages that are due, codes first, many at a time. Each is leased, so that no other host takes it. One that fails comes again,
/// later each time, and is given up in the end; while the driver cannot be reached all wait, and none is charged with it. A crash after the
/// driver took a message sends it once more, with the same id.
/// </summary>
internal sealed partial class SendSms(ISmsSender sender, SmsDriverState driver, TimeProvider clock, ILogger<SendSms> log) : IJob
{
    public const string Name = "notifications.sendSms";

    /// <summary>About half a day.</summary>
    public const int MostAttempts = 20;

    private const int AtOnce = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(40);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        if (!driver.IsWorthATry) return;
        var (connection, started) = (services.GetRequiredService<Scope>().Connection, Stopwatch.GetTimestamp());
        await GiveUpExpired(connection, cancel);
        int claimed;
        var isDown = false;
        do
        {
            var leased = await Claim(connection, cancel);
            claimed = leased.Count;
            var attempts = await Task.WhenAll(leased.Select(sms => Try(sms, cancel)));
            await Settle(connection, attempts, cancel);
            if (Array.Find(attempts, a => a.Answer.Outcome is SmsOutcome.Down) is { } down)
            {
                isDown = true;
                LogDown(log, driver.IsDown(), down.Answer.Error ?? "");
            }
            else if (claimed > 0)
            {
                driver.Works();
            }
        }
        while (claimed == AtOnce && !isDown && Stopwatch.GetElapsedTime(started) < LongestRound);
    }

    private async Task<Attempt> Try(OutgoingSms sms, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        SmsAnswer answer;
        try
        {
            answer = await sender.Send(sms, cancel);
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            answer = new(SmsOutcome.Retry, Error: failure.Message);
        }
        if (answer.Outcome is SmsOutcome.Retry && sms.Attempt >= MostAttempts) answer = answer with { Outcome = SmsOutcome.Dead };
        if (answer.Outcome is SmsOutcome.Dead) LogDead(log, sms.Id, answer.Error ?? "");
        return new(sms, answer, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>A code that has expired is of no use to anybody.</summary>
    private async Task GiveUpExpired(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.sms SET state = 'dead', settled_at = @now, text = CASE WHEN has_code THEN '' ELSE text END, last_error = 'It could not be sent in time.'
            WHERE state = 'queued' AND next_try_at <= @now AND good_until <= @now
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<List<OutgoingSms>> Claim(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.sms SET next_try_at = @lease, attempts = attempts + 1
            WHERE (company_id, id) IN (
                SELECT company_id, id FROM notifications.sms WHERE state = 'queued' AND next_try_at <= @now
                ORDER BY has_code DESC, next_try_at LIMIT @most FOR UPDATE SKIP LOCKED)
            RETURNING company_id, id, recipient, text, has_code, attempts
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("lease", clock.GetUtcNow() + Lease);
        command.Parameters.AddWithValue("most", AtOnce);
        var leased = new List<OutgoingSms>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) leased.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetInt32(5)));
        return leased;
    }

    private async Task Settle(NpgsqlConnection connection, IReadOnlyCollection<Attempt> attempts, CancellationToken cancel)
    {
        if (attempts.Count == 0) return;
        await using var command = new NpgsqlCommand("""
            WITH tried AS (SELECT * FROM unnest(@companies, @ids, @attempts, @outcomes, @statuses, @errors, @nexts, @latencies) AS t (company_id, id, attempt, outcome, status, error, next, latency)),
            settled AS (
                UPDATE notifications.sms s SET
                    state = CASE t.outcome WHEN 'sent' THEN 'sent' WHEN 'dead' THEN 'dead' ELSE 'queued' END, last_error = t.error, next_try_at = t.next,
                    attempts = CASE t.outcome WHEN 'down' THEN s.attempts - 1 ELSE s.attempts END,
                    settled_at = CASE WHEN t.outcome IN ('sent', 'dead') THEN @now END,
                    text = CASE WHEN s.has_code AND t.outcome IN ('sent', 'dead') THEN '' ELSE s.text END
                FROM tried t WHERE s.company_id = t.company_id AND s.id = t.id AND s.state = 'queued')
            INSERT INTO notifications.deliveries (company_id, id, sms_id, attempt, provider, outcome, status, error, latency_ms, at)
            SELECT company_id, gen_random_uuid(), id, attempt, @provider, outcome, status, left(error, 500), latency, @now FROM tried WHERE outcome <> 'down' ON CONFLICT DO NOTHING
            """, connection);
        var now = clock.GetUtcNow();
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("provider", sender.Provider);
        command.Parameters.AddWithValue("companies", attempts.Select(a => a.Sms.Company).ToArray());
        command.Parameters.AddWithValue("ids", attempts.Select(a => a.Sms.Id).ToArray());
        command.Parameters.AddWithValue("attempts", attempts.Select(a => a.Sms.Attempt).ToArray());
        command.Parameters.AddWithValue("outcomes", attempts.Select(a => Text.Of(a.Answer.Outcome)).ToArray());
        command.Parameters.Add(new("statuses", NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Integer) { Value = attempts.Select(a => a.Answer.Status).ToArray() });
        command.Parameters.Add(new("errors", NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text) { Value = attempts.Select(a => a.Answer.Error).ToArray() });
        command.Parameters.AddWithValue("nexts", attempts.Select(a => now + (a.Answer.Outcome is SmsOutcome.Retry ? a.Answer.RetryAfter ?? PauseAfter(a.Sms.Attempt) : TimeSpan.Zero)).ToArray());
        command.Parameters.AddWithValue("latencies", attempts.Select(a => (int)a.Latency.TotalMilliseconds).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>5 seconds, then twice as long each time, at most an hour.</summary>
    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(2, attempts - 1));
        return pause < LongestPause ? pause : LongestPause;
    }

    private sealed record Attempt(OutgoingSms Sms, SmsAnswer Answer, TimeSpan Latency);

    [LoggerMessage(Level = LogLevel.Error, Message = "Text message {Id} is given up: {Reason}")]
    private static partial void LogDead(ILogger log, Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No text message leaves until {Until:O}: {Reason}")]
    private static partial void LogDown(ILogger log, DateTimeOffset until, string reason);
}
