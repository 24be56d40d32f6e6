using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <inheritdoc cref="IAbsenceHolds"/>
internal sealed class AbsenceHolds(ScheduleDb db, Turns turns, BookingLedger ledger, ICheckIns checkIns, IPeople people, Caller caller, TimeProvider clock) : IAbsenceHolds
{
    public async Task<Result<IReadOnlyList<ReleasedShift>>> Hold(LeaveRequestId leave, UserId user, IReadOnlyCollection<LeaveStretch> parts, CancellationToken cancel)
    {
        var zone = await turns.Of([user], cancel);
        var spans = parts.Select(p => p.In(zone.Zone)).ToList();
        if (await RefuseMarketplace(user, spans, zone.Zone, cancel) is { } notThen) return notThen;
        await Free(leave, cancel);

        var taken = await Overlapping(user, spans, cancel);
        var worked = await WorkedAmong(taken, user, cancel);
        var released = taken.Where(b => !worked.Contains(b)).ToList();
        ledger.Release(released, Release.Leave);
        foreach (var booking in released)
        {
            booking.Shift!.Unname(user);
            db.TellReleased(booking.Shift, booking.Shift.Brief, user, "leave", over: booking.EndsAt <= clock.GetUtcNow());
        }
        // Before the leave takes the time: the constraint looks at each row as it is written.
        await db.SaveChangesAsync(cancel);

        db.Bookings.AddRange(parts.SelectMany(p => Around(p, worked, zone)).Select(free => new Booking
        {
            CompanyId = caller.Company, Id = NewId.At<BookingId>(clock), UserId = user, LeaveRequestId = leave,
            FirstDay = free.FirstDay, FromTime = OrNull(free.From), LastDay = free.LastDay, UntilTime = OrNull(free.Until),
            StartsAt = free.In(zone.Zone).Start, EndsAt = free.In(zone.Zone).End, ZoneVersion = zone.Version, Active = true,
        }));
        await db.SaveChangesAsync(cancel);
        return released.ConvertAll(b => Of(b.Shift!));
    }

    public async Task<IReadOnlyList<ReleasedShift>> Clashes(UserId user, IReadOnlyCollection<LeaveStretch> parts, CancellationToken cancel)
    {
        var zone = await turns.ZoneForNow(cancel);
        var overlapping = await OverlappingIds(user, [.. parts.Select(p => p.In(zone))], cancel);
        var taken = await db.Bookings.AsNoTracking().Include(b => b.Shift).Where(b => overlapping.Contains(b.Id)).OrderBy(b => b.StartsAt).ThenBy(b => b.Id).ToListAsync(cancel);
        var worked = await WorkedAmong(taken, user, cancel);
        return [.. taken.Where(b => !worked.Contains(b)).Select(b => Of(b.Shift!))];
    }

    public Task Free(LeaveRequestId leave, CancellationToken cancel) =>
        db.Bookings.Where(b => b.LeaveRequestId == leave).ExecuteDeleteAsync(cancel);

    private static ReleasedShift Of(Shift shift) => new(shift.Id, shift.ShiftDate, shift.StartTime, shift.EndTime, shift.Location, shift.DepartmentId);

    /// <summary>Whoever has taken work of the marketplace gives it up there, or works.</summary>
    private async Task<Problem?> RefuseMarketplace(UserId user, IReadOnlyCollection<(DateTimeOffset Start, DateTimeOffset End)> spans, DateTimeZone zone, CancellationToken cancel)
    {
        var (start, end) = (spans.Min(s => s.Start), spans.Max(s => s.End));
        var near = await db.Bookings.AsNoTracking().Where(b => b.UserId == user && b.Active && b.HeldFor != null && b.StartsAt < end && b.EndsAt > start).OrderBy(b => b.StartsAt).ThenBy(b => b.Id).ToListAsync(cancel);
        var inTheWay = near.Where(b => spans.Any(s => b.StartsAt < s.End && b.EndsAt > s.Start)).ToList();
        if (inTheWay is []) return null;
        var name = (await people.Briefs([user], cancel)).TryGetValue(user, out var person) ? person.Fullname : "";
        return SchedulingProblems.Conflict(inTheWay.ConvertAll(b => ShiftConflict.OfMarketplace(user, name, b.StartsAt, b.EndsAt, zone)));
    }

    private async Task<List<Booking>> Overlapping(UserId user, IReadOnlyCollection<(DateTimeOffset Start, DateTimeOffset End)> spans, CancellationToken cancel)
    {
        var overlapping = await OverlappingIds(user, spans, cancel);
        return overlapping is [] ? [] : await turns.ToRelease(db.Bookings.Where(b => overlapping.Contains(b.Id)), cancel);
    }

    private async Task<BookingId[]> OverlappingIds(UserId user, IReadOnlyCollection<(DateTimeOffset Start, DateTimeOffset End)> spans, CancellationToken cancel)
    {
        var (start, end) = (spans.Min(s => s.Start), spans.Max(s => s.End));
        var near = await db.Bookings.AsNoTracking().Where(b => b.UserId == user && b.Active && b.ShiftId != null && b.StartsAt < end && b.EndsAt > start)
            .Select(b => new { b.Id, b.StartsAt, b.EndsAt }).ToListAsync(cancel);
        return [.. near.Where(b => spans.Any(s => b.StartsAt < s.End && b.EndsAt > s.Start)).Select(b => b.Id)];
    }

    /// <summary>Whoever came to a shift has worked it, whatever is decided afterwards.</summary>
    private async Task<IReadOnlyList<Booking>> WorkedAmong(IReadOnlyCollection<Booking> taken, UserId user, CancellationToken cancel)
    {
        var begun = taken.Where(b => b.StartsAt <= clock.GetUtcNow()).ToList();
        if (begun is []) return [];
        var worked = await checkIns.Of(user, [.. begun.Select(b => b.ShiftId!.Value)], cancel);
        return [.. begun.Where(b => worked.Contains(b.ShiftId!.Value))];
    }

    /// <summary>What of a stretch is left beside the shifts that were worked within it.</summary>
    private static IEnumerable<LeaveStretch> Around(LeaveStretch part, IReadOnlyList<Booking> worked, ZoneInForce zone)
    {
        var (start, end) = part.In(zone.Zone);
        var (from, day) = (part.From, part.FirstDay);
        foreach (var shift in worked.Where(b => b.StartsAt < end && b.EndsAt > start).OrderBy(b => b.StartsAt))
        {
            if (shift.StartsAt > start) yield return LeaveStretch.Between(day, from, shift.StartsAt, zone.Zone);
            (start, day, from) = (shift.EndsAt, WallClock.DayOf(shift.EndsAt, zone.Zone), WallClock.TimeOf(shift.EndsAt, zone.Zone));
        }
        if (start < end) yield return part with { FirstDay = day, From = from };
    }

    private static TimeOnly? OrNull(TimeOnly time) => time == TimeOnly.MinValue ? null : time;
}
