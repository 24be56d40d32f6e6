using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <summary>Who may write it cancels what has not been sent: nobody is told of it, and those who may write it still read it. Cancelled again, it stays as it is.</summary>
internal static class CancelAnnouncement
{
    public static async Task<Result<AnnouncementDetails>> Handle(AnnouncementId announcementId, AnnouncementsDb db, Writers writers, AnnouncementViews views, Caller caller, Scope scope, CancellationToken cancel)
    {
        Announcement? announcement;
        await using (var transaction = await scope.Begin(cancel))
        {
            (announcement, var refusal) = await writers.OwnLocked(announcementId, cancel);
            if (announcement is null) return refusal!;
            var wasCancelled = announcement.Status is AnnouncementStatus.Cancelled;
            if (announcement.Cancel() is { } sent) return sent;

            if (!wasCancelled) db.Publish(new AnnouncementCancelled(announcement.Id, caller.User, announcement.Title), announcement.Id.Value);
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
        }
        return await views.Of(announcement, cancel);
    }
}
