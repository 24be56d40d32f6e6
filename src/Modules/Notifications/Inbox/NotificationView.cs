using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Notifications.Wording;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>A notification as its reader sees it.</summary>
internal sealed record NotificationView : View
{
    public required UserId UserId { get; init; }

    public required NotificationKind Kind { get; init; }

    /// <summary>In the reader's language.</summary>
    public required string Title { get; init; }

    /// <inheritdoc cref="Title"/>
    public required string Text { get; init; }

    /// <summary>The data name of the object it is about, such as <c>shift</c>.</summary>
    public required string AboutObject { get; init; }

    /// <summary>Null where it is about several.</summary>
    public required Guid? AboutId { get; init; }

    public required bool Seen { get; init; }

    public required DateTimeOffset? SeenAt { get; init; }

    public static NotificationView Of(Notification n, Language language)
    {
        var (title, text) = n.In(language);
        return new NotificationView
        {
            UserId = n.User, Kind = n.Kind, Title = title, Text = text, AboutObject = n.AboutObject, AboutId = n.AboutId, Seen = n.SeenAt is not null, SeenAt = n.SeenAt,
        }.Stamped(n, owner: n.User);
    }
}
