using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <content>News of which the words are somebody's own, in whatever language they wrote.</content>
[JsonDerivedType(typeof(Announced), "announced")]
[JsonDerivedType(typeof(AnnouncementUnread), "announcementUnread")]
[JsonDerivedType(typeof(AnnouncementMissing), "announcementMissing")]
[JsonDerivedType(typeof(InsightFound), "insight")]
[JsonDerivedType(typeof(MessageSent), "message")]
internal abstract partial record News
{
    /// <param name="Whole">Where the whole text is kept; null where the preview is all.</param>
    internal sealed record Announced(string Title, string Preview, Guid? Whole) : News(NotificationKind.Announcement);

    /// <summary>To who has not read or acknowledged it.</summary>
    internal sealed record AnnouncementUnread(string Title) : News(NotificationKind.AnnouncementReminder);

    /// <summary>To its writer.</summary>
    internal sealed record AnnouncementMissing(string Title, int Count) : News(NotificationKind.AnnouncementReminder)
    {
        internal override string? Variant => Count == 1 ? "one" : null;
    }

    internal sealed record InsightFound(string Title, string Text) : News(NotificationKind.Insight);

    internal sealed record MessageSent(string Title, string Text) : News(NotificationKind.Message);
}
