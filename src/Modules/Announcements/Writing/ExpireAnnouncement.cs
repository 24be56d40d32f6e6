using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <summary>Who may write it stops what was sent: from now on nobody else reads it. A mistake must be stoppable.</summary>
internal static class ExpireAnnouncement
{
    public static async Task<Result<AnnouncementDetails>> Handle(AnnouncementId announcementId, AnnouncementsDb db, Writers writers, AnnouncementViews views, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        Announcement? announcement;
        await using (var transaction = await scope.Begin(cancel))
        {
            (announcement, var refusal) = await writers.OwnLocked(announcementId, cancel);
            if (announcement is null) return refusal!;
            var wasExpired = announcement.ExpiredAt is not null;
            if (announcement.Expire(clock.GetUtcNow()) is { } notSent) return notSent;

            if (!wasExpired) db.Publish(new AnnouncementExpired(announcement.Id, scope.Caller.User, announcement.Title), announcement.Id.Value);
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
        }
        return await views.Of(announcement, cancel);
    }
}
