using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>The reader takes one of their own out of their inbox; what waits to be mailed or pushed of it does not go either.</summary>
internal static class DeleteNotification
{
    public static async Task<Result<NotificationView>> Handle(NotificationId id, NotificationsDb db, Caller caller, ReaderLanguage readerLanguage, CancellationToken cancel)
    {
        var notification = await db.Notifications.SingleOrDefaultAsync(n => n.Id == id && n.User == caller.User, cancel);
        if (notification is null) return Problem.NotFound;
        notification.BeReplaced();
        await db.SaveChangesAsync(cancel);
        return NotificationView.Of(notification, await readerLanguage.Find(cancel));
    }
}
