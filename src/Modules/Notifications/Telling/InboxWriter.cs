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
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    /// <summary>A push that was not taken by then is of no use.</summary>
    private static readonly TimeSpan GoodOnScreen = TimeSpan.FromHours(24);

    private static readonly TimeSpan SoonBegins = TimeSpan.FromHours(12);

    public async Task Post(IReadOnlyCollection<Notice> notices, CancellationToken cancel)
    {
        if (notices.Count == 0) return;
        var readers = await people.Readers(notices.Select(n => n.To), cancel);
        var due = notices.Where(n => readers.ContainsKey(n.To)).ToList();
        if (due.Count == 0) return;

        var inboxes = await Reserve(due, readers, cancel);
        var groups = due.GroupBy(n => (n.To, n.Kind)).ToList();
        var (joining, growing) = (groups.Where(own => Joins(own, inboxes)).Select(own => own.Key).ToList(), groups.Where(own => IsDigest(own.Key.Kind)).Select(own => own.Key).ToList());
        var (lately, todays) = (await Lately(joining, cancel), await Todays(growing, inboxes, cancel));
        foreach (var own in groups)
        {
            if (IsDigest(own.Key.Kind)) Grow([.. own], [.. todays[own.Key]], inboxes);
            else if (Joins(own, inboxes)) Join([.. own], [.. lately[own.Key]], inboxes);
            else foreach (var notice in own) Add(notice, inboxes);
        }
        foreach (var payload in InboxSignals.Payloads(due.Select(n => n.To))) db.Signal(InboxSignals.Topic, payload);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Too many of one kind to be told one by one.</summary>
    private static bool Joins(IGrouping<(UserId To, NotificationKind Kind), Notice> own, ReservedInboxes inboxes)
    {
        var (count, hasSeveral) = inboxes.Lately.GetValueOrDefault(own.Key);
        return !IsDigest(own.Key.Kind) && KindFacts.Of(own.Key.Kind).Joins && (hasSeveral || count + own.Count() > MostSingle);
    }

    /// <summary>What these were told of these kinds lately and have not seen.</summary>
    private Task<ILookup<(UserId, NotificationKind), Notification>> Lately(List<(UserId To, NotificationKind Kind)> whose, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Recent;
        return Of(whose, told => told.Where(n => n.SeenAt == null && n.CreatedAt > since), cancel);
    }

    /// <summary>What these were told of these kinds on the company's day.</summary>
    private Task<ILookup<(UserId, NotificationKind), Notification>> Todays(List<(UserId To, NotificationKind Kind)> whose, ReservedInboxes inboxes, CancellationToken cancel)
    {
        var since = WallClock.DayRange(WallClock.DayOf(clock.GetUtcNow(), inboxes.Zone), inboxes.Zone).Start;
        return Of(whose, told => told.Where(n => n.CreatedAt >= since), cancel);
    }

    /// <summary>One question for all, in the order of their inboxes.</summary>
    private async Task<ILookup<(UserId, NotificationKind), Notification>> Of(List<(UserId To, NotificationKind Kind)> whose, Func<IQueryable<Notification>, IQueryable<Notification>> which, CancellationToken cancel)
    {
        var (users, kinds) = (whose.Select(w => w.To).Distinct().ToArray(), whose.Select(w => w.Kind).Distinct().ToArray());
        var told = whose is [] ? [] : await which(db.Notifications.Where(n => users.Contains(n.User) && kinds.Contains(n.Kind))).OrderBy(n => n.Position).ToListAsync(cancel);
        return told.ToLookup(n => (n.User, n.Kind));
    }

    private void Add(Notice notice, ReservedInboxes inboxes)
    {
        var told = New(notice);
        told.Say(notice.News, inboxes.Next(notice.To), notice.AboutId, notice.AboutUser);
        told.WantMail(IsMailWanted(notice, inboxes), MailAt(notice, inboxes, null));
        WantPush(told, notice, inboxes, IsPushWanted(notice, inboxes));
        // Nobody finds it in the product; what goes by mail or push goes all the same.
        if (!notice.Channels.HasFlag(Channels.Inbox)) told.Delete();
        db.Notifications.Add(told);
    }

    /// <summary>Makes one of these and of what the person was told of the kind lately and has not seen: the one that there is grows, singles are replaced.</summary>
    /// <param name="told">What there is.</param>
    private void Join(IReadOnlyList<Notice> notices, IReadOnlyList<Notification> told, ReservedInboxes inboxes)
    {
        var to = notices[0].To;
        // Those that a newer build worded stay as they are.
        var lately = told.Where(n => n.News is not null).ToList();
        var (aboutId, aboutUser) = (Same([.. lately.Select(n => n.AboutId), .. notices.Select(n => n.AboutId)]), Same([.. lately.Select(n => n.AboutUserId), .. notices.Select(n => n.AboutUser)]));
        var news = News.Together([.. lately.Select(n => n.News!), .. notices.Select(n => n.News)], aboutId is not null, aboutUser is not null);
        var isMailWanted = lately.Any(n => n.MailWanted) || notices.Any(n => IsMailWanted(n, inboxes));
        var isPushWanted = lately.Any(n => n.PushWanted) || notices.Any(n => IsPushWanted(n, inboxes));

        var all = lately.Find(n => n.News is News.Several);
        var isNew = all is null;
        if (all is null) db.Notifications.Add(all = New(notices[^1]));
        foreach (var single in lately.Where(n => n != all)) single.BeReplaced();
        all.Say(news, inboxes.Next(to), aboutId, aboutUser);
        // What came in one go is mailed at once; what comes piece by piece, when no more pieces can come.
        all.WantMail(isMailWanted, MailAt(notices[^1], inboxes, lately.Count == 0 ? null : (isNew ? clock.GetUtcNow() : all.CreatedAt) + Recent));
        WantPush(all, notices[^1], inboxes, isPushWanted);
        if (isNew) return;
        // Also where they were wanted before: a mail or a push of it may be in the making.
        db.Entry(all).Property(n => n.MailWanted).IsModified = true;
        db.Entry(all).Property(n => n.PushWanted).IsModified = true;
    }

    /// <summary>One for a person and day: seen or not, it says now all that happened on the day, and it is mailed when no more can come.</summary>
    private void Grow(IReadOnlyList<Notice> notices, IReadOnlyList<Notification> told, ReservedInboxes inboxes)
    {
        var (to, today, todays) = (notices[0].To, WallClock.DayOf(clock.GetUtcNow(), inboxes.Zone), told.LastOrDefault());
        // What a newer build worded stays as it is.
        News[] before = todays?.News is { } worded ? [worded] : [];
        var (aboutId, aboutUser) = (Same([.. before.Select(_ => todays!.AboutId), .. notices.Select(n => n.AboutId)]), Same([.. before.Select(_ => todays!.AboutUserId), .. notices.Select(n => n.AboutUser)]));
        if (before is []) db.Notifications.Add(todays = New(notices[^1]));
        todays!.Say(News.Together([.. before, .. notices.Select(n => n.News)], aboutId is not null, aboutUser is not null), inboxes.Next(to), aboutId, aboutUser);
        todays.BeUnseen();
        todays.WantMail(todays.MailWanted || IsMailWanted(notices[0], inboxes), MailAt(notices[0], inboxes, WallClock.InstantOf(today.AddDays(1), DigestMailedAt, inboxes.Zone)));
        // A screen hears of it with the first thing of the day.
        if (before is []) WantPush(todays, notices[0], inboxes, IsPushWanted(notices[0], inboxes));
    }

    private static bool IsDigest(NotificationKind kind) => kind is NotificationKind.PayrollStale;

    private Notification New(Notice notice) =>
        new() { Id = NewId.At<NotificationId>(clock), CompanyId = caller.Company, User = notice.To, Kind = notice.Kind, AboutObject = notice.AboutObject };

    private bool IsMailWanted(Notice notice, ReservedInboxes inboxes) =>
        notice.Channels.HasFlag(Channels.Mail) && !IsOwnDoing(notice) && (inboxes.Chosen.GetValueOrDefault((notice.To, notice.Kind)).Mail ?? KindFacts.Of(notice.Kind).Mail);

    private bool IsPushWanted(Notice notice, ReservedInboxes inboxes) =>
        notice.Channels.HasFlag(Channels.Push) && !IsOwnDoing(notice) && (inboxes.Chosen.GetValueOrDefault((notice.To, notice.Kind)).Push ?? KindFacts.Of(notice.Kind).Push);

    /// <summary>When a mail of it may go: with the mail of the day where the reader has one, never within their quiet hours.</summary>
    /// <param name="notBefore">What the kind itself asks for.</param>
    private DateTimeOffset? MailAt(Notice notice, ReservedInboxes inboxes, DateTimeOffset? notBefore)
    {
        if (IsUrgent(notice, inboxes)) return notBefore;
        var (habits, zone) = (inboxes.HabitsOf(notice.To), inboxes.Readers[notice.To].Zone);
        var from = notBefore ?? clock.GetUtcNow();
        return habits.Digest is MailDigest.Daily ? habits.DigestAt(from, DigestMailedAt, zone) : habits.QuietUntil(from, zone) ?? notBefore;
    }

    private void WantPush(Notification told, Notice notice, ReservedInboxes inboxes, bool isWanted)
    {
        var now = clock.GetUtcNow();
        var at = IsUrgent(notice, inboxes) ? null : inboxes.HabitsOf(notice.To).QuietUntil(now, inboxes.Readers[notice.To].Zone);
        var until = (at ?? now) + GoodOnScreen;
        told.WantPush(isWanted, at, BeginOf(notice, inboxes) is { } begins && begins < until && begins > now ? begins : until);
    }

    /// <summary>A shift that begins soon does not wait until somebody has slept.</summary>
    private bool IsUrgent(Notice notice, ReservedInboxes inboxes) =>
        KindFacts.Of(notice.Kind).Urgent || (BeginOf(notice, inboxes) is { } begins && begins > clock.GetUtcNow() && begins <= clock.GetUtcNow() + SoonBegins);

    private static DateTimeOffset? BeginOf(Notice notice, ReservedInboxes inboxes) => notice.News.Begins is { } shift ? WallClock.InstantOf(shift.Day, shift.From, inboxes.Zone) : null;

    /// <summary>Nobody needs a mail about the shift they have just planned for themselves.</summary>
    private bool IsOwnDoing(Notice notice) => notice.To == caller.UserOrNobody && KindFacts.Of(notice.Kind).SilentToDoer;

    private static T? Same<T>(IReadOnlyList<T?> all) where T : struct => all.Distinct().Count() == 1 ? all[0] : null;

    /// <summary>
    /// Takes the next positions of each inbox and its lock until the commit, inboxes in one order, so that two never wait for each other.
    /// What lies in it is counted behind the lock: nobody, on whatever host, tells the person something between this and the commit.
    /// </summary>
    private async Task<ReservedInboxes> Reserve(List<Notice> due, IReadOnlyDictionary<UserId, PersonContact> readers, CancellationToken cancel)
    {
        var counts = due.CountBy(n => n.To).OrderBy(c => c.Key.Value).ToList();
        var company = caller.Company.Value;
        var users = counts.Select(c => c.Key.Value).ToArray();
        var kinds = due.Select(n => Text.Of(n.Kind)).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(scope.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT user_id, kind, mail, push FROM notifications.choices WHERE company_id = $1 AND user_id = ANY ($2) AND kind = ANY ($3)")
        {
            Parameters = { new() { Value = company }, new() { Value = users }, new() { Value = kinds } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT user_id, is_quiet, quiet_from, quiet_to, quiet_weekdays, digest FROM notifications.habits WHERE company_id = $1 AND user_id = ANY ($2)")
        {
            Parameters = { new() { Value = company }, new() { Value = users } },
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
            Parameters = { new() { Value = company }, new() { Value = users }, new() { Value = kinds }, new() { Value = clock.GetUtcNow() - Recent } },
        });
        var taken = counts.ToDictionary(c => c.Key, c => c.Value);
        var zone = (await companies.Find(caller.Company, cancel))?.Zone ?? DateTimeZone.Utc;
        var reserved = new ReservedInboxes([], [], [], [], readers, zone);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) reserved.Chosen[(new UserId(reader.GetGuid(0)), KindOf(reader.GetString(1)))] = (await reader.GetFieldValueAsync<bool?>(2, cancel), await reader.GetFieldValueAsync<bool?>(3, cancel));
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            reserved.Habits[new UserId(reader.GetGuid(0))] = new()
            {
                IsQuiet = reader.GetBoolean(1),
                QuietFrom = await reader.GetFieldValueAsync<TimeOnly>(2, cancel),
                QuietTo = await reader.GetFieldValueAsync<TimeOnly>(3, cancel),
                QuietWeekdays = await reader.GetFieldValueAsync<int[]>(4, cancel),
                Digest = Enum.Parse<MailDigest>(reader.GetString(5), ignoreCase: true),
            };
        }
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
}
