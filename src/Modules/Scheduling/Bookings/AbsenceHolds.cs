using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <inheritdoc cref="IAbsenceHolds"/>
internal sealed class AbsenceHolds(ScheduleDb db, Turns turns, Caller caller, TimeProvider clock) : IAbsenceHolds
{
    public async Task<IReadOnlyList<ReleasedShift>> Hold(LeaveRequestId leave, UserId user, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var zone = await turns.Of([user], cancel);
        await Free(leave, cancel);

        var (start, end) = (WallClock.DayRange(from, zone.Zone).Start, WallClock.DayRange(to, zone.Zone).End);
        var overlapping = await turns.ToRelease(db.Bookings.Where(b => b.UserId == user && b.Active && b.ShiftId != null && b.StartsAt < end && b.EndsAt > start), cancel);
        foreach (var booking in overlapping)
        {
            booking.ReleaseBecause(Release.Leave);
            booking.Shift!.Unname(user);
            db.TellReleased(booking.Shift, booking.Shift.Brief, user, "leave", over: booking.EndsAt <= clock.GetUtcNow());
        }
        // Before the leave takes the time: the constraint looks at each row as it is written.
        await db.SaveChangesAsync(cancel);

        db.Bookings.Add(new Booking
        {
            CompanyId = caller.Company, Id = NewId.At<BookingId>(clock), UserId = user, LeaveRequestId = leave,
            FirstDay = from, LastDay = to, StartsAt = start, EndsAt = end, ZoneVersion = zone.Version, Active = true,
        });
        await db.SaveChangesAsync(cancel);
        return [.. overlapping.Select(b => Of(b.Shift!))];
    }

    public Task Free(LeaveRequestId leave, CancellationToken cancel) =>
        db.Bookings.Where(b => b.LeaveRequestId == leave).ExecuteDeleteAsync(cancel);

    private static ReleasedShift Of(Shift shift) => new(shift.Id, shift.ShiftDate, shift.StartTime, shift.EndTime, shift.Location, shift.DepartmentId);
}
