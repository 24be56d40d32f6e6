using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>
/// Makes mails of the notifications that are wanted as mail: what comes in one go, such as two weeks of shifts, is one mail.
/// It waits until it has been quiet for a moment, but not for long.
/// </summary>
internal sealed class BundleNotifications(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "notifications.bundleMails";
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private const int MostPeople = 500;
    private const int MostLines = 50;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        foreach (var company in await Due(services.GetRequiredService<Scope>().Connection, cancel))
        {
            await scopes.Run(Caller.Platform(company.Key, Name), work => Bundle(work, [.. company], cancel), cancel);
        }
    }

    private async Task<ILookup<CompanyId, Guid>> Due(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            SELECT company_id, user_id FROM notifications.notifications WHERE mail_wanted
            GROUP BY company_id, user_id HAVING max(created_at) <= @quiet OR min(created_at) <= @longest
            ORDER BY min(created_at) LIMIT @most
            """, connection);
        command.Parameters.AddWithValue("quiet", clock.GetUtcNow() - Quiet);
        command.Parameters.AddWithValue("longest", clock.GetUtcNow() - Longest);
        command.Parameters.AddWithValue("most", MostPeople);
        var due = new List<(CompanyId Company, Guid User)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) due.Add((new(reader.GetGuid(0)), reader.GetGuid(1)));
        return due.ToLookup(d => d.Company, d => d.User);
    }

    private async Task Bundle(IServiceProvider services, Guid[] users, CancellationToken cancel)
    {
        var (scope, caller, db, people) = (services.GetRequiredService<Scope>(), services.GetRequiredService<Caller>(), services.GetRequiredService<NotificationsDb>(), services.GetRequiredService<IPeople>());
        var company = await services.GetRequiredService<ICompanies>().Find(caller.Company, cancel);
        await using var transaction = await scope.Begin(cancel);

        var news = await Take(scope.Connection, users, cancel);
        var active = await people.Active(news.Select(n => n.Key), cancel);
        var persons = await people.Contacts(active, cancel);
        foreach (var own in news)
        {
            if (active.Contains(own.Key) && persons.TryGetValue(own.Key, out var person)) db.Mails.Add(QueuedMail.Of(Written(person, [.. own], company?.Fullname ?? company?.Name), caller.Company, clock));
        }
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>Takes them for good, so that no other host makes a mail of them too.</summary>
    private static async Task<ILookup<UserId, News>> Take(NpgsqlConnection connection, Guid[] users, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("UPDATE notifications.notifications SET mail_wanted = false WHERE user_id = ANY(@users) AND mail_wanted RETURNING user_id, position, title, text", connection);
        command.Parameters.AddWithValue("users", users);
        var news = new List<(UserId User, News News)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) news.Add((new(reader.GetGuid(0)), new(reader.GetInt64(1), reader.GetString(2), reader.GetString(3))));
        return news.OrderBy(n => n.News.Position).ToLookup(n => n.User, n => n.News);
    }

    private static Mail Written(PersonContact person, IReadOnlyList<News> news, string? company)
    {
        var subject = news.Count == 1 ? news[0].Title : $"{news.Count} news from {company ?? "WorkforceOS"}";
        string[] more = news.Count > MostLines ? [$"… and {news.Count - MostLines} more in your notifications."] : [];
        return new Mail(person.Email, subject, [$"Hello {person.Fullname},", .. news.Take(MostLines).Select(n => n.Text), .. more,
            "You choose in your notification preferences what is sent to you by mail."]);
    }

    private sealed record News(long Position, string Title, string Text);
}
