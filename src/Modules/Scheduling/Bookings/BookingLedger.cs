using Microsoft.EntityFrameworkCore;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>One person meant for a shift.</summary>
/// <param name="Released">Why they are not on it after all.</param>
internal sealed record Seat(Shift Shift, UserId User, BookedVia Via, UserId? Manager, Release? Released = null);

/// <summary>Writes who is on which shift, in one statement for any number of people and shifts, and tells of it where the shifts have begun.</summary>
internal sealed class BookingLedger(ScheduleDb db, Caller caller, TimeProvider clock)
{
    /// <summary>These seats, and no others, are on the shift. Who was taken off it before stays so.</summary>
    /// <param name="before">Who was on it.</param>
    public async Task Rewrite(Shift shift, Seated before, IReadOnlyCollection<Seat> seats, CancellationToken cancel)
    {
        UserId[] people = [.. seats.Select(s => s.User)];
        await db.Bookings.Where(b => b.ShiftId == shift.Id && b.Released == null && !people.Contains(b.UserId)).ExecuteDeleteAsync(cancel);
        await Insert(seats, cancel);
        var stayOff = before.OnLeave.Where(b => !people.Contains(b.UserId)).Select(b => PlannedSeat.Of(b, shift));
        await Tell(before.Planned, [.. seats.Select(PlannedSeat.Of), .. stayOff], cancel);
    }

    /// <summary>The same of many shifts at once, those that are gone included. People may change places among them.</summary>
    public async Task RewriteAll(IReadOnlyCollection<RotaChange> changes, CancellationToken cancel)
    {
        var seats = changes.SelectMany(c => c.Seats).ToList();
        var known = changes.Where(c => !c.IsNew).ToList();
        if (known.Count > 0)
        {
            var company = caller.Company.Value;
            Guid[] gone = [.. known.Where(c => c.IsGone).Select(c => c.Shift.Id.Value)];
            Guid[] kept = [.. known.Where(c => !c.IsGone).Select(c => c.Shift.Id.Value)];
            Guid[] shifts = [.. seats.Select(s => s.Shift.Id.Value)];
            Guid[] users = [.. seats.Select(s => s.User.Value)];
            // What goes elsewhere takes no time from here on, until it is there: the constraint looks at each row as it is written.
            await db.Database.ExecuteSqlAsync($"""
                DELETE FROM scheduling.bookings WHERE company_id = {company} AND shift_id = ANY ({gone});
                DELETE FROM scheduling.bookings b WHERE company_id = {company} AND shift_id = ANY ({kept}) AND released IS NULL
                    AND NOT EXISTS (SELECT FROM unnest({shifts}, {users}) AS seat (shift_id, user_id) WHERE seat.shift_id = b.shift_id AND seat.user_id = b.user_id);
                UPDATE scheduling.bookings SET active = false WHERE company_id = {company} AND shift_id = ANY ({kept}) AND active
                """, cancel);
        }
        await Insert(seats, cancel);
        await Tell(known.SelectMany(c => c.Before.Planned), changes.SelectMany(c => c.Planned), cancel);
    }

    /// <summary>For those who were not on these shifts. Their time is taken while the shift is scheduled.</summary>
    public async Task Write(IReadOnlyCollection<Seat> seats, CancellationToken cancel)
    {
        await Insert(seats, cancel);
        await Tell([], seats.Select(PlannedSeat.Of), cancel);
    }

    /// <summary>Nobody is on the shift any more, which is gone.</summary>
    /// <param name="before">Who was on it.</param>
    public async Task Erase(Shift shift, Seated before, CancellationToken cancel)
    {
        await db.Bookings.Where(b => b.ShiftId == shift.Id).ExecuteDeleteAsync(cancel);
        await Tell(before.Planned, [], cancel);
    }

    /// <summary>With the next save these people are off their shifts, and stay off until they are named again.</summary>
    /// <param name="bookings">With their shifts.</param>
    public void Release(IReadOnlyCollection<Booking> bookings, Release reason)
    {
        var before = bookings.Select(b => PlannedSeat.Of(b, b.Shift!)).ToList();
        foreach (var booking in bookings) booking.ReleaseBecause(reason);
        db.TellPlan(before, bookings.Select(b => PlannedSeat.Of(b, b.Shift!)), clock.GetUtcNow());
    }

    /// <summary>With the next save these people have nothing to do with their shifts any more.</summary>
    /// <param name="bookings">With their shifts.</param>
    public void Remove(IReadOnlyCollection<Booking> bookings)
    {
        db.Bookings.RemoveRange(bookings);
        db.TellPlan(bookings.Select(b => PlannedSeat.Of(b, b.Shift!)), [], clock.GetUtcNow());
    }

    private async Task Tell(IEnumerable<PlannedSeat?> before, IEnumerable<PlannedSeat?> after, CancellationToken cancel)
    {
        if (db.TellPlan(before, after, clock.GetUtcNow())) await db.SaveChangesAsync(cancel);
    }

    private async Task Insert(IReadOnlyCollection<Seat> seats, CancellationToken cancel)
    {
        if (seats.Count == 0) return;
        Guid[] ids = [.. seats.Select(_ => NewId.At(clock))];
        Guid[] users = [.. seats.Select(s => s.User.Value)];
        Guid[] shifts = [.. seats.Select(s => s.Shift.Id.Value)];
        DateOnly[] days = [.. seats.Select(s => s.Shift.ShiftDate)];
        DateTimeOffset[] starts = [.. seats.Select(s => s.Shift.StartsAt)];
        DateTimeOffset[] ends = [.. seats.Select(s => s.Shift.EndsAt)];
        int[] versions = [.. seats.Select(s => s.Shift.ZoneVersion)];
        string[] via = [.. seats.Select(s => Text.Of(s.Via))];
        bool[] active = [.. seats.Select(s => s.Shift.IsScheduled && s.Released is null)];
        string?[] released = [.. seats.Select(s => s.Released is { } reason ? Text.Of(reason) : null)];
        Guid?[] managers = [.. seats.Select(s => s.Manager?.Value)];
        try
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO scheduling.bookings (company_id, id, user_id, shift_id, first_day, last_day, starts_at, ends_at, zone_version, via, active, released, manager_id)
                SELECT {caller.Company.Value}, id, user_id, shift_id, day, day, starts_at, ends_at, zone_version, via, active, released, manager_id
                FROM unnest({ids}, {users}, {shifts}, {days}, {starts}, {ends}, {versions}, {via}, {active}, {released}, {managers})
                    AS seat (id, user_id, shift_id, day, starts_at, ends_at, zone_version, via, active, released, manager_id)
                ON CONFLICT (company_id, shift_id, user_id) WHERE shift_id IS NOT NULL DO UPDATE SET
                    first_day = excluded.first_day, last_day = excluded.last_day, starts_at = excluded.starts_at, ends_at = excluded.ends_at, zone_version = excluded.zone_version,
                    via = excluded.via, active = excluded.active, released = excluded.released, manager_id = excluded.manager_id
                """, cancel);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.ExclusionViolation)
        {
            // Somebody booked without taking turns. A fresh look will find who it was.
            throw new DbUpdateConcurrencyException("The time of somebody on the shift was taken at this moment.", taken);
        }
    }
}
