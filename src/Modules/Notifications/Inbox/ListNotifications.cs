using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>
/// One's own notifications, newest first, in one's own language; <c>unreadCount</c> beside them counts all that are not seen yet,
/// whatever the filters. Nobody reads another's.
/// </summary>
internal static class ListNotifications
{
    public static readonly Filters<Notification> Filters = new Filters<Notification>()
        .Flag("seen", n => n.SeenAt != null)
        .Choice("kind", n => n.Kind)
        .Instant("createdAt", n => n.CreatedAt)
        .Sortable("userId", n => n.User)
        .Sortable("seen", n => n.SeenAt != null)
        // Their order in English would be none in another language.
        .NotSortableBy(nameof(Notification.Title), nameof(Notification.Text))
        // What it does not show, its order must not tell.
        .NotSortableBy(nameof(Notification.User), nameof(Notification.Position), nameof(Notification.News), nameof(Notification.AboutUserId), nameof(Notification.MailWanted), nameof(Notification.MailAt),
            nameof(Notification.PushWanted), nameof(Notification.PushAt), nameof(Notification.PushUntil))
        .OrderedBy(notifications => notifications.OrderByDescending(n => n.Position).ThenByDescending(n => n.Id));

    public static async Task<Result<Answer<Page<NotificationView>, Unseen>>> Handle(ListOf<Notification> list, NotificationsDb db, Caller caller, ReaderLanguage readerLanguage, CancellationToken cancel)
    {
        var own = db.Notifications.Where(n => n.User == caller.User);
        var page = await list.Read(own, cancel);
        var language = await readerLanguage.Find(cancel);
        return new Answer<Page<NotificationView>, Unseen>(page.Select(n => NotificationView.Of(n, language)), new(await own.CountAsync(n => n.SeenAt == null, cancel)));
    }

    /// <param name="UnreadCount">Of all one's notifications, whatever the filters.</param>
    internal sealed record Unseen(int UnreadCount);
}
