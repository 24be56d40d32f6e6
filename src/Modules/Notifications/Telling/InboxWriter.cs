using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Preferences;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>What one person is to be told.</summary>
/// <param name="AboutObject">The data name of the object it is about.</param>
/// <param name="AboutUser">The other person it speaks of, if any.</param>
internal sealed record Notice(UserId To, News News, string AboutObject, Guid? AboutId, UserId? AboutUser = null)
{
    public NotificationKind Kind => News.Kind;
}

/// <summary>
/// Puts notices into people's inboxes, as many as there are at once. More than a few of one kind for one person, together or within two
/// minutes, become one, which grows; a digest grows for all of the company's day. To be used in a transaction.
/// </summary>
internal sealed class InboxWriter(NotificationsDb db, IPeople people, ICompanies companies, Scope scope, Caller caller, TimeProvider clock)
{
    /// <summary>When a digest is mailed, on the morning after its day.</summary>
    public static readonly TimeOnly DigestMailedAt = new(7, 0);

    /// <summary>So many of one kind are told one by one.</summary>
    public const int MostSingle = 3;

    /// <summary>What was told so long ago, or has been seen, stays as it was told.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromMinutes(2);

    public async Task Post(IReadOnlyCollection<Notice> notices, CancellationToken cancel)
    {
        if (notices.Count == 0) return;
        var active = await people.Active(notices.Select(n => n.To).Distinct(), cancel);
        var due = notices.Where(n => active.Contains(n.To)).ToList();
        if (due.Count == 0) return;

        var inboxes = await Reserve(due, cancel);
        foreach (var own in due.GroupBy(n => (n.To, n.Kind)))
        {
            var (count, hasSeveral) = inboxes.Lately.GetValueOrDefault(own.Key);
            if (IsDigest(own.Key.Kind))
            {
                await Grow([.. own], inboxes, cancel);
            }
            else if (!KindFacts.Of(own.Key.Kind).Joins || (!hasSeveral && count + own.Count() <= MostSingle))
            {
                foreach (var notice in own) Add(notice, inboxes);
            }
            else
            {
                await Join([.. own], inboxes, cancel);
            }
        }
        foreach (var payload in InboxSignals.Payloads(due.Select(n => n.To))) db.Signal(InboxSignals.Topic, payload);
        await db.SaveChangesAsync(cancel);
    }

    private void Add(Notice notice, Reserved inboxes)
    {
        var told = New(notice);
        told.Say(notice.News, inboxes.Next(notice.To), notice.AboutId, notice.AboutUser);
        told.WantMail(IsMailWanted(notice, inboxes));
        db.Notifications.Add(told);
    }

    /// <summary>Makes one of these and of what the person was told of the kind lately and has not seen: the one that there is grows, singles are replaced.</summary>
    private async Task Join(IReadOnlyList<Notice> notices, Reserved inboxes, CancellationToken cancel)
    {
        var (to, kind, since) = (notices[0].To, notices[0].Kind, clock.GetUtcNow() - Lately);
        // Those that a newer build worded stay as they are.
        var lately = (await db.Notifications.Where(n => n.User == to && n.Kind == kind && n.SeenAt == null && n.CreatedAt > since).OrderBy(n => n.Position).ToListAsync(cancel)).Where(n => n.News is not null).ToList();
        var (aboutId, aboutUser) = (Same([.. lately.Select(n => n.AboutId), .. notices.Select(n => n.AboutId)]), Same([.. lately.Select(n => n.AboutUserId), .. notices.Select(n => n.AboutUser)]));
        var news = News.Together([.. lately.Select(n => n.News!), .. notices.Select(n => n.News)], aboutId is not null, aboutUser is not null);
        var isMailWanted = lately.Any(n => n.MailWanted) || notices.Any(n => IsMailWanted(n, inboxes));

        var all = lately.Find(n => n.News is News.Several);
        var isNew = all is null;
        if (all is null) db.Notifications.Add(all = New(notices[^1]));
        foreach (var single in lately.Where(n => n != all)) single.BeReplaced();
        all.Say(news, inboxes.Next(to), aboutId, aboutUser);
        // What came in one go is mailed at once; what comes piece by piece, when no more pieces can come.
        all.WantMail(isMailWanted, lately.Count == 0 ? null : (isNew ? clock.GetUtcNow() : all.CreatedAt) + Lately);
        // Also where it was wanted before: a mail of it may be in the making.
        if (!isNew) db.Entry(all).Property(n => n.MailWanted).IsModified = true;
    }

    /// <summary>One for a person and day: seen or not, it says now all that happened on the day, and it is mailed when no more can come.</summary>
    private async Task Grow(IReadOnlyList<Notice> notices, Reserved inboxes, CancellationToken cancel)
    {
        var zone = (await companies.Find(caller.Company, cancel))?.Zone ?? DateTimeZone.Utc;
        var (to, kind, today) = (notices[0].To, notices[0].Kind, WallClock.DayOf(clock.GetUtcNow(), zone));
        var since = WallClock.DayRange(today, zone).Start;
        var todays = await db.Notifications.Where(n => n.User == to && n.Kind == kind && n.CreatedAt >= since).OrderBy(n => n.Position).LastOrDefaultAsync(cancel);
        // What a newer build worded stays as it is.
        News[] before = todays?.News is { } told ? [told] : [];
        var (aboutId, aboutUser) = (Same([.. before.Select(_ => todays!.AboutId), .. notices.Select(n => n.AboutId)]), Same([.. before.Select(_ => todays!.AboutUserId), .. notices.Select(n => n.AboutUser)]));
        if (before is []) db.Notifications.Add(todays = New(notices[^1]));
        todays!.Say(News.Together([.. before, .. notices.Select(n => n.News)], aboutId is not null, aboutUser is not null), inboxes.Next(to), aboutId, aboutUser);
        todays.BeUnseen();
        todays.WantMail(todays.MailWanted || IsMailWanted(notices[0], inboxes), WallClock.InstantOf(today.AddDays(1), DigestMailedAt, zone));
    }

    private static bool IsDigest(NotificationKind kind) => kind is NotificationKind.PayrollStale;

    private Notification New(Notice notice) =>
        new() { Id = NewId.At<NotificationId>(clock), CompanyId = caller.Company, User = notice.To, Kind = notice.Kind, AboutObject = notice.AboutObject };

    private bool IsMailWanted(Notice notice, Reserved inboxes) => !IsOwnDoing(notice) && inboxes.Chosen.GetValueOrDefault((notice.To, notice.Kind), KindFacts.Of(notice.Kind).Mail);

    /// <summary>Nobody needs a mail about the shift they have just planned for themselves.</summary>
    private bool IsOwnDoing(Notice notice) => notice.To == caller.UserOrNobody && KindFacts.Of(notice.Kind).SilentToDoer;

    private static T? Same<T>(IReadOnlyList<T?> all) where T : struct => all.Distinct().Count() == 1 ? all[0] : null;

    /// <summary>
    /// Takes the next positions of each inbox and its lock until the commit, inboxes in one order, so that two never wait for each other.
    /// What lies in it is counted behind the lock: nobody, on whatever host, tells the person something between this and the commit.
    /// </summary>
    private async Task<Reserved> Reserve(List<Notice> due, CancellationToken cancel)
    {
        var counts = due.CountBy(n => n.To).OrderBy(c => c.Key.Value).ToList();
        var company = caller.Company.Value;
        var users = counts.Select(c => c.Key.Value).ToArray();
        var kinds = due.Select(n => Text.Of(n.Kind)).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(scope.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT user_id, kind, mail FROM notifications.mail_choices WHERE company_id = $1 AND user_id = ANY ($2) AND kind = ANY ($3)")
        {
            Parameters = { new() { Value = company }, new() { Value = users }, new() { Value = kinds } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            INSERT INTO notifications.inboxes AS inbox (company_id, user_id, last_position)
            SELECT $1, wanted.user_id, wanted.count FROM unnest($2, $3) WITH ORDINALITY AS wanted (user_id, count, nr) ORDER BY nr
            ON CONFLICT (company_id, user_id) DO UPDATE SET last_position = inbox.last_position + excluded.last_position
            RETURNING user_id, last_position
            """)
        {
            Parameters = { new() { Value = company }, new() { Value = users }, new() { Value = counts.Select(c => (long)c.Value).ToArray() } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            SELECT user_id, kind, count(*), bool_or(news ->> 'says' = 'several') FROM notifications.notifications
            WHERE company_id = $1 AND user_id = ANY ($2) AND kind = ANY ($3) AND created_at > $4 AND seen_at IS NULL AND is_active AND news IS NOT NULL
            GROUP BY user_id, kind
            """)
        {
            Parameters = { new() { Value = company }, new() { Value = users }, new() { Value = kinds }, new() { Value = clock.GetUtcNow() - Lately } },
        });
        var taken = counts.ToDictionary(c => c.Key, c => c.Value);
        var reserved = new Reserved([], [], []);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) reserved.Chosen[(new UserId(reader.GetGuid(0)), KindOf(reader.GetString(1)))] = reader.GetBoolean(2);
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var user = new UserId(reader.GetGuid(0));
            reserved.Positions[user] = reader.GetInt64(1) - taken[user] + 1;
        }
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel)) reserved.Lately[(new UserId(reader.GetGuid(0)), KindOf(reader.GetString(1)))] = ((int)reader.GetInt64(2), reader.GetBoolean(3));
        return reserved;
    }

    private static NotificationKind KindOf(string text) => Enum.Parse<NotificationKind>(text, ignoreCase: true);

    /// <param name="Chosen">What they chose to get by mail.</param>
    /// <param name="Positions">The first free one of each inbox.</param>
    /// <param name="Lately">How many of a kind each was told lately and has not seen, and whether one of these is several already.</param>
    private sealed record Reserved(Dictionary<(UserId, NotificationKind), bool> Chosen, Dictionary<UserId, long> Positions, Dictionary<(UserId, NotificationKind), (int Count, bool HasSeveral)> Lately)
    {
        public long Next(UserId user) => Positions[user]++;
    }
}
