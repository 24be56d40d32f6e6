using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;

namespace WorkforceOS.Announcements;

/// <summary>
/// One announcement: for those who may write it in any state, for its audience while it is shown to them. That its audience has read it is
/// noted the first time, and only where they are signed in themselves: a program with their key reads for nobody.
/// </summary>
internal static class ReadAnnouncement
{
    public static async Task<Result<AnnouncementDetails>> Handle(AnnouncementId announcementId, Readers readers, Receipts receipts, AnnouncementViews views, CancellationToken cancel)
    {
        var announcement = await (await readers.Visible(cancel)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == announcementId, cancel);
        if (announcement is null) return Problem.NotFound;
        if (receipts.IsInPerson && await readers.IsAddressed(announcement, cancel)) await receipts.NoteRead(announcement.Id, cancel);
        return await views.Of(announcement, cancel);
    }
}
