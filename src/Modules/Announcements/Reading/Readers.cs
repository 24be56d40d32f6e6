using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Announcements;

/// <summary>Who sees which announcements. To whom one is addressed is decided by who they are now: a newcomer reads what their department was told.</summary>
internal sealed class Readers(AnnouncementsDb db, IDepartments departments, IReporting reporting, Caller caller, TimeProvider clock)
{
    private Guid[]? targets;
    private bool? manages;

    /// <summary>Admins, and who has reports.</summary>
    public async ValueTask<bool> IsManager(CancellationToken cancel) => manages ??= caller.IsAdmin || (await reporting.ReportsOf(caller.User, cancel)).Count > 0;

    /// <summary>Admins may write any, line managers those that they have written.</summary>
    public async ValueTask<bool> MayWrite(Announcement announcement, CancellationToken cancel) =>
        caller.IsAdmin || (announcement.CreatorId == caller.User && await IsManager(cancel));

    /// <summary>What the caller may write, and what is shown to them as one of its audience.</summary>
    public async Task<IQueryable<Announcement>> Visible(CancellationToken cancel)
    {
        if (caller.IsAdmin) return db.WithCancelled;
        var (reader, now, mine, isManager) = (caller.User, clock.GetUtcNow(), await Targets(cancel), await IsManager(cancel));
        return db.WithCancelled.Where(a => (isManager && a.CreatorId == reader)
            || (a.Status == AnnouncementStatus.Sent && a.ExpiredAt == null && (a.VisibleUntil == null || a.VisibleUntil >= now)
                && (a.Audience == Audience.Everyone || db.Targets.Any(t => t.AnnouncementId == a.Id && mine.Contains(t.TargetId)))));
    }

    /// <summary>What is shown to the caller as one of its audience; nobody is of the audience of what they have written.</summary>
    public async Task<IQueryable<Announcement>> Addressed(CancellationToken cancel)
    {
        var (reader, now, mine) = (caller.User, clock.GetUtcNow(), await Targets(cancel));
        return db.Announcements.Where(a => a.CreatorId != reader && a.Status == AnnouncementStatus.Sent && a.ExpiredAt == null && (a.VisibleUntil == null || a.VisibleUntil >= now)
            && (a.Audience == Audience.Everyone || db.Targets.Any(t => t.AnnouncementId == a.Id && mine.Contains(t.TargetId))));
    }

    public async Task<bool> IsAddressed(Announcement announcement, CancellationToken cancel)
    {
        if (announcement.CreatorId == caller.User || !announcement.IsShownAt(clock.GetUtcNow())) return false;
        if (announcement.Audience is Audience.Everyone) return true;
        var mine = await Targets(cancel);
        return announcement.Audience is Audience.People ? announcement.AudienceUserIds.Contains(caller.User.Value) : announcement.TargetDepartmentIds.Intersect(mine).Any();
    }

    /// <summary>As what the caller can be addressed: themselves, and each of their departments.</summary>
    private async ValueTask<Guid[]> Targets(CancellationToken cancel) => targets ??= [caller.User.Value, .. (await departments.Of(caller.User, cancel)).Select(d => d.Value)];
}
