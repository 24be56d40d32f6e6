using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Work at a hub from one instant to another; its places stand in its roles.</summary>
[Tracked("staffing", "shift")]
internal sealed class Shift : Record<ShiftId>
{
    private int requiredWorkers;

    public OrderId OrderId { get; init; }
    public BusinessId BusinessId { get; init; }
    public HubId HubId { get; init; }
    public string ShiftCode { get; init; } = "";
    public string Title { get; init; } = "";
    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>On which it begins, by the clock of the hub.</summary>
    public DateOnly LocalDate { get; init; }

    public string Timezone { get; init; } = "";
    public string LocationName { get; init; } = "";
    public string LocationAddress { get; init; } = "";
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>This and the three below stand where the shift differs from its hub.</summary>
    public ClockInMode? ClockInMode { get; init; }

    public bool? AllowClockInOverride { get; init; }
    public int? GeofenceRadiusMeters { get; init; }
    public string? NfcTagId { get; init; }

    public int RequiredWorkers
    {
        get => requiredWorkers;
        init => requiredWorkers = value;
    }

    /// <summary>The sum of its roles' counts.</summary>
    public int AssignedWorkers { get; private set; }

    public ShiftStatus Status { get; private set; } = ShiftStatus.Open;
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }

    public bool IsOver => Status is ShiftStatus.Completed or ShiftStatus.Cancelled;

    /// <summary>What follows from the counts of its roles, and from whether anybody has begun.</summary>
    /// <param name="begun">Somebody has clocked in, or it is time and somebody is expected.</param>
    public void Settle(int assigned, bool begun)
    {
        AssignedWorkers = assigned;
        if (IsOver) return;
        if (begun) Status = ShiftStatus.InProgress;
        else if (Status is not ShiftStatus.InProgress) Status = assigned >= RequiredWorkers ? ShiftStatus.Filled : ShiftStatus.Open;
    }

    /// <summary>A place of it was given up, with who had it.</summary>
    public void NeedOneLess() => (requiredWorkers, AssignedWorkers) = (requiredWorkers - 1, AssignedWorkers - 1);

    /// <summary>Nobody is wanted but those who have a place.</summary>
    /// <param name="assigned">How many these are.</param>
    public void NeedOnly(int assigned) => (requiredWorkers, AssignedWorkers) = (assigned, assigned);

    public void Complete()
    {
        if (!IsOver) Status = ShiftStatus.Completed;
    }

    /// <summary>Only what has not begun is called off.</summary>
    public Problem? Cancel(string reason, DateTimeOffset now)
    {
        if (Status is not (ShiftStatus.Open or ShiftStatus.Filled)) return StaffingProblems.InvalidState(Status, ShiftStatus.Open, ShiftStatus.Filled);
        (Status, CancelledAt, CancelReason) = (ShiftStatus.Cancelled, now, reason);
        return null;
    }
}
