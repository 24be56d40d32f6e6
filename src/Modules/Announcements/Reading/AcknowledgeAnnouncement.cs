using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <summary>One of the audience says, themselves, that they have read and understood it. Said again, it changes nothing.</summary>
internal static class AcknowledgeAnnouncement
{
    public static async Task<Result<AnnouncementDetails>> Handle(AnnouncementId announcementId, AnnouncementsDb db, Readers readers, Receipts receipts, AnnouncementViews views, Caller caller, Scope scope, CancellationToken cancel)
    {
        var announcement = await (await readers.Visible(cancel)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == announcementId, cancel);
        if (announcement is null || !await readers.IsAddressed(announcement, cancel)) return Problem.NotFound;
        if (!receipts.IsInPerson) return AnnouncementProblems.OwnSessionOnly;
        if (!announcement.RequiresAcknowledgement) return AnnouncementProblems.NoAcknowledgementAsked;

        await using (var transaction = await scope.Begin(cancel))
        {
            if (await receipts.NoteAcknowledged(announcement.Id, cancel)) db.Publish(new AnnouncementAcknowledged(announcement.Id, caller.User), announcement.Id.Value);
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
        }
        return await views.Of(announcement, cancel);
    }
}
