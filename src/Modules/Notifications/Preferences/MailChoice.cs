using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Preferences;

/// <summary>Whether a person wants mail of one kind of notification.</summary>
internal sealed class MailChoice : ITenantOwned
{
    public CompanyId CompanyId { get; init; }

    public UserId UserId { get; init; }

    public NotificationKind Kind { get; init; }

    public bool Mail { get; init; }
}
