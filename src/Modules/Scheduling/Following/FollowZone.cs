using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Following;

/// <summary>
/// The company's wall clock is another one: what lies ahead keeps its date and times and gets new instants. What has begun stays.
/// Where a shift then meets one that has begun, or leave, its person is off it.
/// </summary>
internal sealed class FollowZone(ScheduleDb db, Turns turns, Caller caller, TimeProvider clock) : ISubscriber<CompanyZoneChanged>
{
    public async Task Hear(CompanyZoneChanged changed, CancellationToken cancel)
    {
        // Years of shifts of thousands of people may lie ahead.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await turns.OfCompany(cancel);
        var zone = WallClock.ZoneOrNull(changed.NewZone) ?? throw new InvalidOperationException($"There is no zone {changed.NewZone}.");
        await Remember(zone, cancel);
        var now = clock.GetUtcNow();
        var ahead = await db.Shifts.AsNoTracking().Where(s => s.StartsAt > now).Select(s => new { s.Id, s.ShiftDate, s.StartTime, s.EndTime }).ToListAsync(cancel);
        ShiftId[] shifts = [.. ahead.Select(s => s.Id)];
        var spans = ahead.Select(s => WallClock.Span(s.ShiftDate, s.StartTime, s.EndTime, zone)).ToList();

        await Move([.. shifts.Select(s => s.Value)], [.. spans.Select(s => s.Start)], [.. spans.Select(s => s.End)], cancel);
        await MoveLeave(zone, cancel);

        var returning = db.Bookings.Where(b => b.Released == null && b.ShiftId != null && shifts.Contains(b.ShiftId.Value) && b.Shift!.Status == ShiftStatus.Scheduled);
        await ReleaseWithoutRoom(returning, cancel);
        await returning.ExecuteUpdateAsync(set => set.SetProperty(b => b.Active, true), cancel);

        db.Publish(new ShiftsFollowedZone(now), caller.Company.Value);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whoever plans after this reads it behind the same lock.</summary>
    private async Task Remember(DateTimeZone zone, CancellationToken cancel)
    {
        var known = await db.Zones.SingleOrDefaultAsync(cancel);
        if (known is null) db.Zones.Add(new CompanyZone { CompanyId = caller.Company, Timezone = zone.Id });
        else known.Timezone = zone.Id;
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Nothing ahead takes time from here on, until all has moved: the constraint looks at each row as it is written.</summary>
    private async Task Move(Guid[] shifts, DateTimeOffset[] starts, DateTimeOffset[] ends, CancellationToken cancel)
    {
        var company = caller.Company.Value;
        await db.Database.ExecuteSqlAsync($"""
            UPDATE scheduling.shifts s SET starts_at = moved.starts_at, ends_at = moved.ends_at
            FROM unnest({shifts}, {starts}, {ends}) AS moved (id, starts_at, ends_at) WHERE s.company_id = {company} AND s.id = moved.id
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE scheduling.bookings b SET active = false, starts_at = moved.starts_at, ends_at = moved.ends_at
            FROM unnest({shifts}, {starts}, {ends}) AS moved (id, starts_at, ends_at) WHERE b.company_id = {company} AND b.shift_id = moved.id
            """, cancel);
    }

    /// <summary>Leave that has begun keeps its beginning; none begins before a shift that has begun is over.</summary>
    private async Task MoveLeave(DateTimeZone zone, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var leaves = await db.Bookings.Where(b => b.LeaveRequestId != null && b.EndsAt > now).ToListAsync(cancel);
        UserId[] people = [.. leaves.Select(l => l.UserId)];
        var working = await db.Bookings.AsNoTracking().Where(b => b.Active && b.ShiftId != null && people.Contains(b.UserId) && b.EndsAt > now.AddDays(-2)).ToListAsync(cancel);
        foreach (var leave in leaves)
        {
            var (start, end) = (leave.StartsAt <= now ? leave.StartsAt : WallClock.DayRange(leave.FirstDay, zone).Start, WallClock.DayRange(leave.LastDay, zone).End);
            var busyUntil = working.Where(w => w.UserId == leave.UserId && w.StartsAt < end && w.EndsAt > start).Select(w => w.EndsAt).DefaultIfEmpty(start).Max();
            leave.StartsAt = busyUntil > start ? busyUntil : start;
            leave.EndsAt = end > leave.StartsAt ? end : leave.StartsAt;
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task ReleaseWithoutRoom(IQueryable<Booking> returning, CancellationToken cancel)
    {
        var wanted = await returning.AsNoTracking().OrderBy(b => b.StartsAt).ThenBy(b => b.ShiftId).Select(b => new { b.Id, b.UserId, b.StartsAt, b.EndsAt }).ToListAsync(cancel);
        if (wanted.Count == 0) return;
        var from = wanted[0].StartsAt;
        var taken = (await db.Bookings.AsNoTracking().Where(b => b.Active && b.EndsAt > from).Select(b => new { b.UserId, b.StartsAt, b.EndsAt }).ToListAsync(cancel))
            .ToLookup(b => b.UserId, b => (b.StartsAt, b.EndsAt));
        BookingId[] without = [.. wanted.GroupBy(b => b.UserId).SelectMany(own => Overlap.WithoutRoom([.. taken[own.Key]], own, b => (b.StartsAt, b.EndsAt))).Select(b => b.Id)];

        foreach (var booking in await db.Bookings.Include(b => b.Shift).Where(b => without.Contains(b.Id)).ToListAsync(cancel))
        {
            booking.ReleaseBecause(Release.ZoneChanged);
            booking.Shift!.Unname(booking.UserId);
            db.TellReleased(booking.Shift, booking.UserId, "zoneChanged");
        }
        await db.SaveChangesAsync(cancel);
    }
}
