using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Following;

/// <summary>Who leaves a department, or loses it with all the others, is off those of its future shifts that they were on only through it.</summary>
internal sealed class ReleaseWhoLeft(ScheduleDb db, Turns turns, BookingLedger ledger, IDepartments departments, TimeProvider clock) : ISubscriber<DepartmentMemberLeft>, ISubscriber<DepartmentDeleted>
{
    public async Task Hear(DepartmentMemberLeft left, CancellationToken cancel)
    {
        await turns.OfDepartments([left.Department], cancel);
        await turns.Of([left.User], cancel);
        var others = (await departments.Of(left.User, cancel)).ToHashSet();
        if (others.Contains(left.Department)) return;

        var bookings = await turns.ToRelease(Through(left.Department).Where(b => b.UserId == left.User), cancel);
        await Release([.. bookings.Where(b => !b.Shift!.Departments.Any(others.Contains))], "departmentLeft", cancel);
    }

    public async Task Hear(DepartmentDeleted deleted, CancellationToken cancel)
    {
        var gone = deleted.Department;
        await turns.OfDepartments([gone], cancel);
        UserId[] people = [.. await Through(gone).Select(b => b.UserId).Distinct().ToListAsync(cancel)];
        await turns.Of(people, cancel);

        var theirs = db.Shifts.Where(s => s.StartsAt > clock.GetUtcNow() && s.DepartmentRows.Any(d => d.DepartmentId == gone));
        await turns.OfShifts(await theirs.Select(s => s.Id).ToListAsync(cancel), cancel);
        var shifts = await theirs.ToListAsync(cancel);
        foreach (var shift in shifts) shift.DropDepartment(gone);
        var members = await departments.Members(shifts.SelectMany(s => s.Departments), cancel);
        var bookings = await Through(gone).Include(b => b.Shift).Where(b => people.Contains(b.UserId)).ToListAsync(cancel);
        await Release([.. bookings.Where(b => !b.Shift!.Departments.Any(d => members.TryGetValue(d, out var among) && among.Contains(b.UserId)))], "departmentDeleted", cancel);
    }

    /// <summary>Who is on a future shift through a department, perhaps this one; or was kept off it, but for leave.</summary>
    private IQueryable<Booking> Through(DepartmentId department) => db.Bookings
        .Where(b => b.Via == BookedVia.Department && b.Released != Bookings.Release.Leave && b.Shift!.StartsAt > clock.GetUtcNow() && b.Shift.DepartmentRows.Any(d => d.DepartmentId == department));

    private async Task Release(IReadOnlyCollection<Booking> bookings, string reason, CancellationToken cancel)
    {
        foreach (var booking in bookings)
        {
            if (booking.Active) db.TellReleased(booking.Shift!, booking.UserId, reason);
        }
        ledger.Remove(bookings);
        await db.SaveChangesAsync(cancel);
    }
}
