using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Reads the cards of a page of roles at once.</summary>
internal sealed class ShiftCards(StaffingDb db)
{
    public async Task<IReadOnlyDictionary<ShiftRoleId, ShiftCard>> Of(IEnumerable<ShiftRoleId> ids, CancellationToken cancel)
    {
        ShiftRoleId[] wanted = [.. ids.Distinct()];
        if (wanted.Length == 0) return new Dictionary<ShiftRoleId, ShiftCard>();
        var rows = await (from role in db.ShiftRoles.AsNoTracking()
                          join shift in db.Shifts on role.ShiftId equals shift.Id
                          join order in db.Orders on role.OrderId equals order.Id
                          join business in db.Businesses on role.BusinessId equals business.Id
                          join catalog in db.CatalogRoles on role.CatalogRoleId equals catalog.Id
                          where wanted.Contains(role.Id)
                          select new { role, shift, business.Name, business.Currency, catalog.AttireItems, order.Notes }).ToListAsync(cancel);
        return rows.ToDictionary(r => r.role.Id, r => new ShiftCard
        {
            ShiftId = r.shift.Id,
            OrderId = r.shift.OrderId,
            RoleId = r.role.Id,
            Title = r.shift.Title,
            ClientName = r.Name,
            RoleName = r.role.RoleName,
            Location = r.shift.LocationName,
            LocationAddress = r.shift.LocationAddress,
            Latitude = r.shift.Latitude,
            Longitude = r.shift.Longitude,
            StartTime = r.role.StartsAt,
            EndTime = r.role.EndsAt,
            Date = r.shift.LocalDate,
            Timezone = r.shift.Timezone,
            HubId = r.shift.HubId,
            HourlyRateCents = r.role.PayRateCents,
            TotalRateCents = PlannedPay.Cents(r.role.StartsAt, r.role.EndsAt, r.role.BreakMinutes, r.role.IsBreakPaid, r.role.PayRateCents),
            Currency = r.Currency,
            DurationMinutes = (int)(r.role.EndsAt - r.role.StartsAt).TotalMinutes,
            BreakMinutes = r.role.BreakMinutes,
            AttireRequirements = r.AttireItems,
            Notes = r.role.Notes ?? r.Notes,
        });
    }
}
