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

        var chosen = await Choices(due, cancel);
        var positions = await Reserve(due, cancel);
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

    private async Task<Dictionary<(UserId, NotificationKind), bool>> Choices(List<Notice> due, CancellationToken cancel)
    {
        var users = due.Select(n => n.To).Distinct().ToList();
        var kinds = due.Select(n => n.Kind).Distinct().ToList();
        return await db.MailChoices.AsNoTracking().Where(c => users.Contains(c.UserId) && kinds.Contains(c.Kind)).ToDictionaryAsync(c => (c.UserId, c.Kind), c => c.Mail, cancel);
    }

    /// <summary>Takes the next positions of each inbox and its lock until the commit, inboxes in one order, so that two never wait for each other.</summary>
    /// <returns>The first free position of each person.</returns>
    private async Task<Dictionary<UserId, long>> Reserve(List<Notice> due, CancellationToken cancel)
    {
        var counts = due.CountBy(n => n.To).OrderBy(c => c.Key.Value).ToList();
        await using var command = new NpgsqlCommand("""
            INSERT INTO notifications.inboxes AS inbox (company_id, user_id, last_position)
            SELECT @company, wanted.user_id, wanted.count FROM unnest(@users, @counts) WITH ORDINALITY AS wanted (user_id, count, nr) ORDER BY nr
            ON CONFLICT (company_id, user_id) DO UPDATE SET last_position = inbox.last_position + excluded.last_position
            RETURNING user_id, last_position
            """, scope.Connection);
        command.Parameters.AddWithValue("company", caller.Company.Value);
        command.Parameters.AddWithValue("users", counts.Select(c => c.Key.Value).ToArray());
        command.Parameters.AddWithValue("counts", counts.Select(c => (long)c.Value).ToArray());
        var taken = counts.ToDictionary(c => c.Key, c => c.Value);
        var first = new Dictionary<UserId, long>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var user = new UserId(reader.GetGuid(0));
            first[user] = reader.GetInt64(1) - taken[user] + 1;
        }
        return first;
    }
}
