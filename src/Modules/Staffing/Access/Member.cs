using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Access;

/// <summary>Who calls for a client.</summary>
/// <param name="Hubs">Those that a shift manager manages; empty for the others, whom no hub limits.</param>
internal sealed record Member(MembershipId Id, UserId User, BusinessId Business, string BusinessName, string Timezone, string Currency, ClientRole Role, string Name, IReadOnlySet<HubId> Hubs)
{
    /// <summary>Whether they may see the hub and what is planned there: everybody of the business may.</summary>
    public bool IsOf(BusinessId business) => Business == business;

    /// <summary>Whether they may steer what is at the hub.</summary>
    public bool Manages(HubId hub) => Role is ClientRole.Owner or ClientRole.Admin || Role is ClientRole.ShiftManager && Hubs.Contains(hub);

    /// <summary>Null where they may.</summary>
    public Problem? MustManage(HubId hub) => Manages(hub) ? null : Problem.NotTheOwner;
}

/// <summary>Who calls as a worker.</summary>
internal sealed record Worker(StaffId Id, UserId User, string FullName, string Timezone, StaffStatus Status, bool ProfileComplete, string? PhotoUri = null);
