using System.ComponentModel.DataAnnotations;
using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Orders;

/// <summary>A client orders workers for one shift.</summary>
internal static class CreateOneTimeOrder
{
    /// <param name="OrderDate">With <paramref name="StartTime"/> and <paramref name="EndTime"/> by the clock of the hub, in the place of <paramref name="StartsAt"/> and <paramref name="EndsAt"/>.</param>
    internal sealed record Input(
        HubId HubId, [MaxLength(200), OneLine] string Title, [MinLength(1), MaxLength(WantedOrder.MostPositions)] IReadOnlyList<PositionInput> Positions, [MaxLength(5000)] string? Description = null, ServiceType? ServiceType = null,
        VendorId? VendorId = null, CostCenterId? CostCenterId = null, [MaxLength(200), OneLine] string? EventName = null, DateOnly? OrderDate = null, DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null,
        TimeOnly? StartTime = null, TimeOnly? EndTime = null, [MaxLength(5000)] string? Notes = null, MembershipId? ShiftManagerMembershipId = null, ClockInMode? ClockInMode = null, bool? AllowClockInOverride = null,
        [Range(HubDetails.LeastRadiusMeters, HubDetails.MostRadiusMeters)] int? GeofenceRadiusMeters = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (StartsAt is not null || EndsAt is not null)
            {
                if (StartsAt is null) yield return new("It is wanted with the end.", [nameof(StartsAt)]);
                if (EndsAt is null) yield return new("It is wanted with the start.", [nameof(EndsAt)]);
                if (EndsAt <= StartsAt) yield return new("It must be later than the start.", [nameof(EndsAt)]);
                yield break;
            }
            if (OrderDate is null || StartTime is null || EndTime is null) yield return new("Give startsAt and endsAt, or orderDate, startTime and endTime.", [nameof(StartsAt)]);
        }

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
        var plan = Plan(request, WallClock.ZoneOrNull(hub.Value.Timezone)!, clock.GetUtcNow());
        if (plan.Problem is { } notThen) return notThen;

        var published = await publishing.Publish(request.Wanted(), hub.Value, plan.Value, new(OrderType.OneTime), cancel);
        if (published.Problem is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return published.Value.Made;
    }

    private static Result<OrderPlan> Plan(Input request, DateTimeZone zone, DateTimeOffset now)
    {
        if (!OrderPlan.IsWithinReach(request.StartsAt is { } start ? DateOnly.FromDateTime(start.UtcDateTime) : request.OrderDate!.Value, now)
            || (request.EndsAt is { } end && !OrderPlan.IsWithinReach(DateOnly.FromDateTime(end.UtcDateTime), now)))
        {
            return StaffingProblems.BreaksRules([OrderRules.OutOfReach(request.StartsAt is null ? "orderDate" : "startsAt")]);
        }
        if (request is { StartsAt: { } startsAt, EndsAt: { } endsAt }) return OrderPlan.Once(startsAt, endsAt, zone);
        var (from, until) = OrderDays.On(request.OrderDate!.Value, request.StartTime!.Value, request.EndTime!.Value, zone);
        return OrderPlan.Once(from, until, zone);
    }
}
