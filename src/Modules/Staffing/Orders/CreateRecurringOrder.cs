using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Orders;

/// <summary>A client orders the same shift for certain weekdays of a period.</summary>
internal static class CreateRecurringOrder
{
    /// <param name="EndTime">On the next day where it is not later than the start.</param>
    /// <param name="Timezone">The hub's, where none is given.</param>
    internal sealed record Input(
        HubId HubId, [MaxLength(200), OneLine] string Title, [MinLength(1), MaxLength(WantedOrder.MostPositions)] IReadOnlyList<PositionInput> Positions,
        DateOnly StartDate, DateOnly EndDate, [MinLength(1), MaxLength(7)] IReadOnlyList<Weekday> DaysOfWeek, TimeOnly StartTime, TimeOnly EndTime, [ZoneName] string? Timezone = null,
        [MaxLength(5000)] string? Description = null, ServiceType? ServiceType = null, VendorId? VendorId = null, CostCenterId? CostCenterId = null, [MaxLength(200), OneLine] string? EventName = null,
        [MaxLength(5000)] string? Notes = null, MembershipId? ShiftManagerMembershipId = null, ClockInMode? ClockInMode = null, bool? AllowClockInOverride = null,
        [Range(HubDetails.LeastRadiusMeters, HubDetails.MostRadiusMeters)] int? GeofenceRadiusMeters = null) : IInput
    {
        public WantedOrder Wanted() => new(HubId, Title, [.. Positions.Select(p => p.Wanted())])
        {
            Description = Description, ServiceType = ServiceType, Vendor = VendorId, CostCenter = CostCenterId, EventName = EventName, Notes = Notes, ShiftManager = ShiftManagerMembershipId,
            Policy = new(ClockInMode, AllowClockInOverride, GeofenceRadiusMeters), SetsBillRates = Positions.Any(p => p.BillRateCents is not null),
        };
    }

    public static async Task<Result<OrderMade>> Handle(Input request, OrderTerms terms, Publishing publishing, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var hub = await terms.HubOf(request.HubId, cancel);
        if (hub.Problem is { } notTheirs) return notTheirs;
        var schedule = new OrderSchedule(request.StartDate, request.EndDate, [.. request.DaysOfWeek.Distinct().Order().Select(d => (int)d)], request.StartTime, request.EndTime, HubDetails.OrNull(request.Timezone) ?? hub.Value.Timezone);
        var plan = OrderPlan.Ahead(schedule, request.EndDate, clock.GetUtcNow());
        if (plan.Problem is { } notThen) return notThen;

        var published = await publishing.Publish(request.Wanted(), hub.Value, plan.Value, new(OrderType.Recurring), cancel);
        if (published.Problem is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return published.Value.Made;
    }
}
