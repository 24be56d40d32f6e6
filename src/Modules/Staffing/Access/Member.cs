using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Access;

/// <summary>Who calls for a client: a member of it, or somebody who runs the marketplace and acts for it with all rights.</summary>
/// <param name="Id">Null for whoever runs the marketplace.</param>
/// <param name="Hubs">Those that a shift manager manages; empty for the others, whom no hub limits.</param>
internal sealed record Member(MembershipId? Id, UserId User, BusinessId Business, string BusinessName, string Timezone, string Currency, ClientRole Role, string Name, IReadOnlySet<HubId> Hubs)
{
    /// <summary>Who it was, of what they call off.</summary>
    public CancelledBy CancelsAs => Id is null ? CancelledBy.Ops : CancelledBy.Client;

    private bool ManagesAll => Role is ClientRole.Owner or ClientRole.Admin;

    /// <summary>Whether they may steer what is at the hub.</summary>
    public bool Manages(HubId hub) => ManagesAll || Role is ClientRole.ShiftManager && Hubs.Contains(hub);

    /// <summary>The hubs that are shown to them, with what goes on there: the one that is asked for, and of a shift manager's only their own. Null for all of the business.</summary>
    public List<HubId>? Within(HubId? asked = null) =>
        Role is ClientRole.ShiftManager ? [.. Hubs.Where(h => asked is null || h == asked)] : asked is { } one ? [one] : null;

    /// <summary>Null where they may. Of a hub that is not shown to them nothing is there.</summary>
    /// <param name="hub">Null for what holds at all hubs of the business.</param>
    public Problem? MustManage(HubId? hub)
    {
        if (hub is { } one ? Manages(one) : ManagesAll) return null;
        return hub is not null && Within(hub) is [] ? Problem.NotFound : Problem.NotTheOwner;
    }
}

/// <summary>Who calls as a worker, or is acted for.</summary>
/// <param name="UserOrNobody">Null for whom somebody acts and who has not signed in yet.</param>
internal sealed record Worker(StaffId Id, UserId? UserOrNobody, string FullName, string Timezone, StaffStatus Status, bool ProfileComplete, string? PhotoUri = null)
{
    /// <summary>Of a worker who calls.</summary>
    public UserId User => UserOrNobody ?? throw new InvalidOperationException("This worker has no account yet.");
}
