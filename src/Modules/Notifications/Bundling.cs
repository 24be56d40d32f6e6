using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications;

/// <summary>A way on which what comes in one go is one message.</summary>
/// <param name="Name">As the columns begin that say what is wanted on it.</param>
/// <param name="Job">Which makes the messages.</param>
/// <param name="Quiet">It waits until nothing has come for so long.</param>
/// <param name="Longest">But no longer than so.</param>
internal sealed record BundledChannel(string Name, string Job, TimeSpan Quiet, TimeSpan Longest);

/// <summary>What messages are made of together.</summary>
/// <param name="Users">All of one company.</param>
/// <param name="Only">This one notification alone; null for all that are due.</param>
internal sealed record BundledPart(Guid[] Users, Guid? Only = null);

/// <summary>
/// Has messages made of the notifications that are wanted on a channel, for many people of a company at once. Where that fails, half of the
/// people are tried, and so on, and in the end each notification by itself: the one that it fails for waits for a moment, and keeps no
/// other waiting.
/// </summary>
internal sealed partial class Bundling(Scopes scopes, TimeProvider clock, ILogger<Bundling> log)
{
    /// <summary>What failed is tried again after so long.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private const int MostPeople = 500;
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(20);

    /// <param name="bundle">Makes the messages in a unit of work of their company: all of a part, or none.</param>
    public async Task Run(BundledChannel channel, IServiceProvider services, Func<IServiceProvider, BundledPart, CancellationToken, Task> bundle, CancellationToken cancel)
    {
        var connection = services.GetRequiredService<Scope>().Connection;
        var started = Stopwatch.GetTimestamp();
        int people;
        do
        {
            people = 0;
            foreach (var company in await Due(channel, connection, cancel))
            {
                people += company.Count();
                foreach (var user in await Unserved([.. company]))
                {
                    foreach (var notification in await DueTo(channel, company.Key, user, connection, cancel))
                    {
                        if (await Failure(new([user], notification)) is not { } failure) continue;
                        LogFailed(log, failure, channel.Name, notification, company.Key);
                        await Defer(channel, company.Key, notification, connection, cancel);
                    }
                }

                // The few for whom it fails, among many.
                async Task<IReadOnlyList<Guid>> Unserved(Guid[] users) =>
                    await Failure(new(users)) is null ? [] : users is [_] ? users : [.. await Unserved(users[..(users.Length / 2)]), .. await Unserved(users[(users.Length / 2)..])];

                async Task<Exception?> Failure(BundledPart part)
                {
                    try
                    {
                        await scopes.Run(Caller.Platform(company.Key, channel.Job), work => bundle(work, part, cancel), cancel);
                        return null;
                    }
                    catch (Exception failure) when (!failure.IsStop(cancel))
                    {
                        return failure;
                    }
                }
            }
        }
        while (people == MostPeople && Stopwatch.GetElapsedTime(started) < LongestRound);
    }

    /// <summary>Waits for the locks of the inboxes, as whoever posts: what is being told at this moment together with more is not taken before it is complete.</summary>
    public static async Task TakeTurn(NpgsqlConnection connection, Guid[] users, CancellationToken cancel)
    {
        await using var turn = new NpgsqlCommand("SELECT FROM notifications.inboxes WHERE user_id = ANY(@users) ORDER BY user_id FOR UPDATE", connection);
        turn.Parameters.AddWithValue("users", users);
        await turn.ExecuteNonQueryAsync(cancel);
    }

    private async Task<ILookup<CompanyId, Guid>> Due(BundledChannel channel, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            SELECT company_id, user_id FROM notifications.notifications WHERE {channel.Name}_wanted AND ({channel.Name}_at IS NULL OR {channel.Name}_at <= @now)
            GROUP BY company_id, user_id HAVING max(created_at) <= @quiet OR min(created_at) <= @longest
            ORDER BY min(created_at) LIMIT @most
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("quiet", clock.GetUtcNow() - channel.Quiet);
        command.Parameters.AddWithValue("longest", clock.GetUtcNow() - channel.Longest);
        command.Parameters.AddWithValue("most", MostPeople);
        var due = new List<(CompanyId Company, Guid User)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) due.Add((new(reader.GetGuid(0)), reader.GetGuid(1)));
        return due.ToLookup(d => d.Company, d => d.User);
    }

    private async Task<List<Guid>> DueTo(BundledChannel channel, CompanyId company, Guid user, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            SELECT id FROM notifications.notifications WHERE company_id = @company AND user_id = @user AND {channel.Name}_wanted AND ({channel.Name}_at IS NULL OR {channel.Name}_at <= @now) ORDER BY position
            """, connection);
        command.Parameters.AddWithValue("company", company.Value);
        command.Parameters.AddWithValue("user", user);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        var due = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) due.Add(reader.GetGuid(0));
        return due;
    }

    private async Task Defer(BundledChannel channel, CompanyId company, Guid notification, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"UPDATE notifications.notifications SET {channel.Name}_at = @again WHERE company_id = @company AND id = @id AND {channel.Name}_wanted", connection);
        command.Parameters.AddWithValue("company", company.Value);
        command.Parameters.AddWithValue("id", notification);
        command.Parameters.AddWithValue("again", clock.GetUtcNow() + AfterFailure);
        await command.ExecuteNonQueryAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No {Channel} was made of notification {Notification} of company {Company}")]
    private static partial void LogFailed(ILogger log, Exception failure, string channel, Guid notification, CompanyId company);
}
