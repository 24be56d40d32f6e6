using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Orders;

/// <summary>A client orders the same shift for certain weekdays until further notice. Shifts are made for so many days ahead, each day anew.</summary>
internal static class CreatePermanentOrder
{
    public const int UsualHorizonDays = 28;

    /// <param name="HorizonDays">For how many days, today included, there are shifts.</param>
    internal sealed record Input(
        HubId HubId, [MaxLength(200), OneLine] string Title, [MinLength(1), MaxLength(WantedOrder.MostPositions)] IReadOnlyList<PositionInput> Positions,
        DateOnly StartDate, [MinLength(1), MaxLength(7)] IReadOnlyList<Weekday> DaysOfWeek, TimeOnly StartTime, TimeOnly EndTime, DateOnly? EndDate = null, [ZoneName] string? Timezone = null, [Range(7, 60)] int? HorizonDays = null,
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

    public static Task<Result<OrderMade>> Handle(Input request, WeekdayOrders orders, CancellationToken cancel) =>
        orders.Publish(request.Wanted(), new(request.StartDate, request.EndDate, request.DaysOfWeek, request.StartTime, request.EndTime, request.Timezone), request.HorizonDays ?? UsualHorizonDays, cancel);
}
