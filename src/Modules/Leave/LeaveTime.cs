using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

/// <summary>A contiguous stretch that a pending or approved request takes. The database writes it, and keeps those of a person apart.</summary>
internal sealed class LeaveTime : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public LeaveRequestId LeaveRequestId { get; init; }
    public UserId UserId { get; init; }

    /// <summary>By the company's wall clock.</summary>
    public DateTime Starts { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTime Ends { get; init; }

    /// <summary>It is to interrupt other leave, once approved.</summary>
    public bool Waits { get; init; }

    public LeaveRequest? Request { get; init; }

    public LeaveStretch Stretch => new(DateOnly.FromDateTime(Starts), TimeOnly.FromDateTime(Starts), DateOnly.FromDateTime(Ends.AddTicks(-1)), TimeOnly.FromDateTime(Ends));
}
