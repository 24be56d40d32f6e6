using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <summary>Sends announcements: their state and the event of it are one transaction, so that each is told once, whoever sends it, and however often a host dies over it.</summary>
internal sealed class AnnouncementSending(AnnouncementsDb db, Audiences audiences, ICompanies companies, Scope scope, Caller caller, TimeProvider clock)
{
    public const int MostScheduled = 1000;
    public const int MostSentAnHour = 30;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>When the company's wall shows that time.</summary>
    public async ValueTask<DateTimeOffset> InstantOf(DateTime local, CancellationToken cancel)
    {
        var company = await companies.Find(caller.Company, cancel) ?? throw new InvalidOperationException($"Company {caller.Company} is gone.");
        return LocalTimeAttribute.InstantOf(local, company.Zone);
    }

    /// <summary>Sends it where its time has come, else schedules it; refuses where the company does so too often.</summary>
    public async Task<Problem?> SendOrSchedule(Announcement announcement, ScopeTransaction transaction, CancellationToken cancel)
    {
        // What is counted must not change until it is saved.
        await transaction.TakeTurn("announcements.write", caller.Company.Value, cancel);
        var now = Now;
        if (announcement.SendTime > now)
        {
            if (await RefuseScheduled(announcement, now, cancel) is { } tooMany) return tooMany;
            announcement.Schedule();
            db.Publish(new AnnouncementScheduled(announcement.Id, caller.User, announcement.Title, announcement.SendTime), announcement.Id.Value);
            return null;
        }
        if (await RefuseSent(now, cancel) is { } tooOften) return tooOften;
        await Send(announcement, now, cancel);
        return null;
    }

    /// <summary>Sends those of the ids that are due and in nobody else's hands.</summary>
    /// <returns>Those that it sent.</returns>
    public async Task<IReadOnlyList<Announcement>> SendDue(IReadOnlyCollection<AnnouncementId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        await using var transaction = await scope.Begin(cancel);
        var now = Now;
        var due = await db.LockedDue(ids, now, cancel);
        foreach (var announcement in due) await Send(announcement, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return due;
    }

    private async Task Send(Announcement announcement, DateTimeOffset now, CancellationToken cancel)
    {
        announcement.Send(now);
        var text = AnnouncementText.Plain(announcement.BodyHtml);
        var part = 0;
        foreach (var users in Parts(await audiences.Of(announcement, cancel)))
        {
            db.PublishSoon(new AnnouncementSent(announcement.Id, ++part, users, announcement.CreatorId, announcement.Title, announcement.Preview, text, announcement.BodyHtml), announcement.Id.Value);
        }
    }

    /// <summary>One at least: that it was sent is to be known where nobody is told of it too.</summary>
    private static IEnumerable<IReadOnlyList<UserId>> Parts(IReadOnlyList<UserId> audience) => audience.Count == 0 ? [[]] : audience.Chunk(AnnouncementSent.MostUsers);

    private async Task<Problem?> RefuseScheduled(Announcement announcement, DateTimeOffset now, CancellationToken cancel)
    {
        var own = announcement.Id;
        var others = db.Announcements.Where(a => a.Status == AnnouncementStatus.Scheduled && a.Id != own);
        if (await others.CountAsync(cancel) < MostScheduled) return null;
        var next = await others.MinAsync(a => a.SendTime, cancel);
        return Problem.TooManyRequests(next > now ? next - now : TimeSpan.FromMinutes(1));
    }

    private async Task<Problem?> RefuseSent(DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Hour;
        var sent = await db.Announcements.Where(a => a.SentAt > since).OrderByDescending(a => a.SentAt).Select(a => a.SentAt!.Value).Take(MostSentAnHour).ToListAsync(cancel);
        return sent.Count < MostSentAnHour ? null : Problem.TooManyRequests(sent[^1] + Hour - now);
    }
}
