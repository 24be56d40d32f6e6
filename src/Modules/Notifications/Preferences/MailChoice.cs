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

    /// <summary>Where nothing was chosen: mail of what concerns oneself or awaits one's decision, none of the daily lateness of others.</summary>
    public static bool ByDefault(NotificationKind kind) => kind is not (NotificationKind.ReportLate or NotificationKind.ReportAbsent);
}
