using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Announcements;

/// <summary>Asks those again who are missing.</summary>
internal sealed class Reminders(AnnouncementsDb db, Audiences audiences)
{
    /// <param name="by">Null where the time does it.</param>
    /// <returns>How many.</returns>
    public async Task<int> Ask(Announcement announcement, UserId? by, CancellationToken cancel)
    {
        var missing = await audiences.Missing(announcement, cancel);
        var part = 0;
        foreach (var users in missing.Chunk(AnnouncementSent.MostUsers)) db.PublishSoon(new AnnouncementReminded(announcement.Id, ++part, users, announcement.Title, announcement.Preview, by), announcement.Id.Value);
        return missing.Count;
    }

    /// <summary>What the time demands by which it is to be acknowledged: a day before, those who are missing are asked again; when it is over, who wrote it is told how many are.</summary>
    public async Task Keep(Announcement announcement, DateTimeOffset now, CancellationToken cancel)
    {
        var by = announcement.AcknowledgeBy!.Value;
        if (by > now)
        {
            // Where it was sent later than that, the sending itself was the reminder.
            if (announcement.SentAt <= by - Announcement.RemindsBefore && announcement.IsShownAt(now)) await Ask(announcement, null, cancel);
        }
        else if (announcement.ExpiredAt is null && await audiences.Missing(announcement, cancel) is { Count: > 0 } missing)
        {
            db.Publish(new AnnouncementUnacknowledged(announcement.Id, announcement.CreatorId, announcement.Title, missing.Count), announcement.Id.Value);
        }
    }
}

/// <summary>Keeps the times by which announcements are to be acknowledged. Rows say themselves what was done, so that each is done once.</summary>
internal sealed class KeepDeadlines(CompaniesWithDue companies, TimeProvider clock) : IJob
{
    public const string Name = "announcements.deadlines";
    private const int MostAtOnce = 20;

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return companies.UntilDone(Name, Due(services.GetRequiredService<AnnouncementsDb>(), now), (unit, _) => KeepSome(unit, now, cancel), cancel);
    }

    private static IQueryable<Announcement> Due(AnnouncementsDb db, DateTimeOffset now)
    {
        var soon = now + Announcement.RemindsBefore;
        return db.Announcements.Where(a => a.Status == AnnouncementStatus.Sent && a.DeadlineToldAt == null && a.AcknowledgeBy <= soon && (a.AcknowledgeBy <= now || a.DeadlineRemindedAt == null));
    }

    /// <returns>Whether there may be more.</returns>
    private static async Task<bool> KeepSome(IServiceProvider unit, DateTimeOffset now, CancellationToken cancel)
    {
        var (db, scope, reminders) = (unit.GetRequiredService<AnnouncementsDb>(), unit.GetRequiredService<Scope>(), unit.GetRequiredService<Reminders>());
        await using var transaction = await scope.Begin(cancel);
        // Two hosts may be at it where one was taken for dead.
        await transaction.TakeTurn(Name, scope.Caller.Company.Value, cancel);
        var due = await Due(db, now).AsNoTracking().OrderBy(a => a.AcknowledgeBy).ThenBy(a => a.Id).Take(MostAtOnce).ToListAsync(cancel);
        foreach (var announcement in due) await reminders.Keep(announcement, now, cancel);
        AnnouncementId[] over = [.. due.Where(a => a.AcknowledgeBy <= now).Select(a => a.Id)];
        AnnouncementId[] near = [.. due.Where(a => a.AcknowledgeBy > now).Select(a => a.Id)];
        // Not a change of the announcements: neither their version nor the audit trail moves.
        if (over.Length > 0) await db.Announcements.Where(a => over.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.DeadlineToldAt, now), cancel);
        if (near.Length > 0) await db.Announcements.Where(a => near.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.DeadlineRemindedAt, now), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return due.Count == MostAtOnce;
    }
}
