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
    public string? Notes { get; private set; }
    public Standing Status { get; private set; }

    /// <summary>The last day on which it counts; null where it has no end.</summary>
    public DateOnly? EffectiveTo { get; private set; }

    /// <summary>Added, or added once more: what is not said stays, but for an end that has come.</summary>
    public void Add(string? notes, DateOnly? effectiveTo, DateOnly today)
    {
        Notes = notes?.Trim() ?? Notes;
        EffectiveTo = effectiveTo ?? (EffectiveTo < today ? null : EffectiveTo);
    }

    /// <summary>Once more changes nothing.</summary>
    public void Leave() => Status = Standing.Inactive;
}
