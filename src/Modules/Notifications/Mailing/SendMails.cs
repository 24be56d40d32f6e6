using System.Diagnostics;
using System.Net.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>
/// Sends what is due. Each mail is leased, so that hosts never send the same one at once; one that fails comes again, later each
/// time, and is given up in the end. A crash after the server took a mail sends it once more, with the same message id.
/// </summary>
internal sealed partial class SendMails(Func<Postman> postmen, TimeProvider clock, ILogger<SendMails> log) : IJob
{
    public const string Name = "notifications.sendMails";

    /// <summary>About half a day.</summary>
    public const int MostAttempts = 20;

    private const int Bag = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // The other jobs of this host wait meanwhile.
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(20);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var connection = services.GetRequiredService<Scope>().Connection;
        var started = Stopwatch.GetTimestamp();
        using var postman = postmen();
        while (await Claim(connection, cancel) is { Count: > 0 } letters)
        {
            for (var i = 0; i < letters.Count; i++)
            {
                if (await Send(connection, postman, letters[i], cancel) && Stopwatch.GetElapsedTime(started) < LongestRound) continue;
                await Return(connection, letters[(i + 1)..], cancel);
                return;
            }
        }
    }

    private async Task<List<Letter>> Claim(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.mails SET next_try_at = @lease, attempts = attempts + 1
            WHERE (company_id, id) IN (
                SELECT company_id, id FROM notifications.mails
                WHERE state = 'queued' AND next_try_at <= @now ORDER BY next_try_at, id LIMIT @bag FOR UPDATE SKIP LOCKED)
            RETURNING company_id, id, recipient, subject, text, html, attempts
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("lease", clock.GetUtcNow() + Lease);
        command.Parameters.AddWithValue("bag", Bag);
        var letters = new List<Letter>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            letters.Add(new Letter(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt32(6)));
        }
        return [.. letters.OrderBy(l => l.Id)];
    }

    /// <returns>False when the server itself is the trouble, and the rest of the bag had better wait.</returns>
    private async Task<bool> Send(NpgsqlConnection connection, Postman postman, Letter letter, CancellationToken cancel)
    {
        try
        {
            await postman.Deliver(letter, cancel);
            await Settle(connection, letter, "sent", null, CancellationToken.None);
            return true;
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or IOException or UnauthorizedAccessException)
        {
            var hopeless = failure is FormatException or SmtpFailedRecipientException { StatusCode: >= (SmtpStatusCode)500 };
            var dies = hopeless || letter.Attempts >= MostAttempts;
            if (dies) LogDead(log, letter.Id, failure.Message);
            else LogFailed(log, letter.Id, letter.Attempts, failure.Message);
            await Settle(connection, letter, dies ? "dead" : "queued", failure.Message, CancellationToken.None);
            return failure is FormatException or SmtpFailedRecipientException;
        }
    }

    private async Task Settle(NpgsqlConnection connection, Letter letter, string state, string? error, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.mails SET state = @state, last_error = @error, next_try_at = @next,
                settled_at = CASE WHEN @state = 'queued' THEN NULL ELSE @now END,
                text = CASE WHEN has_code AND @state <> 'queued' THEN '' ELSE text END,
                html = CASE WHEN has_code AND @state <> 'queued' THEN '' ELSE html END
            WHERE company_id = @company AND id = @id AND state = 'queued'
            """, connection);
        command.Parameters.AddWithValue("company", letter.Company);
        command.Parameters.AddWithValue("id", letter.Id);
        command.Parameters.AddWithValue("state", state);
        command.Parameters.AddWithValue("error", (object?)error ?? DBNull.Value);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("next", clock.GetUtcNow() + PauseAfter(letter.Attempts));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task Return(NpgsqlConnection connection, IReadOnlyList<Letter> untried, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.mails SET next_try_at = @next, attempts = attempts - 1
            WHERE (company_id, id) IN (SELECT * FROM unnest(@companies, @ids)) AND state = 'queued'
            """, connection);
        command.Parameters.AddWithValue("companies", untried.Select(l => l.Company).ToArray());
        command.Parameters.AddWithValue("ids", untried.Select(l => l.Id).ToArray());
        command.Parameters.AddWithValue("next", clock.GetUtcNow() + PauseAfter(1));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>5 seconds, then twice as long each time, at most an hour.</summary>
    private static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, attempts - 1)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not sent, try {Attempt}: {Reason}")]
    private static partial void LogFailed(ILogger log, Guid id, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} is given up: {Reason}")]
    private static partial void LogDead(ILogger log, Guid id, string reason);
}
