using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Preferences;

/// <summary>What a person wants of one kind of notification, channel by channel; null where they chose nothing.</summary>
internal sealed class Choice : ITenantOwned
{
    public CompanyId CompanyId { get; init; }

    public UserId UserId { get; init; }

    public NotificationKind Kind { get; init; }

    public bool? Mail { get; init; }

    public bool? Push { get; init; }
}
