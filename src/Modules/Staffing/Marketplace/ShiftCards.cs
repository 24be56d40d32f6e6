using Microsoft.EntityFrameworkCore;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Reads the cards of a page of roles at once.</summary>
internal sealed class ShiftCards(StaffingDb db)
{
    public async Task<IReadOnlyDictionary<ShiftRoleId, ShiftCard>> Of(IEnumerable<ShiftRoleId> ids, CancellationToken cancel) => (await Whole(ids, cancel)).ToDictionary(c => c.Key, c => c.Value.Card);

    /// <summary>With the role and the kind of order that each is of.</summary>
    public async Task<IReadOnlyDictionary<ShiftRoleId, (ShiftCard Card, ShiftRole Role, OrderType OrderType)>> Whole(IEnumerable<ShiftRoleId> ids, CancellationToken cancel)
    {
        ShiftRoleId[] wanted = [.. ids.Distinct()];
        if (wanted.Length == 0) return new Dictionary<ShiftRoleId, (ShiftCard, ShiftRole, OrderType)>();
        var rows = await (from role in db.ShiftRoles.AsNoTracking()
                          join shift in db.Shifts on role.ShiftId equals shift.Id
                          join order in db.Orders on role.OrderId equals order.Id
                          join business in db.Businesses on role.BusinessId equals business.Id
                          join catalog in db.CatalogRoles on role.CatalogRoleId equals catalog.Id
                          where wanted.Contains(role.Id)
                          select new { role, Shift = new { shift.Title, shift.LocationName, shift.LocationAddress, shift.Latitude, shift.Longitude, shift.LocalDate, shift.Timezone }, business.Name, business.Currency, catalog.AttireItems, order.Notes, order.OrderType }).ToListAsync(cancel);
        return rows.ToDictionary(r => r.role.Id, r => (new ShiftCard
        {
            ShiftId = r.role.ShiftId,
            OrderId = r.role.OrderId,
            RoleId = r.role.Id,
            Title = r.Shift.Title,
            ClientName = r.Name,
            RoleName = r.role.RoleName,
            Location = r.Shift.LocationName,
            LocationAddress = r.Shift.LocationAddress,
            Latitude = r.Shift.Latitude,
            Longitude = r.Shift.Longitude,
            StartTime = r.role.StartsAt,
            EndTime = r.role.EndsAt,
            Date = r.Shift.LocalDate,
            Timezone = r.Shift.Timezone,
            HubId = r.role.HubId,
            HourlyRateCents = r.role.PayRateCents,
            TotalRateCents = PlannedPay.Cents(r.role.StartsAt, r.role.EndsAt, r.role.BreakMinutes, r.role.IsBreakPaid, r.role.PayRateCents),
            Currency = r.Currency,
            DurationMinutes = (int)(r.role.EndsAt - r.role.StartsAt).TotalMinutes,
            BreakMinutes = r.role.BreakMinutes,
            IsBreakPaid = r.role.IsBreakPaid,
            AttireRequirements = r.AttireItems,
            Notes = r.role.Notes ?? r.Notes,
        }, r.role, r.OrderType));
    }
}
