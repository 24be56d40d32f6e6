using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Following;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>
/// Takes people's bookings along to the clock that their company follows now: all that is ahead of one person at once, since it is the
/// bookings of a person that are kept apart. Where a shift then meets one that has begun, leave, or work of the marketplace, which stays, its
/// person is off it. What is planned of locked days stays where it was.
/// </summary>
internal sealed partial class ZoneMovement(ScheduleDb db, Caller caller, TimeProvider clock, ILogger<ZoneMovement> log)
{
    /// <summary>To be called with these people's turns taken. Who has followed already is left alone.</summary>
    public async Task Move(IReadOnlyCollection<UserId> people, ZoneInForce zone, Turns turns, CancellationToken cancel)
    {
        var (since, newest) = (zone.Pending.Min(m => m.At), zone.Pending.Max(m => m.Version));
        var ahead = (await AheadOf(people, since, await LockedOf(people, since, cancel), cancel)).GroupBy(a => a.Booking.UserId);
        var moved = ahead.SelectMany(own => MovedOf(
            [.. own.Where(a => a.Booking.ZoneVersion < newest)], [.. own.Select(a => a.Booking).Where(b => b.Active && b.ZoneVersion >= newest)], zone.Pending)).ToList();
        if (moved.Count == 0) return;

        var released = moved.Where(m => m.IsReleased).ToList();
        await turns.OfShifts(released.Select(m => m.Booking.ShiftId!.Value), cancel);
        await Write(moved, newest, cancel);
        TellPlan(moved);
        await Tell(released, cancel);
    }

    /// <summary>By another clock a day may be over that was ahead by the one before, and be locked before everything has followed.</summary>
    private async Task<ILookup<UserId, LockedDays>> LockedOf(IReadOnlyCollection<UserId> people, DateTimeOffset since, CancellationToken cancel)
    {
        var first = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-2);
        return (await db.LockedDays.AsNoTracking().Where(l => people.Contains(l.UserId) && l.LastDay >= first).ToListAsync(cancel)).ToLookup(l => l.UserId);
    }

    /// <summary>Shifts and leave each by an index of theirs, so that it costs the same whatever else the company has.</summary>
    private async Task<List<Ahead>> AheadOf(IReadOnlyCollection<UserId> people, DateTimeOffset since, ILookup<UserId, LockedDays> locked, CancellationToken cancel)
    {
        // The day on a wall may be one before that in UTC, and a shift may have begun the day before.
        var first = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-2);
        var theirs = db.Bookings.AsNoTracking().Where(b => people.Contains(b.UserId) && b.EndsAt > since);
        var shifts = await theirs.Where(b => b.ShiftId != null && b.FirstDay >= first).Select(b => new Ahead(b, b.Shift!.StartTime, b.Shift.EndTime)).ToListAsync(cancel);
        var leaves = await theirs.Where(b => b.LeaveRequestId != null && b.Active).Select(b => new Ahead(b, null, null)).ToListAsync(cancel);
        var held = await theirs.Where(b => b.HeldFor != null && b.Active).Select(b => new Ahead(b, null, null)).ToListAsync(cancel);
        foreach (var one in shifts.Where(s => locked[s.Booking.UserId].Any(l => l.Holds(s.Booking.FirstDay))))
        {
            one.IsLocked = true;
            LogLeftAlone(log, one.Booking.Id.Value, one.Booking.FirstDay);
        }
        return [.. shifts, .. leaves, .. held];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Booking {Booking} of {Day:O} does not follow the company's new clock: the day is locked")]
    private static partial void LogLeftAlone(ILogger log, Guid booking, DateOnly day);

    private static IEnumerable<Moved> MovedOf(IReadOnlyCollection<Ahead> own, IReadOnlyCollection<Booking> there, IReadOnlyList<ZoneMove> changes)
    {
        var moved = own.Select(o => o.Follow(changes)).ToList();
        var working = there.Where(b => b.ShiftId is not null).Select(b => (b.StartsAt, b.EndsAt))
            .Concat(moved.Where(m => m.Booking is { Active: true, ShiftId: not null } && !m.IsElsewhere).Select(m => (m.StartsAt, m.EndsAt))).ToList();
        var held = there.Where(b => b.HeldFor is not null).Select(b => (b.StartsAt, b.EndsAt)).ToList();
        var leaves = moved.Where(m => m.Booking.LeaveRequestId is not null).Select(m => m.After(working).Beside(held)).ToList();
        var returning = moved.Where(m => m.Booking is { Active: true, ShiftId: not null } && m.IsElsewhere).OrderBy(m => m.StartsAt).ThenBy(m => m.Booking.ShiftId!.Value.Value).ToList();

        var taken = working.Concat(held).Concat(there.Where(b => b.LeaveRequestId is not null).Select(b => (b.StartsAt, b.EndsAt))).Concat(leaves.Select(l => (l.StartsAt, l.EndsAt))).ToList();
        var without = Overlap.WithoutRoom(taken, returning, m => (m.StartsAt, m.EndsAt)).ToHashSet();
        return leaves.Concat(moved.Where(m => m.Booking.LeaveRequestId is null).Select(m => m with { IsReleased = without.Contains(m) }));
    }

    /// <summary>What goes elsewhere takes no time from here on, until it is there: the constraint looks at each row as it is written.</summary>
    private async Task Write(IReadOnlyCollection<Moved> moved, int version, CancellationToken cancel)
    {
        var company = caller.Company.Value;
        Guid[] leaving = [.. moved.Where(m => m.Booking.Active && m.IsElsewhere).Select(m => m.Booking.Id.Value)];
        Guid[] ids = [.. moved.Select(m => m.Booking.Id.Value)];
        DateTimeOffset[] starts = [.. moved.Select(m => m.StartsAt)];
        DateTimeOffset[] ends = [.. moved.Select(m => m.EndsAt)];
        bool[] active = [.. moved.Select(m => m.Booking.Active && !m.IsReleased)];
        string?[] released = [.. moved.Select(m => (m.IsReleased ? Release.ZoneChanged : m.Booking.Released) is { } reason ? Text.Of(reason) : null)];
        await db.Database.ExecuteSqlAsync($"UPDATE scheduling.bookings SET active = false WHERE company_id = {company} AND id = ANY ({leaving})", cancel);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE scheduling.bookings b SET starts_at = moved.starts_at, ends_at = moved.ends_at, active = moved.active, released = moved.released, zone_version = {version}
            FROM unnest({ids}, {starts}, {ends}, {active}, {released}) AS moved (id, starts_at, ends_at, active, released)
            WHERE b.company_id = {company} AND b.id = moved.id
            """, cancel);
    }

    /// <summary>What was ahead when the clock became another one may have begun before it is taken along.</summary>
    private void TellPlan(IReadOnlyCollection<Moved> moved)
    {
        var seats = moved.Where(m => m.Booking.ShiftId is not null && m.Booking.Released is null or Release.Leave).ToList();
        db.TellPlan(seats.Select(m => m.Planned), seats.Where(m => !m.IsReleased).Select(m => m.PlannedNow), clock.GetUtcNow());
    }

    private async Task Tell(IReadOnlyCollection<Moved> released, CancellationToken cancel)
    {
        ShiftId[] of = [.. released.Select(r => r.Booking.ShiftId!.Value).Distinct()];
        var shifts = of is [] ? [] : await db.Shifts.Where(s => of.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        foreach (var one in released.OrderBy(r => r.StartsAt))
        {
            var shift = shifts[one.Booking.ShiftId!.Value];
            shift.Unname(one.Booking.UserId);
            db.TellReleased(shift, one.Booking.UserId, "zoneChanged");
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <param name="StartTime">Of its shift; null where it is leave.</param>
    /// <param name="EndTime">The same.</param>
    private sealed record Ahead(Booking Booking, TimeOnly? StartTime, TimeOnly? EndTime)
    {
        public bool IsLocked { get; set; }

        /// <summary>A shift that had begun stays; leave that had keeps its beginning.</summary>
        public Moved Follow(IReadOnlyList<ZoneMove> changes)
        {
            var (start, end) = (Booking.StartsAt, Booking.EndsAt);
            foreach (var change in IsLocked ? [] : changes.Where(c => c.Version > Booking.ZoneVersion))
            {
                if (StartTime is { } from && EndTime is { } to)
                {
                    if (start > change.At) (start, end) = WallClock.Span(Booking.FirstDay, from, to, change.Zone);
                }
                else if (end > change.At)
                {
                    var (begins, ends) = Booking.Stretch.In(change.Zone);
                    (start, end) = (start <= change.At ? start : begins, ends);
                    if (end < start) end = start;
                }
            }
            return new Moved(Booking, start, end, IsElsewhere: (start, end) != (Booking.StartsAt, Booking.EndsAt));
        }
    }

    /// <param name="IsReleased">It finds no room where it would be now.</param>
    private sealed record Moved(Booking Booking, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsElsewhere, bool IsReleased = false)
    {
        public PlannedSeat Planned => new(Booking.UserId, Booking.FirstDay, Booking.StartsAt, Booking.EndsAt, BreakMinutes: 0, IsOnLeave: false);

        public PlannedSeat PlannedNow => Planned with { StartsAt = StartsAt, EndsAt = EndsAt };

        /// <summary>Leave does not begin before a shift that has begun is over.</summary>
        public Moved After(IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> working)
        {
            var start = working.Where(w => w.StartsAt < EndsAt && w.EndsAt > StartsAt).Select(w => w.EndsAt).DefaultIfEmpty(StartsAt).Max();
            return this with { StartsAt = start, EndsAt = EndsAt > start ? EndsAt : start };
        }

        /// <summary>Leave ends before work of the marketplace that it meets, or begins after it, whichever leaves more of it.</summary>
        public Moved Beside(IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> held)
        {
            var (start, end) = (StartsAt, EndsAt);
            foreach (var work in held.Where(w => w.StartsAt < EndsAt && w.EndsAt > StartsAt))
            {
                if (work.StartsAt - start > end - work.EndsAt) end = work.StartsAt < end ? work.StartsAt : end;
                else start = work.EndsAt > start ? work.EndsAt : start;
            }
            return this with { StartsAt = start, EndsAt = end > start ? end : start };
        }
    }
}
