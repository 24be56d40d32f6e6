using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What it would be to order the same again, on today's terms.</summary>
internal static class ReorderPreview
{
    internal sealed record ScheduleView(DateOnly StartDate, DateOnly? EndDate, IReadOnlyList<Weekday> DaysOfWeek, TimeOnly StartTime, TimeOnly EndTime, string Timezone);

    internal sealed record PositionView(CatalogRoleId CatalogRoleId, string RoleCode, string RoleName, int WorkersNeeded, TimeOnly StartTime, TimeOnly EndTime, int BreakMinutes, int HourlyRateCents, int BillRateCents);

    /// <param name="Warnings">What is not as it was: roles that are not sold any more, a hub that was given up, other rates.</param>
    internal sealed record View(
        OrderId OrderId, string OrderNumber, string Title, string? Description, OrderType OrderType, HubId HubId, string HubName, VendorId? VendorId, CostCenterId? CostCenterId, string? Notes,
        ScheduleView Schedule, IReadOnlyList<PositionView> Positions, long EstimatedTotalCents, IReadOnlyList<string> Warnings);

    public static async Task<Result<View>> Handle(OrderId orderId, StaffingDb db, Member member, CancellationToken cancel)
    {
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId && o.BusinessId == member.Business, cancel);
        if (order is null || member.Within(order.HubId) is []) return Problem.NotFound;
        var hub = await db.Hubs.AsNoTracking().SingleAsync(h => h.Id == order.HubId, cancel);
        var roles = order.Positions.Select(p => p.CatalogRoleId).ToList();
        var sold = await db.VendorRoles.Where(v => v.VendorId == order.VendorId && roles.Contains(v.CatalogRoleId) && db.CatalogRoles.Any(c => c.Id == v.CatalogRoleId && c.Status == Standing.Active))
            .AsNoTracking().ToDictionaryAsync(v => v.CatalogRoleId, cancel);

        var warnings = new List<string>();
        if (hub.Status is not Standing.Active) warnings.Add($"The hub {hub.Name} was given up.");
        var positions = new List<PositionView>();
        foreach (var p in order.Positions)
        {
            if (!sold.TryGetValue(p.CatalogRoleId, out var today)) warnings.Add($"{p.RoleName} is not sold any more.");
            else if (today.BillRateCents != p.BillRateCents) warnings.Add($"The rate of {p.RoleName} changed from {Money(p.BillRateCents, member)} to {Money(today.BillRateCents, member)}.");
            positions.Add(new(p.CatalogRoleId, p.RoleCode, p.RoleName, p.WorkersNeeded, p.StartTime ?? order.Schedule.StartTime, p.EndTime ?? order.Schedule.EndTime, p.BreakMinutes, today?.PayRateCents ?? p.PayRateCents, today?.BillRateCents ?? p.BillRateCents));
        }
        var s = order.Schedule;
        return new View(order.Id, order.OrderNumber, order.Title, order.Description, order.OrderType, order.HubId, hub.Name, order.VendorId, order.CostCenterId, order.Notes,
            new(s.StartDate, s.EndDate, [.. s.DaysOfWeek.Select(d => (Weekday)d)], s.StartTime, s.EndTime, s.Timezone), positions, Cost(order, positions), warnings);
    }

    /// <summary>Of as many shifts as it had: one, those of its period, or those of its first horizon.</summary>
    private static long Cost(Order order, IReadOnlyList<PositionView> positions)
    {
        var s = order.Schedule;
        var last = order.HorizonDays is { } days ? s.StartDate.AddDays(days - 1) : s.EndDate ?? s.StartDate;
        var shifts = s.DaysOfWeek is [] ? 1 : OrderDays.Of(s.StartDate, last, s.DaysOfWeek).Count();
        var paid = order.Positions.Select(p => p.IsBreakPaid ? 0 : p.BreakMinutes).ToList();
        return OrderCost.Of(positions.Select((p, i) => new PlannedWork(p.WorkersNeeded * shifts, Math.Max(0, (int)OrderDays.Length(p.StartTime, p.EndTime).TotalMinutes - paid[i]), p.BillRateCents)));
    }

    private static string Money(int cents, Member member) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cents / 100m:0.00} {member.Currency}");
}
