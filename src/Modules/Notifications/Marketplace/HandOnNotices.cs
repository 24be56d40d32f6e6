using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Notifications.Preferences;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Marketplace;

/// <summary>
/// Hands what is due in one company on to the queues: to each device of its app, to the mails or text messages, or to the log. What came too late, what
/// nobody is there to get and what its reader does not want goes nowhere; what does not hurry waits for the end of quiet hours.
/// </summary>
internal sealed partial class HandOnNotices(NotificationsDb db, ReachableDevices reachable, NoticeMails mails, NoticeTexts texts, NoticePushes pushes, IPeople people, Scope scope, TimeProvider clock, ILogger<HandOnNotices> log)
{
    public const int AtOnce = 50;

    /// <returns>How many there were.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var (company, now) = (scope.Caller.Company.Value, clock.GetUtcNow());
        var due = await db.Notices.FromSql($"SELECT * FROM notifications.notices WHERE company_id = {company} AND state = 'pending' AND next_attempt_at <= {now} ORDER BY next_attempt_at, id LIMIT {AtOnce} FOR UPDATE SKIP LOCKED")
            .OrderBy(n => n.NextAttemptAt).ThenBy(n => n.Id).ToListAsync(cancel);
        var known = await Known(due, cancel);
        foreach (var notice in due) await HandOn(notice, known, now, cancel);
        await pushes.Queue(cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return due.Count;
    }

    private async Task HandOn(QueuedNotice notice, Readers known, DateTimeOffset now, CancellationToken cancel)
    {
        if (notice.ExpiresAt <= now)
        {
            notice.Settle(NoticeState.Expired, "It could not be sent in time.", 0, now);
            return;
        }
        var reader = notice.UserId is { } user ? known.Contacts.GetValueOrDefault(user) : null;
        if (notice.UserId is not null && reader is null)
        {
            notice.Settle(NoticeState.Suppressed, "Its reader is not there any more.", 0, now);
            return;
        }
        if (reader is not null && !notice.IsUrgent && known.HabitsOf(reader.Id).QuietUntil(now, reader.Zone) is { } morning)
        {
            notice.Wait(morning);
            return;
        }
        switch (notice.Channel)
        {
            case NoticeChannel.Push:
                ToDevices(notice, reader!, known, now);
                break;
            case NoticeChannel.Email:
                await mails.Send(notice, reader, known.ChoiceOf(notice)?.Mail, cancel);
                break;
            case NoticeChannel.Sms:
                await texts.Send(notice, reader, cancel);
                break;
            default:
                LogNoted(log, notice.Id, NoticePayload.Read(notice.Payload).Type, notice.Audience);
                await Note(notice, now, cancel);
                break;
        }
    }

    private async Task Note(QueuedNotice notice, DateTimeOffset now, CancellationToken cancel)
    {
        LogNoted(log, notice.Id, NoticePayload.Read(notice.Payload).Type, notice.Audience);
        notice.Settle(NoticeState.Sent, null, 1, now);
        await using var command = new NpgsqlCommand("INSERT INTO notifications.deliveries (company_id, id, notice_id, attempt, provider, outcome, latency_ms, at) VALUES (@company, gen_random_uuid(), @notice, 1, 'log', 'sent', 0, @now)", scope.Connection);
        command.Parameters.AddWithValue("company", notice.CompanyId.Value);
        command.Parameters.AddWithValue("notice", notice.Id);
        command.Parameters.AddWithValue("now", now);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private void ToDevices(QueuedNotice notice, PersonContact reader, Readers known, DateTimeOffset now)
    {
        var choice = known.ChoiceOf(notice);
        if (!(choice?.Push ?? KindFacts.Of(notice.Kind).Push))
        {
            notice.Settle(NoticeState.Suppressed, "Its reader does not want it.", 0, now);
            return;
        }
        var devices = known.Devices[(reader.Id, Enum.Parse<Audience>(notice.Audience.ToString()))].ToList();
        notice.Say(Language.Of(reader.Language));
        if (devices.Count == 0)
        {
            notice.Settle(NoticeState.Suppressed, "Its reader has no device for it.", 0, now);
            if (choice?.Mail ?? KindFacts.Of(notice.Kind).Mail) db.Notices.Add(notice.ByMail(clock));
            return;
        }
        pushes.Add(notice, devices);
        notice.HandOn();
    }

    private async Task<Readers> Known(List<QueuedNotice> due, CancellationToken cancel)
    {
        var (users, kinds) = (due.Select(n => n.UserId).OfType<UserId>().Distinct().ToArray(), due.Select(n => n.Kind).Distinct().ToArray());
        var audiences = due.Select(n => Enum.Parse<Audience>(n.Audience.ToString())).Distinct().ToArray();
        return new(await people.Contacts(users, cancel),
            await db.Choices.AsNoTracking().Where(c => users.Contains(c.UserId) && kinds.Contains(c.Kind)).ToDictionaryAsync(c => (c.UserId, c.Kind), cancel),
            await db.Habits.AsNoTracking().Where(h => users.Contains(h.UserId)).ToDictionaryAsync(h => h.UserId, cancel),
            await reachable.Of(users, audiences, cancel));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Notice {Notice}: {Type} for {Audience}")]
    private static partial void LogNoted(ILogger log, Guid notice, string type, NoticeAudience audience);

    /// <summary>What is known of those who are told.</summary>
    private sealed record Readers(
        IReadOnlyDictionary<UserId, PersonContact> Contacts, Dictionary<(UserId, NotificationKind), Choice> Choices, Dictionary<UserId, Habits> Habits, ILookup<(UserId, Audience), Device> Devices)
    {
        public Choice? ChoiceOf(QueuedNotice notice) => notice.UserId is { } user ? Choices.GetValueOrDefault((user, notice.Kind)) : null;

        public Habits HabitsOf(UserId user) => Habits.GetValueOrDefault(user, Preferences.Habits.Usual);
    }
}
