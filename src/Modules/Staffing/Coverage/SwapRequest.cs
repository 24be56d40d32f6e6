using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>A worker would like to be replaced.</summary>
[Tracked("staffing", "swapRequest")]
internal sealed class SwapRequest : Record<SwapRequestId>
{
    public AssignmentId OriginalAssignmentId { get; init; }
    public ShiftId ShiftId { get; init; }
    public ShiftRoleId ShiftRoleId { get; init; }
    public CatalogRoleId CatalogRoleId { get; init; }

    /// <summary>Of the role, which with its kind never changes: others find it by them.</summary>
    public DateTimeOffset StartsAt { get; init; }

    public BusinessId BusinessId { get; init; }
    public HubId HubId { get; init; }
    public StaffId StaffId { get; init; }
    public string Reason { get; init; } = "";
    public SwapStatus Status { get; private set; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public UserId? ResolvedBy { get; private set; }
    public ApplicationId? SelectedApplicationId { get; private set; }
    public AssignmentId? ReplacementAssignmentId { get; private set; }
    public string? Note { get; private set; }

    /// <summary>Over, one way or the other, exactly once: who comes second is refused.</summary>
    public Problem? Resolve(ApplicationId application, AssignmentId replacement, UserId by, string? note, DateTimeOffset now)
    {
        if (Status is not SwapStatus.Open || ExpiresAt <= now) return StaffingProblems.SwapNotOpen;
        (Status, SelectedApplicationId, ReplacementAssignmentId, ResolvedBy, Note, ResolvedAt) = (SwapStatus.Resolved, application, replacement, by, note?.Trim(), now);
        return null;
    }

    /// <summary>The worker keeps the shift, or there is none any more.</summary>
    /// <param name="by">Null where nobody decided it: the worker clocked in, or the shift was called off.</param>
    public Problem? Cancel(UserId? by, string? note, DateTimeOffset now)
    {
        if (Status is not SwapStatus.Open) return StaffingProblems.SwapNotOpen;
        (Status, ResolvedBy, Note, ResolvedAt) = (SwapStatus.Cancelled, by, note?.Trim(), now);
        return null;
    }

    /// <summary>Nobody was found in time.</summary>
    public Problem? Expire(DateTimeOffset now)
    {
        if (Status is not SwapStatus.Open) return StaffingProblems.SwapNotOpen;
        (Status, ResolvedAt) = (SwapStatus.AutoCancelled, now);
        return null;
    }
}
