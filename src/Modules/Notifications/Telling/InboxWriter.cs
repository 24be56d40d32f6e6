using Microsoft.EntityFrameworkCore;
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

/// <summary>Puts notices into people's inboxes, as many as there are at once. To be used in a transaction, once in each.</summary>
internal sealed class InboxWriter(NotificationsDb db, IPeople people, Scope scope, Caller caller, TimeProvider clock)
{
    public async Task Post(IReadOnlyCollection<Notice> notices, CancellationToken cancel)
    {
        if (notices.Count == 0) return;
        var active = await people.Active(notices.Select(n => n.To).Distinct(), cancel);
        var due = notices.Where(n => active.Contains(n.To)).ToList();
        if (due.Count == 0) return;

        var (chosen, positions) = await Reserve(due, cancel);
        foreach (var notice in due)
        {
            var (title, text) = Language.Fallback.Say(notice.News);
            db.Notifications.Add(new Notification
            {
                Id = NewId.At<NotificationId>(clock), CompanyId = caller.Company, User = notice.To, Position = positions[notice.To]++,
                Kind = notice.Kind, News = notice.News, Title = title, Text = text, AboutObject = notice.AboutObject, AboutId = notice.AboutId, AboutUserId = notice.AboutUser,
                MailWanted = !IsOwnDoing(notice) && chosen.GetValueOrDefault((notice.To, notice.Kind), MailChoice.ByDefault(notice.Kind)),
            });
        }
        foreach (var payload in InboxSignals.Payloads(due.Select(n => n.To))) db.Signal(InboxSignals.Topic, payload);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Nobody needs a mail about the shift they have just planned for themselves.</summary>
    private bool IsOwnDoing(Notice notice) => notice.To == caller.UserOrNobody
        && notice.Kind is NotificationKind.ShiftAssigned or NotificationKind.ShiftMoved or NotificationKind.ShiftReleased or NotificationKind.LeaveDecided;

    /// <summary>Takes the next positions of each inbox and its lock until the commit, inboxes in one order, so that two never wait for each other.</summary>
    /// <returns>What they chose to get by mail, and the first free position of each person.</returns>
    private async Task<(Dictionary<(UserId, NotificationKind), bool> Chosen, Dictionary<UserId, long> Positions)> Reserve(List<Notice> due, CancellationToken cancel)
    {
        var counts = due.CountBy(n => n.To).OrderBy(c => c.Key.Value).ToList();
        var users = counts.Select(c => c.Key.Value).ToArray();
        await using var batch = new NpgsqlBatch(scope.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT user_id, kind, mail FROM notifications.mail_choices WHERE company_id = $1 AND user_id = ANY ($2) AND kind = ANY ($3)")
        {
            Parameters = { new() { Value = caller.Company.Value }, new() { Value = users }, new() { Value = due.Select(n => Text.Of(n.Kind)).Distinct().ToArray() } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            INSERT INTO notifications.inboxes AS inbox (company_id, user_id, last_position)
            SELECT $1, wanted.user_id, wanted.count FROM unnest($2, $3) WITH ORDINALITY AS wanted (user_id, count, nr) ORDER BY nr
            ON CONFLICT (company_id, user_id) DO UPDATE SET last_position = inbox.last_position + excluded.last_position
            RETURNING user_id, last_position
            """)
        {
            Parameters = { new() { Value = caller.Company.Value }, new() { Value = users }, new() { Value = counts.Select(c => (long)c.Value).ToArray() } },
        });
        var taken = counts.ToDictionary(c => c.Key, c => c.Value);
        var first = new Dictionary<UserId, long>();
        var chosen = new Dictionary<(UserId, NotificationKind), bool>();
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) chosen[(new UserId(reader.GetGuid(0)), Enum.Parse<NotificationKind>(reader.GetString(1), ignoreCase: true))] = reader.GetBoolean(2);
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var user = new UserId(reader.GetGuid(0));
            first[user] = reader.GetInt64(1) - taken[user] + 1;
        }
        return (chosen, first);
    }
}
