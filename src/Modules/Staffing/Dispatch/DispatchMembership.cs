using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>A worker is of a team that is asked before others.</summary>
[Tracked("staffing", "dispatchMembership")]
internal sealed class DispatchMembership : Record<DispatchMembershipId>
{
    public BusinessId BusinessId { get; init; }
    public HubId? HubId { get; init; }
    public StaffId StaffId { get; init; }
    public TeamType TeamType { get; init; }
    public string? Notes { get; init; }
    public Standing Status { get; private set; }
    public DateOnly? EffectiveTo { get; init; }
}
