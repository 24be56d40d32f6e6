using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What a client's wish means: which hub, vendor and roles, and on whose rates.</summary>
internal sealed class OrderTerms(StaffingDb db, Member member)
{
    /// <summary>A hub of the business that the caller may order for, and that stays until the transaction ends.</summary>
    public async Task<Result<Hub>> HubOf(HubId id, CancellationToken cancel)
    {
        if (await db.Kept(id, cancel) is not { Status: Standing.Active } hub || hub.BusinessId != member.Business) return Problem.NotFound;
        return member.MustManage(hub.Id) is { } refusal ? refusal : hub;
    }

    /// <summary>Refuses what the business does not have, and bill rates that the caller may not set.</summary>
    public async Task<Problem?> Refuse(WantedOrder wanted, CancellationToken cancel)
    {
        if (wanted.SetsBillRates && member.Role < ClientRole.Admin) return Problem.NotTheOwner;
        var hasCenter = wanted.CostCenter is not { } center || await db.CostCenters.AnyAsync(c => c.Id == center && c.BusinessId == member.Business && c.Status == Standing.Active, cancel);
        var hasManager = wanted.ShiftManager is not { } manager || await db.Memberships.AnyAsync(m => m.Id == manager && m.BusinessId == member.Business && m.Status != MembershipStatus.Disabled, cancel);
        return hasCenter && hasManager ? null : Problem.NotFound;
    }

    /// <summary>The vendor named, else the business's usual one.</summary>
    public async Task<Result<VendorId>> VendorOf(VendorId? named, CancellationToken cancel)
    {
        var contracts = db.BusinessVendors.Where(v => v.BusinessId == member.Business && v.Status == ContractStatus.Active)
            .Join(db.Vendors.Where(v => v.Status == Standing.Active), b => b.VendorId, v => v.Id, (b, v) => new { v.Id, b.IsDefault });
        var found = await (named is { } id ? contracts.Where(c => c.Id == id) : contracts.Where(c => c.IsDefault)).Select(c => (VendorId?)c.Id).SingleOrDefaultAsync(cancel);
        if (found is { } vendor) return vendor;
        return named is null ? StaffingProblems.BreaksRules([new("NO_VENDOR", "vendorId", "This client has no usual vendor: name one.")]) : Problem.NotFound;
    }

    /// <summary>The parts on the vendor's terms; not found is a role that the vendor does not sell. Of a part with one shift only, instants of positions count as they are; else their time of day does.</summary>
    public async Task<Result<IReadOnlyList<PlannedPart>>> Plan(IReadOnlyList<OrderPart> parts, VendorId vendor, CancellationToken cancel)
    {
        var wanted = parts.SelectMany(p => p.Positions).ToList();
        var (ids, codes) = (wanted.Select(p => p.Role).OfType<CatalogRoleId>().Distinct().ToList(), wanted.Where(p => p.Role is null).Select(p => p.RoleCode!).Distinct().ToList());
        var sold = await db.VendorRoles.Where(r => r.VendorId == vendor)
            .Join(db.CatalogRoles.Where(r => r.Status == Standing.Active && (ids.Contains(r.Id) || codes.Contains(r.Code))), v => v.CatalogRoleId, c => c.Id,
                (v, c) => new SoldRole(c.Id, c.Code, c.Name, c.MinHours, v.PayRateCents, v.BillRateCents)).ToListAsync(cancel);
        var instantBook = await db.Businesses.Where(b => b.Id == member.Business).Select(b => b.InstantBook).SingleAsync(cancel);

        var planned = new List<PlannedPart>();
        foreach (var part in parts)
        {
            var positions = new List<PlannedPosition>();
            var zone = WallClock.ZoneOrNull(part.Plan.Schedule.Timezone)!;
            foreach (var position in part.Positions)
            {
                if (sold.Find(s => position.Role is { } id ? s.Id == id : s.Code == position.RoleCode) is not { } role) return Problem.NotFound;
                positions.Add(Plan(position, role, instantBook, part.Plan, zone));
            }
            planned.Add(new(part.Plan, positions, part.Code, part.Title, part.Path));
        }
        return planned;
    }

    private static PlannedPosition Plan(WantedPosition position, SoldRole role, bool instantBook, OrderPlan plan, DateTimeZone zone)
    {
        var schedule = plan.Schedule;
        var times = position.Period is { } period ? (Start: WallClock.TimeOf(period.StartsAt, zone), End: WallClock.TimeOf(period.EndsAt, zone)) : position.Times;
        var terms = new OrderedPosition(role.Id, role.Code, position.RoleName ?? role.Name, position.WorkersNeeded, times?.Start, times?.End, position.BreakMinutes, position.IsBreakPaid,
            position.PayRateCents ?? role.PayRateCents, position.BillRateCents ?? role.BillRateCents, position.InstantBook ?? instantBook, position.Notes);
        if (plan.IsOnce && position.Period is { } exact) return new(terms, role.MinHours, exact.StartsAt - plan.Periods[0].StartsAt, exact.EndsAt - exact.StartsAt);
        return times is { } wall ? new(terms, role.MinHours, wall.Start - schedule.StartTime, OrderDays.Length(wall.Start, wall.End)) : new(terms, role.MinHours, TimeSpan.Zero, null);
    }

    private sealed record SoldRole(CatalogRoleId Id, string Code, string Name, decimal MinHours, int PayRateCents, int BillRateCents);
}
