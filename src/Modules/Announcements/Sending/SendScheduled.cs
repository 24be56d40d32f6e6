using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Announcements;

/// <summary>Sends what is due. What a downtime has swallowed is sent after it: late, and not lost.</summary>
internal sealed class SendScheduled(CompaniesWithDue companies, TimeProvider clock) : IJob
{
    public const string Name = "announcements.send";
    private const int MostAtOnce = 20;

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return companies.UntilDone(Name, Due(services.GetRequiredService<AnnouncementsDb>(), now), (unit, _) => SendSome(unit, now, cancel), cancel);
    }

    private static IQueryable<Announcement> Due(AnnouncementsDb db, DateTimeOffset now) => db.Announcements.Where(a => a.Status == AnnouncementStatus.Scheduled && a.SendTime <= now);

    /// <returns>Whether there may be more.</returns>
    private static async Task<bool> SendSome(IServiceProvider unit, DateTimeOffset now, CancellationToken cancel)
    {
        var due = await Due(unit.GetRequiredService<AnnouncementsDb>(), now).OrderBy(a => a.SendTime).ThenBy(a => a.Id).Select(a => a.Id).Take(MostAtOnce).ToListAsync(cancel);
        var sent = await unit.GetRequiredService<AnnouncementSending>().SendDue(due, cancel);
        // What another has in hand is theirs to send, or is looked at again in a minute.
        return due.Count == MostAtOnce && sent.Count > 0;
    }
}
