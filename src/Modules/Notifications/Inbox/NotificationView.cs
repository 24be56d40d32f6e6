using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>A notification as its reader sees it.</summary>
internal sealed record NotificationView : View
{
    public required UserId UserId { get; init; }

    public required NotificationKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>The data name of the object it is about, such as <c>shift</c>.</summary>
    public required string AboutObject { get; init; }

    /// <summary>Null where it is about several.</summary>
    public required Guid? AboutId { get; init; }

    public required bool Seen { get; init; }

    public required DateTimeOffset? SeenAt { get; init; }

    public static NotificationView Of(Notification n) => new NotificationView
    {
        UserId = n.User, Kind = n.Kind, Title = n.Title, Text = n.Text, AboutObject = n.AboutObject, AboutId = n.AboutId, Seen = n.SeenAt is not null, SeenAt = n.SeenAt,
    }.Stamped(n, owner: n.User);
}
