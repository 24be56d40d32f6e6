using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What a client has ordered: one shift or many.</summary>
[Tracked("staffing", "order")]
internal sealed class Order : Record<OrderId>
{
    public BusinessId BusinessId { get; init; }
    public HubId HubId { get; init; }
    public VendorId? VendorId { get; init; }
    public CostCenterId? CostCenterId { get; init; }
    public MembershipId? ShiftManagerMembershipId { get; init; }
    public string OrderNumber { get; init; } = "";
    public OrderType OrderType { get; init; }
    public string Title { get; init; } = "";
    public string? Description { get; init; }
    public ServiceType? ServiceType { get; init; }
    public string? EventName { get; init; }
    public string? Notes { get; init; }
    public string? Metadata { get; init; }
    public OrderStatus Status { get; private set; } = OrderStatus.Open;
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>Of its last shift so far.</summary>
    public DateTimeOffset EndsAt { get => endsAt; init => endsAt = value; }

    public OrderSchedule Schedule { get; init; } = null!;
    public IReadOnlyList<OrderedPosition> Positions { get; init; } = [];
    public int? HorizonDays { get; init; }
    public DateOnly? HorizonUntil { get; private set; }
    public OrderId? ReplacesOrderId { get; init; }

    /// <summary>The shift of the house whose places are offered by it; whoever plans that one steers the order.</summary>
    public HouseShiftId? OfferedShiftId { get; init; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }
    public UserId CreatedBy { get; init; }

    private DateTimeOffset endsAt;

    public bool IsOver => Status is OrderStatus.Completed or OrderStatus.Cancelled or OrderStatus.Replaced;

    /// <summary>What follows from its shifts: filled when all that are still to come are, in progress while one is, over when all are.</summary>
    public void Settle(IReadOnlyList<ShiftTally> shifts)
    {
        if (IsOver) return;
        var counts = shifts.ToDictionary(s => s.Status, s => s.Count);
        int Of(ShiftStatus status) => counts.GetValueOrDefault(status);
        var live = Of(ShiftStatus.Draft) + Of(ShiftStatus.Open) + Of(ShiftStatus.Filled) + Of(ShiftStatus.InProgress);
        if (Of(ShiftStatus.InProgress) > 0) Status = OrderStatus.InProgress;
        else if (live > 0) Status = Of(ShiftStatus.Open) + Of(ShiftStatus.Draft) > 0 ? OrderStatus.Open : OrderStatus.Filled;
        // A permanent order goes on until its last day: its next shifts are made by the day.
        else if (OrderType is not OrderType.Permanent || HorizonUntil >= Schedule.EndDate) Status = Of(ShiftStatus.Completed) > 0 ? OrderStatus.Completed : OrderStatus.Cancelled;
    }

    /// <summary>Called off: what had begun stays, and then it counts as completed.</summary>
    public void Cancel(string reason, bool anyBegun, DateTimeOffset now) =>
        (Status, CancelledAt, CancelReason) = (anyBegun ? OrderStatus.Completed : OrderStatus.Cancelled, now, reason.Trim());

    /// <summary>Another order stands in its place from now on.</summary>
    public void BeReplaced() => Status = OrderStatus.Replaced;

    /// <summary>Shifts have been made up to this day.</summary>
    public void ExtendTo(DateOnly day, DateTimeOffset? endsAt = null)
    {
        HorizonUntil = day;
        if (endsAt > this.endsAt) this.endsAt = endsAt.Value;
    }
}
