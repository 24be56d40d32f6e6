using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Notifications.Marketplace;

/// <summary>
/// Hands notices of the marketplace on when they are due, and follows what became of them in the queues. It sends nothing itself: each step is
/// one transaction, so that a crash anywhere leaves a notice either where it was or in its queue once.
/// </summary>
internal sealed partial class DispatchNotices(Scopes scopes, TimeProvider clock, ILogger<DispatchNotices> log) : IJob
{
    public const string Name = "notifications.dispatchNotices";

    private const int MostSettled = 500;
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(40);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (connection, started) = (services.GetRequiredService<Scope>().Connection, Stopwatch.GetTimestamp());
        foreach (var company in await Settled(connection, cancel)) await Within(company.Key, work => work.GetRequiredService<FollowNotices>().Run([.. company], cancel), cancel);

        var isFull = true;
        while (isFull && Stopwatch.GetElapsedTime(started) < LongestRound)
        {
            isFull = false;
            foreach (var company in await Due(connection, cancel))
            {
                isFull |= await Within(company, work => work.GetRequiredService<HandOnNotices>().Run(cancel), cancel) == HandOnNotices.AtOnce;
            }
        }
    }

    /// <summary>What fails in one company keeps no other waiting.</summary>
    private async Task<int> Within(CompanyId company, Func<IServiceProvider, Task<int>> work, CancellationToken cancel)
    {
        try
        {
            return await scopes.Run(Caller.Platform(company, Name), work, cancel);
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            LogFailed(log, failure, company);
            return 0;
        }
    }

    private async Task<List<CompanyId>> Due(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT company_id FROM notifications.notices WHERE state = 'pending' AND next_attempt_at <= @now GROUP BY company_id ORDER BY min(next_attempt_at)", connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        var due = new List<CompanyId>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) due.Add(new(row.GetGuid(0)));
        return due;
    }

    /// <summary>Those of which a device or the mail server has one, or which nothing in their queue will bring any more.</summary>
    private static async Task<ILookup<CompanyId, QueueOutcome>> Settled(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            SELECT n.company_id, n.id, bool_or(p.state = 'sent'), bool_or(p.state = 'dead'), bool_or(p.state = 'expired'), max(p.attempts), max(p.last_error)
            FROM notifications.notices n JOIN notifications.pushes p ON p.company_id = n.company_id AND p.notification_id = n.id
            WHERE n.state = 'processing' AND n.channel = 'push' GROUP BY n.company_id, n.id HAVING bool_or(p.state = 'sent') OR NOT bool_or(p.state = 'queued')
            UNION ALL
            SELECT n.company_id, n.id, m.state = 'sent', m.state = 'dead', false, m.attempts, m.last_error
            FROM notifications.notices n JOIN notifications.mails m ON m.company_id = n.company_id AND m.id = n.mail_id WHERE n.state = 'processing' AND m.state <> 'queued'
            UNION ALL
            SELECT n.company_id, n.id, s.state = 'sent', s.state = 'dead', false, s.attempts, s.last_error
            FROM notifications.notices n JOIN notifications.sms s ON s.company_id = n.company_id AND s.id = n.sms_id WHERE n.state = 'processing' AND s.state <> 'queued'
            LIMIT @most
            """, connection);
        command.Parameters.AddWithValue("most", MostSettled);
        var settled = new List<(CompanyId Company, QueueOutcome Outcome)>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            settled.Add((new(row.GetGuid(0)), new(row.GetGuid(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4), row.GetInt32(5), await row.IsDBNullAsync(6, cancel) ? null : row.GetString(6))));
        }
        return settled.ToLookup(s => s.Company, s => s.Outcome);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The notices of company {Company} were not handed on")]
    private static partial void LogFailed(ILogger log, Exception failure, CompanyId company);
}
