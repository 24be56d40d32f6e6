using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Announcements;

/// <summary>What is scheduled by the wall clock keeps its time on the wall: when the company has another zone, and when the rules of its zone have become others.</summary>
internal sealed class FollowClock(AnnouncementsDb db) : ISubscriber<CompanyZoneChanged>
{
    public Task Hear(CompanyZoneChanged changed, CancellationToken cancel) => WallClock.ZoneOrNull(changed.NewZone) is { } zone ? Follow(zone, cancel) : Task.CompletedTask;

    /// <summary>In the caller's transaction.</summary>
    public async Task Follow(DateTimeZone zone, CancellationToken cancel)
    {
        foreach (var announcement in await db.LockedLocal(cancel))
        {
            var time = LocalTimeAttribute.InstantOf(announcement.SendLocalTime!.Value, zone);
            if (time == announcement.SendTime) continue;
            announcement.Follow(time);
            db.Publish(new AnnouncementScheduled(announcement.Id, announcement.CreatorId, announcement.Title, time), announcement.Id.Value);
        }
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Looks whether the times on the wall still are where the zones' rules put them: a new build may have brought others.</summary>
internal sealed class FollowZoneRules(CompaniesWithDue companies) : IJob
{
    public const string Name = "announcements.clock";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var byTheWall = services.GetRequiredService<AnnouncementsDb>().Announcements.Where(a => a.Status == AnnouncementStatus.Scheduled && a.SendLocalTime != null);
        return companies.UntilDone(Name, byTheWall, async (unit, zone) =>
        {
            await using var transaction = await unit.GetRequiredService<Scope>().Begin(cancel);
            await unit.GetRequiredService<FollowClock>().Follow(zone, cancel);
            await transaction.Commit(cancel);
            return false;
        }, cancel);
    }
}
