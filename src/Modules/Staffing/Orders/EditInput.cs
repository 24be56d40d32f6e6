using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What of an order shall be otherwise. What is left out stays, null clears.</summary>
/// <param name="LocationName">Where the shifts are, if not where the hub is; so with the three below.</param>
/// <param name="Metadata">The client's own, kept as it is.</param>
/// <param name="NotifyWorkers">Whether workers are told what it means for them; they are, where nothing is said.</param>
internal sealed record EditInput(
    Patch<HubId> HubId, [MaxLength(200), OneLine] Patch<string> Title, [MinLength(1), MaxLength(WantedOrder.MostPositions)] Patch<IReadOnlyList<PositionInput>> Positions,
    [MaxLength(5000)] Patch<string?> Description, Patch<ServiceType?> ServiceType, Patch<VendorId?> VendorId, Patch<CostCenterId?> CostCenterId, [MaxLength(200), OneLine] Patch<string?> EventName,
    [MaxLength(5000)] Patch<string?> Notes, Patch<MembershipId?> ShiftManagerMembershipId, Patch<ClockInMode?> ClockInMode, Patch<bool?> AllowClockInOverride,
    [Range(HubDetails.LeastRadiusMeters, HubDetails.MostRadiusMeters)] Patch<int?> GeofenceRadiusMeters,
    DateOnly? OrderDate = null, DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null, TimeOnly? StartTime = null, TimeOnly? EndTime = null,
    DateOnly? StartDate = null, Patch<DateOnly?> EndDate = default, [MinLength(1), MaxLength(7)] IReadOnlyList<Weekday>? DaysOfWeek = null, [ZoneName] string? Timezone = null, [Range(7, 60)] int? HorizonDays = null,
    [MaxLength(200), OneLine] Patch<string?> LocationName = default, [MaxLength(500), OneLine] Patch<string?> LocationAddress = default, [Range(-90.0, 90.0)] Patch<decimal?> Latitude = default, [Range(-180.0, 180.0)] Patch<decimal?> Longitude = default,
    Patch<JsonElement?> Metadata = default, bool? NotifyWorkers = null) : IInput, IValidatableObject
{
    private const int LongestMetadata = 10_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (EndsAt <= StartsAt) yield return new("It must be later than the start.", [nameof(EndsAt)]);
        if (Metadata is { IsGiven: true, Value: { } data } && (data.ValueKind is not JsonValueKind.Object || data.GetRawText().Length > LongestMetadata)) yield return new($"An object of {LongestMetadata} characters at most.", [nameof(Metadata)]);
        if (Latitude.IsGiven != Longitude.IsGiven || (Latitude.IsGiven && Latitude.Value is null != Longitude.Value is null)) yield return new("Latitude and longitude go together.", [nameof(Latitude)]);
    }

    /// <param name="like">A shift of the order as it is now.</param>
    public WantedOrder Over(Order order, Shift like)
    {
        var vendor = VendorId.Or(order.VendorId);
        // Another hub is another place.
        var moves = HubId.IsGiven && HubId.Value != order.HubId;
        return new(HubId.Or(order.HubId), Title.Or(order.Title), Positions.IsGiven ? [.. Positions.Value.Select(p => p.Wanted())] : [.. order.Positions.Select(p => WantedPosition.Again(p, keepsRates: vendor == order.VendorId))])
        {
            Description = Description.Or(order.Description),
            ServiceType = ServiceType.Or(order.ServiceType),
            Vendor = vendor,
            CostCenter = CostCenterId.Or(order.CostCenterId),
            ShiftManager = ShiftManagerMembershipId.Or(order.ShiftManagerMembershipId),
            EventName = EventName.Or(order.EventName),
            Notes = Notes.Or(order.Notes),
            Metadata = Metadata.IsGiven ? Metadata.Value?.GetRawText() : order.Metadata,
            Policy = new(ClockInMode.Or(like.ClockInMode), AllowClockInOverride.Or(like.AllowClockInOverride), GeofenceRadiusMeters.Or(like.GeofenceRadiusMeters)),
            Place = new(
                HubDetails.OrNull(LocationName.Or(moves ? null : like.LocationName)), HubDetails.OrNull(LocationAddress.Or(moves ? null : like.LocationAddress)),
                Latitude.IsGiven ? (double?)Latitude.Value : moves ? null : like.Latitude, Longitude.IsGiven ? (double?)Longitude.Value : moves ? null : like.Longitude),
            SetsBillRates = Positions.IsGiven && Positions.Value.Any(p => p.BillRateCents is not null),
        };
    }

    /// <summary>The shifts that are still to come, with what they need.</summary>
    /// <param name="begun">Days whose shift has begun: it stays where it is.</param>
    public Result<IReadOnlyList<OrderPart>> Parts(ComingWork coming, WantedOrder wanted, Hub hub, IReadOnlySet<DateOnly> begun, DateTimeOffset now)
    {
        if (coming is { Order.OrderType: OrderType.OneTime, Shifts.Count: > 1 }) return Each(coming, hub);
        var plan = coming.Order.OrderType is OrderType.OneTime ? Once(coming.Order, coming.Shifts[0], hub, now) : Again(coming.Order, hub, begun, now);
        return plan.Problem is { } notThen ? notThen : new OrderPart[] { new(plan.Value, wanted.Positions) };
    }

    /// <summary>Several shifts, each with times and needs of its own, which no single time could change.</summary>
    private Result<IReadOnlyList<OrderPart>> Each(ComingWork coming, Hub hub)
    {
        if ((StartsAt ?? EndsAt) is not null || OrderDate is not null || (StartTime ?? EndTime) is not null) return Problem.WrongType("startsAt", "This order has several shifts, whose times are their own.");
        var (zone, roles, keepsRates) = (WallClock.ZoneOrNull(hub.Timezone)!, coming.Roles.Where(r => !r.IsOver).ToLookup(r => r.ShiftId), VendorId.Or(coming.Order.VendorId) == coming.Order.VendorId);
        return coming.Shifts.Select(s => new OrderPart(OrderPlan.Once(s.StartsAt, s.EndsAt, zone), Positions.IsGiven ? [.. Positions.Value.Select(p => p.Wanted())] : [.. roles[s.Id].Select(r => WantedPosition.Again(r, s, keepsRates))],
            s.ShiftCode, Title.IsGiven || s.Title == coming.Order.Title ? null : s.Title)).ToArray();
    }

    private Result<OrderPlan> Once(Order order, Shift coming, Hub hub, DateTimeOffset now)
    {
        var zone = WallClock.ZoneOrNull(hub.Timezone)!;
        var (startsAt, endsAt) = (StartsAt ?? coming.StartsAt, EndsAt ?? coming.EndsAt);
        if (StartsAt is null && EndsAt is null && (OrderDate is not null || StartTime is not null || EndTime is not null))
        {
            var day = OrderDate ?? coming.LocalDate;
            if (!OrderPlan.IsWithinReach(day, now)) return StaffingProblems.BreaksRules([OrderRules.OutOfReach("orderDate")]);
            (startsAt, endsAt) = OrderDays.On(day, StartTime ?? order.Schedule.StartTime, EndTime ?? order.Schedule.EndTime, zone);
        }
        if (!OrderPlan.IsWithinReach(DateOnly.FromDateTime(startsAt.UtcDateTime), now)) return StaffingProblems.BreaksRules([OrderRules.OutOfReach("startsAt")]);
        return endsAt > startsAt ? OrderPlan.Once(startsAt, endsAt, zone) : Problem.WrongType("endsAt", "It must be later than the start.");
    }

    private Result<OrderPlan> Again(Order order, Hub hub, IReadOnlySet<DateOnly> begun, DateTimeOffset now)
    {
        var was = order.Schedule;
        var timezone = HubDetails.OrNull(Timezone) ?? (hub.Id == order.HubId ? was.Timezone : hub.Timezone);
        var today = WallClock.DayOf(now, WallClock.ZoneOrNull(timezone)!);
        var end = EndDate.Or(was.EndDate);
        if (end is null && order.OrderType is OrderType.Recurring) return Problem.Missing("endDate");
        var schedule = new OrderSchedule(StartDate ?? (was.StartDate > today ? was.StartDate : today), end, DaysOfWeek is null ? was.DaysOfWeek : [.. DaysOfWeek.Distinct().Order().Select(d => (int)d)],
            StartTime ?? was.StartTime, EndTime ?? was.EndTime, timezone);
        var until = order.OrderType is OrderType.Permanent ? OrderPlan.HorizonOf(schedule, HorizonOf(order)!.Value, now) : end!.Value;
        return OrderPlan.Ahead(schedule, until, now, begun);
    }

    /// <summary>Null for an order that has an end.</summary>
    public int? HorizonOf(Order order) => order.HorizonDays is { } days ? HorizonDays ?? days : null;
}
