using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Announcements;

public readonly record struct AnnouncementId(Guid Value) : IId<AnnouncementId>
{
    public static AnnouncementId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>An announcement will be sent at that time; told again when it becomes another one.</summary>
public sealed record AnnouncementScheduled(AnnouncementId Announcement, UserId By, string Title, DateTimeOffset SendTime) : IEvent
{
    public static string Name => "announcement.scheduled";
}

/// <summary>An announcement was sent. Its audience hears of it: in parts, so that nobody's inbox is held for long; each person is in one part.</summary>
/// <param name="Part">The first is 1.</param>
/// <param name="Users">Whom it is told; who wrote it is not among them. Empty where nobody else belongs to the audience.</param>
/// <param name="Preview">The beginning of it as plain text.</param>
/// <param name="Body">All of it as plain text.</param>
/// <param name="BodyHtml">All of it as HTML that is safe to show.</param>
public sealed record AnnouncementSent(AnnouncementId Announcement, int Part, IReadOnlyList<UserId> Users, UserId By, string Title, string Preview, string Body, string BodyHtml) : IEvent
{
    /// <summary>So many people are in a part.</summary>
    public const int MostUsers = 500;

    public static string Name => "announcement.sent";
}

/// <summary>People of the audience have not acknowledged what asks for it, or have not read it, and are asked again; in parts as <see cref="AnnouncementSent"/>.</summary>
/// <param name="By">Who asks; null where the time for it is nearly over.</param>
public sealed record AnnouncementReminded(AnnouncementId Announcement, int Part, IReadOnlyList<UserId> Users, string Title, string Preview, UserId? By) : IEvent
{
    public static string Name => "announcement.reminded";
}

/// <summary>The time is over by which an announcement was to be acknowledged; who wrote it hears how many have not. Told once, and not where nobody is missing.</summary>
public sealed record AnnouncementUnacknowledged(AnnouncementId Announcement, UserId Writer, string Title, int Missing) : IEvent
{
    public static string Name => "announcement.unacknowledged";
}

/// <summary>What was scheduled is not to be sent after all.</summary>
public sealed record AnnouncementCancelled(AnnouncementId Announcement, UserId By, string Title) : IEvent
{
    public static string Name => "announcement.cancelled";
}

/// <summary>Somebody of the audience says that they have read and understood it.</summary>
public sealed record AnnouncementAcknowledged(AnnouncementId Announcement, UserId User) : IEvent
{
    public static string Name => "announcement.acknowledged";
}

/// <summary>What was sent is shown to nobody any more but to those who may write it.</summary>
public sealed record AnnouncementExpired(AnnouncementId Announcement, UserId By, string Title) : IEvent
{
    public static string Name => "announcement.expired";
}
