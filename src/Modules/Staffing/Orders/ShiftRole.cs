using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Orders;

/// <summary>So many places of one role on a shift: what workers apply for. Whoever calls its rules holds its row's lock.</summary>
[Tracked("staffing", "shiftRole")]
internal sealed class ShiftRole : Record<ShiftRoleId>
{
    private int workersNeeded;

    public ShiftId ShiftId { get; init; }
    public OrderId OrderId { get; init; }
    public BusinessId BusinessId { get; init; }
    public HubId HubId { get; init; }
    public CatalogRoleId CatalogRoleId { get; init; }

    /// <summary>Of its order.</summary>
    public HouseShiftId? OfferedShiftId { get; init; }
    public string RoleCode { get; init; } = "";
    public string RoleName { get; init; } = "";

    public int WorkersNeeded
    {
        get => workersNeeded;
        init => workersNeeded = value;
    }

    /// <summary>How many assignments hold a place here: <see cref="Marketplace.Assignment.HoldsPlace"/>.</summary>
    public int AssignedCount { get; private set; }

    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
    public int BreakMinutes { get; init; }
    public bool IsBreakPaid { get; init; }
    public int PayRateCents { get; init; }
    public int BillRateCents { get; init; }
    public bool InstantBookAllowed { get; init; }
    public string? Notes { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Up to which tier workers see it: 1 core, 2 certified at the location, 3 everybody.</summary>
    public int ReleasedTier { get; private set; } = 1;

    public DateTimeOffset? NextReleaseAt { get; private set; }
    public ShiftRoleStatus Status { get; private set; }

    public bool IsOver => Status is ShiftRoleStatus.Closed or ShiftRoleStatus.Cancelled;

    public int OpenSlots => IsOver ? 0 : WorkersNeeded - AssignedCount;

    /// <summary>There is time for somebody to come.</summary>
    public bool CanBeFilled(DateTimeOffset now) => !IsOver && Refill.IsInTime(StartsAt, EndsAt, now);

    /// <inheritdoc cref="Refill.StartOf"/>
    public DateTimeOffset StartIfTaken(DateTimeOffset now, int noticeMinutes) => Refill.StartOf(StartsAt, EndsAt, now, noticeMinutes);

    /// <summary>Null while somebody can be booked here.</summary>
    public Problem? MustBeFillable(DateTimeOffset now) => CanBeFilled(now) ? null : IsOver ? StaffingProblems.ShiftNotOpen : StaffingProblems.TooLittleLeft(EndsAt);

    /// <summary>Gives a place away.</summary>
    public Problem? Take(DateTimeOffset now) => MustBeFillable(now) ?? TakeBack();

    /// <summary>The same, however little is left, for a worker who comes after they were given up.</summary>
    public Problem? TakeBack()
    {
        if (IsOver) return StaffingProblems.ShiftNotOpen;
        if (AssignedCount >= WorkersNeeded) return StaffingProblems.RoleFull;
        AssignedCount++;
        if (AssignedCount == WorkersNeeded) Status = ShiftRoleStatus.Filled;
        return null;
    }

    /// <summary>A place is free again.</summary>
    public void Free()
    {
        if (AssignedCount == 0) throw new InvalidOperationException("Nobody has a place here.");
        AssignedCount--;
        if (Status is ShiftRoleStatus.Filled) Status = ShiftRoleStatus.Open;
    }

    /// <summary>A place is free again of somebody who was awaited already: there is no time to ask one after another.</summary>
    public void FreeForEverybody()
    {
        Free();
        ReleaseTo(Dispatch.Tiers.Everybody, null);
    }

    /// <summary>A place is free and nobody is wanted for it any more: one worker fewer is needed. Without any other the role is off.</summary>
    public void GiveUpPlace()
    {
        Free();
        if (WorkersNeeded == 1)
        {
            Cancel();
            return;
        }
        workersNeeded--;
        if (AssignedCount == WorkersNeeded) Status = ShiftRoleStatus.Filled;
    }

    /// <summary>Nobody is wanted but those who have a place: whoever gives theirs up is not replaced. Without any the role is off.</summary>
    public void GiveUpRest()
    {
        if (IsOver) return;
        if (AssignedCount == 0)
        {
            Cancel();
            return;
        }
        workersNeeded = AssignedCount;
        Close();
    }

    /// <summary>It is over: nobody applies any more.</summary>
    public void Close()
    {
        if (!IsOver) Status = ShiftRoleStatus.Closed;
        NextReleaseAt = null;
    }

    public void Cancel()
    {
        if (!IsOver) Status = ShiftRoleStatus.Cancelled;
        NextReleaseAt = null;
    }

    /// <param name="next">When the next tier comes; null where none is left.</param>
    public void ReleaseTo(int tier, DateTimeOffset? next)
    {
        ReleasedTier = Math.Max(ReleasedTier, tier);
        NextReleaseAt = ReleasedTier >= 3 ? null : next;
    }
}
