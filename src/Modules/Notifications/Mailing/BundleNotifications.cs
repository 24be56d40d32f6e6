using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>
/// Makes mails of the notifications that are wanted as mail: what comes in one go, such as two weeks of shifts, is one mail.
/// It waits until it has been quiet for a moment, but not for long. Who has not shown that the address is theirs gets none.
/// </summary>
internal sealed partial class BundleNotifications(Scopes scopes, TimeProvider clock, ILogger<BundleNotifications> log) : IJob
{
    public const string Name = "notifications.bundleMails";
    public const int MostLines = 50;
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private const int MostPeople = 500;
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(20);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var connection = services.GetRequiredService<Scope>().Connection;
        var started = Stopwatch.GetTimestamp();
        int people, served;
        do
        {
            (people, served) = (0, 0);
            foreach (var company in await Due(connection, cancel))
            {
                people += company.Count();
                served += await Bundle(company.Key, [.. company], cancel);
            }
        }
        while (people == MostPeople && served > 0 && Stopwatch.GetElapsedTime(started) < LongestRound);
    }

    /// <returns>How many of them there is nothing left to be done for.</returns>
    private async Task<int> Bundle(CompanyId company, Guid[] users, CancellationToken cancel)
    {
        if (await TryBundle(company, users, cancel)) return users.Length;
        // Something is wrong with one of them: the others get theirs.
        var served = 0;
        foreach (var user in users)
        {
            if (await TryBundle(company, [user], cancel)) served++;
        }
        return served;
    }

    private async Task<ILookup<CompanyId, Guid>> Due(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            SELECT company_id, user_id FROM notifications.notifications WHERE mail_wanted AND (mail_at IS NULL OR mail_at <= @now)
            GROUP BY company_id, user_id HAVING max(created_at) <= @quiet OR min(created_at) <= @longest
            ORDER BY min(created_at) LIMIT @most
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("quiet", clock.GetUtcNow() - Quiet);
        command.Parameters.AddWithValue("longest", clock.GetUtcNow() - Longest);
        command.Parameters.AddWithValue("most", MostPeople);
        var due = new List<(CompanyId Company, Guid User)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) due.Add((new(reader.GetGuid(0)), reader.GetGuid(1)));
        return due.ToLookup(d => d.Company, d => d.User);
    }

    private async Task<bool> TryBundle(CompanyId company, Guid[] users, CancellationToken cancel)
    {
        try
        {
            await scopes.Run(Caller.Platform(company, Name), work => Bundle(work, users, cancel), cancel);
            return true;
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            LogFailed(log, failure, users.Length, company);
            return false;
        }
    }

    private async Task Bundle(IServiceProvider services, Guid[] users, CancellationToken cancel)
    {
        var (scope, caller, db, people) = (services.GetRequiredService<Scope>(), services.GetRequiredService<Caller>(), services.GetRequiredService<NotificationsDb>(), services.GetRequiredService<IPeople>());
        var company = await services.GetRequiredService<ICompanies>().Find(caller.Company, cancel);
        await using var transaction = await scope.Begin(cancel);

        var due = await Take(scope.Connection, users, clock.GetUtcNow(), cancel);
        var contacts = await people.Contacts(due.Select(d => d.Key), cancel);
        var wholes = await Wholes(db, due.SelectMany(d => d), cancel);
        foreach (var own in due)
        {
            if (!contacts.TryGetValue(own.Key, out var reader) || !reader.EmailVerified) continue;
            db.Mails.Add(QueuedMail.Of(Written(reader, [.. own], wholes, company?.Fullname ?? company?.Name ?? "WorkforceOS"), QueuedMail.NewsPriority, null, caller.Company, clock));
        }
        db.Signal(QueuedMail.Topic, "");
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>
    /// Takes them for good, so that no other host makes a mail of them too; of each person only as many as a mail shows come here. Behind
    /// the locks of the inboxes, as whoever posts: what is being told together with more at this moment is not taken.
    /// </summary>
    private static async Task<ILookup<UserId, Taken>> Take(NpgsqlConnection connection, Guid[] users, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var turn = new NpgsqlCommand("SELECT FROM notifications.inboxes WHERE user_id = ANY(@users) ORDER BY user_id FOR UPDATE", connection))
        {
            turn.Parameters.AddWithValue("users", users);
            await turn.ExecuteNonQueryAsync(cancel);
        }
        await using var command = new NpgsqlCommand("""
            WITH taken AS (UPDATE notifications.notifications SET mail_wanted = false WHERE user_id = ANY(@users) AND mail_wanted AND (mail_at IS NULL OR mail_at <= @now) RETURNING user_id, position, title, text, news),
                 counted AS (SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY position) AS nr, count(*) OVER (PARTITION BY user_id) AS count FROM taken)
            SELECT user_id, count, title, text, news FROM counted WHERE nr <= @lines ORDER BY user_id, position
            """, connection);
        command.Parameters.AddWithValue("users", users);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("lines", MostLines);
        var taken = new List<(UserId User, Taken Taken)>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            taken.Add((new(row.GetGuid(0)), new((int)row.GetInt64(1), row.GetString(2), row.GetString(3), await row.IsDBNullAsync(4, cancel) ? null : News.Read(row.GetString(4)))));
        }
        return taken.ToLookup(t => t.User, t => t.Taken);
    }

    /// <summary>The whole texts of what the inboxes show the beginning of.</summary>
    private static async Task<Dictionary<Guid, string>> Wholes(NotificationsDb db, IEnumerable<Taken> taken, CancellationToken cancel)
    {
        Guid[] ids = [.. taken.Select(t => (t.News as News.Announced)?.Whole).OfType<Guid>().Distinct()];
        return ids.Length == 0 ? [] : await db.WholeTexts.Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Text, cancel);
    }

    /// <summary>The paragraphs that a mail says it in.</summary>
    private static IEnumerable<string> Paragraphs(Taken told, (string Title, string Text) said, bool isAlone, Dictionary<Guid, string> wholes)
    {
        if (told.News is not News.Announced announced) return [said.Text];
        var text = announced.Whole is { } whole && wholes.TryGetValue(whole, out var kept) ? kept : said.Text;
        var paragraphs = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Among others it is not seen where one ends.
        return isAlone ? paragraphs : paragraphs.Prepend(said.Title);
    }

    private static Mail Written(PersonContact reader, IReadOnlyList<Taken> news, Dictionary<Guid, string> wholes, string company)
    {
        var language = Language.Of(reader.Language);
        var said = news.Select(n => n.In(language)).ToList();
        var count = news[0].Count;
        var subject = count == 1 ? said[0].Title : language.NewsFrom(company, count);
        string[] more = count > MostLines ? [language.AndMore(count - MostLines)] : [];
        return new Mail(reader.Email, subject, [language.Hello(reader.Fullname), .. news.Zip(said).SelectMany(n => Paragraphs(n.First, n.Second, count == 1, wholes)), .. more, language.ChooseYourMails]);
    }

    /// <param name="Count">Of all that the person is told in this mail.</param>
    private sealed record Taken(int Count, string Title, string Text, News? News)
    {
        public (string Title, string Text) In(Language language) => News is null ? (Title, Text) : language.Say(News);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No mail was made for {People} people of company {Company}")]
    private static partial void LogFailed(ILogger log, Exception failure, int people, CompanyId company);
}
