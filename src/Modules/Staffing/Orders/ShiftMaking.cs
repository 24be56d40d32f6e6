using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Dispatch;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Makes the shifts of an order, and the roles on them.</summary>
internal sealed class ShiftMaking(StaffingDb db, SettingsInForce settings, TimeProvider clock)
{
    /// <summary>Saves the shifts of the parts, and their roles.</summary>
    public async Task Make(PublishedOrder into, Hub hub, IReadOnlyList<PlannedPart> parts, ShiftVariant variant, CancellationToken cancel)
    {
        var (now, stagger, codes) = (clock.GetUtcNow(), await settings.Get(cancel), new HashSet<string>());
        foreach (var part in parts)
        {
            var zone = WallClock.ZoneOrNull(part.Plan.Schedule.Timezone)!;
            foreach (var period in part.Plan.Periods)
            {
                var shift = NewShift(into.Order, hub, period, part, Code(part, period, codes), variant);
                into.Shifts.Add(shift);
                into.Roles.AddRange(part.Positions.Select(p => NewRole(into.Order, shift, p, p.In(period, part.Plan, zone), stagger, now)));
            }
        }
        // Shifts first: roles refer to them.
        db.Shifts.AddRange(into.Shifts);
        await db.SaveChangesAsync(cancel);
        db.ShiftRoles.AddRange(into.Roles);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>One for each day of an order: made once, whoever makes it. A further shift of the day that has no code of its own is numbered.</summary>
    private static string Code(PlannedPart part, ShiftPeriod period, HashSet<string> taken)
    {
        var wanted = part.Code ?? period.Day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        var code = wanted;
        for (var number = 2; !taken.Add(code); number++) code = $"{wanted}-{number}";
        return code;
    }

    private Shift NewShift(Order order, Hub hub, ShiftPeriod period, PlannedPart part, string code, ShiftVariant variant) => new()
    {
        Id = NewId.At<ShiftId>(clock),
        CompanyId = order.CompanyId,
        OrderId = order.Id,
        BusinessId = order.BusinessId,
        HubId = hub.Id,
        ShiftCode = code,
        Title = part.Title ?? order.Title,
        StartsAt = period.StartsAt,
        EndsAt = period.EndsAt,
        LocalDate = period.Day,
        Timezone = part.Plan.Schedule.Timezone,
        LocationName = variant.Place.Name ?? hub.Name,
        LocationAddress = variant.Place.Address ?? hub.FullAddress,
        Latitude = variant.Place.Latitude ?? hub.Latitude,
        Longitude = variant.Place.Longitude ?? hub.Longitude,
        ClockInMode = variant.Policy.ClockInMode,
        AllowClockInOverride = variant.Policy.AllowClockInOverride,
        GeofenceRadiusMeters = variant.Policy.GeofenceRadiusMeters,
        RequiredWorkers = part.Positions.Sum(p => p.Terms.WorkersNeeded),
    };

    private ShiftRole NewRole(Order order, Shift shift, PlannedPosition position, (DateTimeOffset StartsAt, DateTimeOffset EndsAt) period, StaffingSettings stagger, DateTimeOffset now)
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
            OfferedShiftId = order.OfferedShiftId,
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
        // A company that offers its own shift asks everybody at once: its own people were asked before.
        var release = order.OfferedShiftId is null ? TierRelease.At(now, now, role.StartsAt, stagger) : new TierRelease(Tiers.Everybody, null);
        role.ReleaseTo(release.Tier, release.Next);
        return role;
    }
}

/// <summary>Where the shifts of an order differ from their hub.</summary>
internal sealed record ShiftVariant(PolicyOverride Policy, PlaceOverride Place);
