using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A member who manages a hub.</summary>
internal sealed class HubManager : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public HubManagerId Id { get; init; }
    public HubId HubId { get; init; }
    public MembershipId MembershipId { get; init; }
    public DateTimeOffset AssignedAt { get; init; }
}
