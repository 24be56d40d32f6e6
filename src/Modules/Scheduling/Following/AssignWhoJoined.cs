using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Following;

/// <summary>Who joins a department is put on its future shifts, but left off where their time is taken; the managers are told of that.</summary>
internal sealed class AssignWhoJoined(ScheduleDb db, Turns turns, BookingLedger ledger, IDepartments departments, IReporting reporting, TimeProvider clock) : ISubscriber<DepartmentMemberJoined>
{
    public async Task Hear(DepartmentMemberJoined joined, CancellationToken cancel)
    {
        var (department, person) = (joined.Department, joined.User);
        await turns.OfDepartment(department, cancel);
        await turns.Of([person], cancel);
        var members = await departments.Members([department], cancel);
        if (!members.TryGetValue(department, out var now) || !now.Contains(person)) return;

        var shifts = await db.Shifts.AsNoTracking()
            .Where(s => s.Status == ShiftStatus.Scheduled && s.StartsAt > clock.GetUtcNow() && s.DepartmentRows.Any(d => d.DepartmentId == department) && !s.Bookings.Any(b => b.UserId == person))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(cancel);
        if (shifts.Count == 0) return;

        var taken = await db.Bookings.AsNoTracking().Where(b => b.UserId == person && b.Active && b.EndsAt > clock.GetUtcNow())
            .Select(b => new { b.StartsAt, b.EndsAt, IsLeave = b.LeaveRequestId != null }).ToListAsync(cancel);
        var without = Overlap.WithoutRoom([.. taken.Select(t => (t.StartsAt, t.EndsAt))], shifts, s => (s.StartsAt, s.EndsAt)).ToHashSet();
        var manager = await reporting.ManagerOf(person, cancel);

        foreach (var shift in shifts)
        {
            if (without.Contains(shift)) db.Tell(new DepartmentShiftConflicted(shift.Id, person, shift.Brief, shift.CreatedBy), shift.Id.Value);
            else db.TellAssigned(shift, person);
        }
        await db.SaveChangesAsync(cancel);
        await ledger.Write([.. shifts.Select(s => new Seat(s, person, BookedVia.Department, manager, without.Contains(s) ? Reason(s) : null))], cancel);

        Release Reason(Shift shift) => taken.Any(t => t.IsLeave && t.StartsAt < shift.EndsAt && t.EndsAt > shift.StartsAt) ? Release.Leave : Release.Conflict;
    }
}
