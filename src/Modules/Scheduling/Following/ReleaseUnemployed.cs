using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Following;

/// <summary>Whose employment ends, or begins on another day, is off the future shifts on days on which they are not employed.</summary>
internal sealed class ReleaseUnemployed(ScheduleDb db, Turns turns, BookingLedger ledger, IEmployments employments, TimeProvider clock)
    : ISubscriber<EmploymentEnded>, ISubscriber<EmploymentStarted>, ISubscriber<EmploymentTermsChanged>
{
    public Task Hear(EmploymentEnded ended, CancellationToken cancel) => Release(ended.User, cancel);

    public Task Hear(EmploymentStarted started, CancellationToken cancel) => Release(started.User, cancel);

    public Task Hear(EmploymentTermsChanged changed, CancellationToken cancel) => changed.Fields.Contains("startsOn") ? Release(changed.User, cancel) : Task.CompletedTask;

    private async Task Release(UserId person, CancellationToken cancel)
    {
        await turns.Of([person], cancel);
        if ((await employments.Days([person], cancel)).GetValueOrDefault(person) is not { } employed) return;
        var ahead = await db.Bookings.AsNoTracking().Where(b => b.UserId == person && b.ShiftId != null && b.Shift!.StartsAt > clock.GetUtcNow())
            .Select(b => new { b.Id, b.Shift!.ShiftDate }).ToListAsync(cancel);
        var outside = ahead.Where(b => !employed.Covers(b.ShiftDate)).Select(b => b.Id).ToList();
        if (outside.Count == 0) return;

        var bookings = await turns.ToRelease(db.Bookings.Where(b => outside.Contains(b.Id)), cancel);
        foreach (var booking in bookings)
        {
            if (booking.Active) db.TellReleased(booking.Shift!, person, "employmentEnded");
            booking.Shift!.Unname(person);
        }
        ledger.Remove(bookings);
        await db.SaveChangesAsync(cancel);
    }
}
