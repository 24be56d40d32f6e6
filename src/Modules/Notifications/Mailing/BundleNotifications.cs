using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Preferences;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>
/// Makes mails of the notifications that are wanted as mail: what comes in one go, such as two weeks of shifts, is one mail.
/// It waits until it has been quiet for a moment, but not for long. Who has not shown that the address is theirs gets none.
/// </summary>
internal sealed class BundleNotifications(Bundling bundling, UnsubscribeTokens unsubscribe, OwnAddress address, TimeProvider clock) : IJob
{
    public const string Name = "notifications.bundleMails";
    public const int MostLines = 50;
    public static readonly BundledChannel Channel = new("mail", Name, Quiet: TimeSpan.FromSeconds(5), Longest: TimeSpan.FromSeconds(60));

    public Task Run(IServiceProvider services, CancellationToken cancel) => bundling.Run(Channel, services, Bundle, cancel);

    private async Task Bundle(IServiceProvider services, BundledPart part, CancellationToken cancel)
    {
        var (scope, caller, db, people) = (services.GetRequiredService<Scope>(), services.GetRequiredService<Caller>(), services.GetRequiredService<NotificationsDb>(), services.GetRequiredService<IPeople>());
        var company = await services.GetRequiredService<ICompanies>().Find(caller.Company, cancel);
        await using var transaction = await scope.Begin(cancel);

        var due = await Take(scope.Connection, part, clock.GetUtcNow(), cancel);
        var contacts = await people.Contacts(due.Select(d => d.Key), cancel);
        var wholes = await Wholes(db, due.SelectMany(d => d), cancel);
        foreach (var own in due)
        {
            if (!contacts.TryGetValue(own.Key, out var reader) || !reader.EmailVerified) continue;
            db.Mails.Add(QueuedMail.Of(Written(reader, [.. own], wholes, company?.Fullname ?? company?.Name ?? "WorkforceOS") with { Unsubscribe = LinkFor(caller.Company, own.Key, own.Select(n => n.Kind)) }, QueuedMail.NewsPriority, null, caller.Company, clock));
        }
        db.Signal(QueuedMail.Topic, "");
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>
    /// Takes them for good, so that no other host makes a mail of them too; of each person only as many as a mail shows come here.
    /// </summary>
    private static async Task<ILookup<UserId, Taken>> Take(NpgsqlConnection connection, BundledPart part, DateTimeOffset now, CancellationToken cancel)
    {
        await Bundling.TakeTurn(connection, part.Users, cancel);
        await using var command = new NpgsqlCommand("""
            WITH taken AS (UPDATE notifications.notifications SET mail_wanted = false WHERE user_id = ANY(@users) AND (@only IS NULL OR id = @only) AND mail_wanted AND (mail_at IS NULL OR mail_at <= @now) RETURNING user_id, position, title, text, news, kind),
                 counted AS (SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY position) AS nr, count(*) OVER (PARTITION BY user_id) AS count FROM taken)
            SELECT user_id, count, title, text, news, kind FROM counted WHERE nr <= @lines ORDER BY user_id, position
            """, connection);
        command.Parameters.AddWithValue("users", part.Users);
        command.Parameters.Add(new("only", NpgsqlTypes.NpgsqlDbType.Uuid) { Value = part.Only is { } only ? only : DBNull.Value });
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("lines", MostLines);
        var taken = new List<(UserId User, Taken Taken)>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            taken.Add((new(row.GetGuid(0)), new((int)row.GetInt64(1), row.GetString(2), row.GetString(3), await row.IsDBNullAsync(4, cancel) ? null : News.Read(row.GetString(4)), row.GetString(5))));
        }
        return taken.ToLookup(t => t.User, t => t.Taken);
    }

    private string? LinkFor(CompanyId company, UserId reader, IEnumerable<string> kinds) =>
        address.Of("/notification-api/unsubscribe?token=") is { } link ? link + unsubscribe.For(company, reader, kinds.Select(k => Enum.TryParse<NotificationKind>(k, ignoreCase: true, out var kind) ? kind : (NotificationKind?)null).OfType<NotificationKind>()) : null;

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
    private sealed record Taken(int Count, string Title, string Text, News? News, string Kind)
    {
        public (string Title, string Text) In(Language language) => News is null ? (Title, Text) : language.Say(News);
    }
}
