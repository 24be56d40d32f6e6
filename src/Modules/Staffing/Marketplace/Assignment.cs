using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Orders;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>A worker has a place. Whoever calls its rules holds the lock of its role, and counts there what it says of places.</summary>
[Tracked("staffing", "assignment")]
internal sealed class Assignment : Record<AssignmentId>
{
    /// <summary>Half of what workers need at least from one place to the next.</summary>
    public static readonly TimeSpan HalfOfTravel = TimeSpan.FromMinutes(15);

    /// <summary>Before this long a worker may give a place back by themselves; later they ask for a swap.</summary>
    public static readonly TimeSpan EarlyCancel = TimeSpan.FromHours(24);

    /// <summary>So long after the shift clients say what they think of the work.</summary>
    public static readonly TimeSpan ReviewTime = TimeSpan.FromDays(30);

    /// <summary>In these its worker holds one of the places of its role.</summary>
    public static readonly AssignmentStatus[] Holding =
        [AssignmentStatus.Assigned, AssignmentStatus.Accepted, AssignmentStatus.SwapRequested, AssignmentStatus.CheckedIn, AssignmentStatus.CheckedOut, AssignmentStatus.Completed];

    /// <summary>In these the worker's time is taken.</summary>
    public static readonly AssignmentStatus[] Booked = [AssignmentStatus.Assigned, AssignmentStatus.Accepted, AssignmentStatus.SwapRequested, AssignmentStatus.CheckedIn];

    /// <summary>In these it is still to be worked, and can be called off.</summary>
    public static readonly AssignmentStatus[] Ahead = [AssignmentStatus.Assigned, AssignmentStatus.Accepted, AssignmentStatus.SwapRequested];

    public ShiftId ShiftId { get; init; }
    public ShiftRoleId ShiftRoleId { get; init; }
    public BusinessId BusinessId { get; init; }
    public HubId HubId { get; init; }
    public StaffId StaffId { get; init; }

    /// <summary>The shift of the house of which it is a place.</summary>
    public HouseShiftId? OfferedShiftId { get; init; }
    public ApplicationId? ApplicationId { get; init; }
    public AssignmentStatus Status { get; private set; }
    public int PayRateCents { get; init; }
    public int BillRateCents { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset HeldFrom { get; init; }
    public DateTimeOffset HeldUntil { get; init; }
    public DateTimeOffset? RespondBy { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? CheckedInAt { get; private set; }
    public DateTimeOffset? CheckedOutAt { get; private set; }
    public DateTimeOffset? SwapRequestedAt { get; private set; }
    public string? SwapReason { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelCode { get; private set; }
    public CancelledBy? CancelledBy { get; private set; }
    public string? CancelReason { get; private set; }
    public AssignmentId? ReplacesAssignmentId { get; init; }
    /// <summary>So many hours before the start they were reminded last.</summary>
    public int? RemindedHours { get; private set; }

    public DateTimeOffset? LateWarnedAt { get; private set; }
    public DateTimeOffset? LateAt { get; private set; }

    public bool HoldsPlace => Holding.Contains(Status);

    /// <summary>Its worker was awaited and did not come: the place is for others.</summary>
    public bool WasGivenUp => Status is AssignmentStatus.NoShow || CancelCode is CancelCodes.LateWorker;

    /// <summary>From clock-in, or from when it was certain that the worker does not come.</summary>
    public bool IsReviewable(DateTimeOffset now) => (CheckedInAt is not null || CancelCode is CancelCodes.NoShow or CancelCodes.LateWorker) && now <= EndsAt + ReviewTime;

    /// <summary>Of a worker in a role, on that role's terms of today. Its place is taken beside it.</summary>
    /// <param name="respondBy">Until when the worker has to accept; null where they have.</param>
    /// <param name="startsAt">From when they work, where that is not the start of the role.</param>
    public static Assignment Of(AssignmentId id, ShiftRole role, StaffId staff, ApplicationId? application, DateTimeOffset? respondBy, DateTimeOffset now, AssignmentId? replaces = null, DateTimeOffset? startsAt = null)
    {
        var from = startsAt ?? role.StartsAt;
        var assignment = new Assignment
        {
            Id = id,
            CompanyId = role.CompanyId,
            ShiftId = role.ShiftId,
            ShiftRoleId = role.Id,
            BusinessId = role.BusinessId,
            HubId = role.HubId,
            StaffId = staff,
            OfferedShiftId = role.OfferedShiftId,
            ApplicationId = application,
            PayRateCents = role.PayRateCents,
            BillRateCents = role.BillRateCents,
            StartsAt = from,
            EndsAt = role.EndsAt,
            HeldFrom = from - HalfOfTravel,
            HeldUntil = role.EndsAt + HalfOfTravel,
            ReplacesAssignmentId = replaces,
            RespondBy = respondBy,
        };
        if (respondBy is null) (assignment.Status, assignment.AcceptedAt) = (AssignmentStatus.Accepted, now);
        return assignment;
    }

    /// <summary>The worker confirms what was offered. Once more changes nothing.</summary>
    public Problem? Accept(DateTimeOffset now)
    {
        if (Status is AssignmentStatus.Accepted) return null;
        if (Status is not AssignmentStatus.Assigned || RespondBy <= now) return StaffingProblems.InvalidState(Status, AssignmentStatus.Assigned);
        (Status, AcceptedAt, RespondBy) = (AssignmentStatus.Accepted, now, null);
        return null;
    }

    /// <summary>The worker does not want it; their place is free again.</summary>
    public Problem? Decline(string? reason, DateTimeOffset now)
    {
        if (Status is AssignmentStatus.Assigned)
        {
            (Status, RespondBy, CancelledAt, CancelReason) = (AssignmentStatus.Declined, null, now, reason);
            return null;
        }
        if (Status is not AssignmentStatus.Accepted) return StaffingProblems.InvalidState(Status, AssignmentStatus.Assigned, AssignmentStatus.Accepted);
        if (StartsAt - now < EarlyCancel) return StaffingProblems.InvalidState(Status, [AssignmentStatus.Assigned], "REQUEST_SWAP");
        CallOff(CancelCodes.StaffEarlyCancel, Staffing.CancelledBy.Staff, reason, now);
        return null;
    }

    public Problem? RequestSwap(string reason, DateTimeOffset now)
    {
        if (Status is AssignmentStatus.SwapRequested) return StaffingProblems.SwapAlreadyOpen;
        if (Status is not AssignmentStatus.Accepted || StartsAt <= now) return StaffingProblems.InvalidState(Status, AssignmentStatus.Accepted);
        (Status, SwapRequestedAt, SwapReason) = (AssignmentStatus.SwapRequested, now, reason.Trim());
        return null;
    }

    /// <summary>The worker keeps it after all.</summary>
    public Problem? Keep()
    {
        if (Status is not AssignmentStatus.SwapRequested) return StaffingProblems.InvalidState(Status, AssignmentStatus.SwapRequested);
        Status = AssignmentStatus.Accepted;
        return null;
    }

    /// <summary>Somebody else has their place now.</summary>
    public Problem? SwapOut(DateTimeOffset now)
    {
        if (Status is not AssignmentStatus.SwapRequested) return StaffingProblems.InvalidState(Status, AssignmentStatus.SwapRequested);
        (Status, CancelledAt) = (AssignmentStatus.SwappedOut, now);
        return null;
    }

    /// <summary>Called off before it was worked; its place is free again unless the shift is off too.</summary>
    /// <param name="code">One of <see cref="CancelCodes"/>.</param>
    public Problem? Cancel(string code, CancelledBy by, string? reason, DateTimeOffset now)
    {
        if (!Ahead.Contains(Status)) return StaffingProblems.InvalidState(Status, Ahead);
        CallOff(code, by, reason, now);
        return null;
    }

    /// <summary>The worker has clocked in; also one who asked for a swap, or was taken for a no-show whose place is still free.</summary>
    public Problem? CheckIn(DateTimeOffset at)
    {
        if (Status is not (AssignmentStatus.Accepted or AssignmentStatus.SwapRequested or AssignmentStatus.NoShow)) return StaffingProblems.InvalidState(Status, AssignmentStatus.Accepted, AssignmentStatus.SwapRequested);
        (Status, CheckedInAt, CancelCode, CancelledAt, CancelledBy) = (AssignmentStatus.CheckedIn, at, null, null, null);
        return null;
    }

    public Problem? CheckOut(DateTimeOffset at)
    {
        if (Status is not AssignmentStatus.CheckedIn) return StaffingProblems.NotClockedIn;
        (Status, CheckedOutAt) = (AssignmentStatus.CheckedOut, at);
        return null;
    }

    /// <summary>It was worked, and the shift is over.</summary>
    public Problem? Complete()
    {
        if (Status is AssignmentStatus.Completed) return null;
        if (Status is not AssignmentStatus.CheckedOut) return StaffingProblems.InvalidState(Status, AssignmentStatus.CheckedOut);
        Status = AssignmentStatus.Completed;
        return null;
    }

    /// <summary>The worker did not come; their place is free again.</summary>
    public Problem? MissIt(DateTimeOffset now)
    {
        if (Status is not AssignmentStatus.Accepted) return StaffingProblems.InvalidState(Status, AssignmentStatus.Accepted);
        (Status, CancelledAt, CancelledBy, CancelCode) = (AssignmentStatus.NoShow, now, Staffing.CancelledBy.System, CancelCodes.NoShow);
        return null;
    }

    /// <summary>The worker was asked where they are.</summary>
    public void Warned(DateTimeOffset now) => LateWarnedAt ??= now;

    /// <summary>The managers were told that the worker is late.</summary>
    public void Late(DateTimeOffset now) => LateAt ??= now;

    private void CallOff(string code, CancelledBy by, string? reason, DateTimeOffset now) =>
        (Status, RespondBy, CancelledAt, CancelCode, CancelledBy, CancelReason) = (AssignmentStatus.Cancelled, null, now, code, by, reason?.Trim());
}

/// <summary>Why an assignment came to nothing: stable, on the wire and in the reliability score.</summary>
internal static class CancelCodes
{
    public const string OfferExpired = "OFFER_EXPIRED";
    public const string SwapExpired = "SWAP_EXPIRED";
    public const string StaffEarlyCancel = "STAFF_EARLY_CANCEL";
    public const string LateWorker = "LATE_WORKER";
    public const string NoShow = "NO_SHOW";
    public const string OrderReplaced = "ORDER_REPLACED";
    public const string OrderCancelled = "ORDER_CANCELLED";
    public const string ShiftCancelled = "SHIFT_CANCELLED";
    public const string StaffBlocked = "STAFF_BLOCKED";
}
