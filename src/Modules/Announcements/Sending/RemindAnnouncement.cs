using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <summary>Who may write it asks those again who have not acknowledged it, or where that is not asked for have not read it: once in 24 hours.</summary>
internal static class RemindAnnouncement
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    public static async Task<Result<Answer<AnnouncementDetails, Asked>>> Handle(AnnouncementId announcementId, AnnouncementsDb db, Writers writers, Reminders reminders, AnnouncementViews views, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        Announcement? announcement;
        int reminded;
        await using (var transaction = await scope.Begin(cancel))
        {
            (announcement, var refusal) = await writers.OwnLocked(announcementId, cancel);
            if (announcement is null) return refusal!;
            if (announcement.Status is not AnnouncementStatus.Sent) return AnnouncementProblems.NotSent;
            if (!announcement.IsShownAt(now)) return AnnouncementProblems.NotShown;
            if (announcement.RemindedAt is { } last && last > now - Pause) return AnnouncementProblems.RemindedRecently(last + Pause);

            reminded = await reminders.Ask(announcement, scope.Caller.User, cancel);
            // Not a change of the announcement: neither its version nor the audit trail moves.
            if (reminded > 0) await db.Announcements.Where(a => a.Id == announcementId).ExecuteUpdateAsync(set => set.SetProperty(a => a.RemindedAt, now), cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
        }
        return new Answer<AnnouncementDetails, Asked>(await views.Of(announcement, cancel), new(reminded));
    }

    /// <param name="Reminded">How many people.</param>
    internal sealed record Asked(int Reminded);
}
