using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>What one person is to be told.</summary>
/// <param name="AboutObject">The data name of the object it is about.</param>
/// <param name="AboutUser">The other person it speaks of, if any.</param>
internal sealed record Notice(UserId To, News News, string AboutObject, Guid? AboutId, UserId? AboutUser = null)
{
    public NotificationKind Kind => News.Kind;

    /// <summary>Where it may go, as far as the reader wants it there.</summary>
    public Channels Channels { get; init; } = Channels.All;
}

[Flags]
internal enum Channels
{
    None = 0,
    Inbox = 1,
    Mail = 2,
    Push = 4,
    All = Inbox | Mail | Push,
}
