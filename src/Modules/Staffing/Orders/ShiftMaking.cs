using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Makes the shifts of an order, and the roles on them.</summary>
internal sealed class ShiftMaking(StaffingDb db, SettingsInForce settings, TimeProvider clock)
{
    /// <summary>Saves the shifts of the periods, and their roles.</summary>
    public async Task Make(PublishedOrder into, Hub hub, OrderPlan plan, IReadOnlyList<PlannedPosition> positions, ShiftVariant variant, CancellationToken cancel)
    {
        var (order, zone, now) = (into.Order, WallClock.ZoneOrNull(plan.Schedule.Timezone)!, clock.GetUtcNow());
        var stagger = await settings.Get(cancel);
        foreach (var period in plan.Periods)
        {
            var shift = NewShift(order, hub, period, plan.Schedule.Timezone, positions.Sum(p => p.Terms.WorkersNeeded), variant);
            into.Shifts.Add(shift);
            into.Roles.AddRange(positions.Select(p => NewRole(shift, p, p.In(period, plan, zone), stagger, now)));
        }
        // Shifts first: roles refer to them.
        db.Shifts.AddRange(into.Shifts);
        await db.SaveChangesAsync(cancel);
        db.ShiftRoles.AddRange(into.Roles);
        await db.SaveChangesAsync(cancel);
    }

    private Shift NewShift(Order order, Hub hub, ShiftPeriod period, string timezone, int workers, ShiftVariant variant) => new()
    {
        Id = NewId.At<ShiftId>(clock),
        CompanyId = order.CompanyId,
        OrderId = order.Id,
        BusinessId = order.BusinessId,
        HubId = hub.Id,
        // One for each day of an order: made once, whoever makes it.
        ShiftCode = period.Day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture),
        Title = order.Title,
        StartsAt = period.StartsAt,
        EndsAt = period.EndsAt,
        LocalDate = period.Day,
        Timezone = timezone,
        LocationName = variant.Place.Name ?? hub.Name,
        LocationAddress = variant.Place.Address ?? hub.FullAddress,
        Latitude = variant.Place.Latitude ?? hub.Latitude,
        Longitude = variant.Place.Longitude ?? hub.Longitude,
        ClockInMode = variant.Policy.ClockInMode,
        AllowClockInOverride = variant.Policy.AllowClockInOverride,
        GeofenceRadiusMeters = variant.Policy.GeofenceRadiusMeters,
        RequiredWorkers = workers,
    };

    private ShiftRole NewRole(Shift shift, PlannedPosition position, (DateTimeOffset StartsAt, DateTimeOffset EndsAt) period, StaffingSettings stagger, DateTimeOffset now)
    {
        var terms = position.Terms;
        var role = new ShiftRole
        {
            Id = NewId.At<ShiftRoleId>(clock),
            CompanyId = shift.CompanyId,
            ShiftId = shift.Id,
            OrderId = shift.OrderId,
            BusinessId = shift.BusinessId,
            HubId = shift.HubId,
            CatalogRoleId = terms.CatalogRoleId,
            RoleCode = terms.RoleCode,
            RoleName = terms.RoleName,
            WorkersNeeded = terms.WorkersNeeded,
            StartsAt = period.StartsAt,
            EndsAt = period.EndsAt,
            BreakMinutes = terms.BreakMinutes,
            IsBreakPaid = terms.IsBreakPaid,
            PayRateCents = terms.PayRateCents,
            BillRateCents = terms.BillRateCents,
            InstantBookAllowed = terms.InstantBook,
            Notes = terms.Notes,
            PublishedAt = now,
        };
        var release = TierRelease.At(now, now, role.StartsAt, stagger);
        role.ReleaseTo(release.Tier, release.Next);
        return role;
    }
}

/// <summary>Where the shifts of an order differ from their hub.</summary>
internal sealed record ShiftVariant(PolicyOverride Policy, PlaceOverride Place);
