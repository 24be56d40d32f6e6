using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Following;

/// <summary>
/// Who joins a department, or comes back to the company as its member, is put on its future shifts on days of employment, but left off where
/// their time is taken; the managers are told of that.
/// </summary>
internal sealed class AssignMembers(ScheduleDb db, Turns turns, BookingLedger ledger, IDepartments departments, IReporting reporting, IEmployments employments, TimeProvider clock)
    : ISubscriber<DepartmentMemberJoined>, ISubscriber<UserReturned>, ISubscriber<EmploymentStarted>, ISubscriber<EmploymentEndWithdrawn>
{
    public Task Hear(DepartmentMemberJoined joined, CancellationToken cancel) => Assign(joined.User, [joined.Department], cancel);

    public async Task Hear(UserReturned returned, CancellationToken cancel) => await Assign(returned.User, await departments.Of(returned.User, cancel), cancel);

    public async Task Hear(EmploymentStarted started, CancellationToken cancel) => await Assign(started.User, await departments.Of(started.User, cancel), cancel);

    public async Task Hear(EmploymentEndWithdrawn withdrawn, CancellationToken cancel) => await Assign(withdrawn.User, await departments.Of(withdrawn.User, cancel), cancel);

    private async Task Assign(UserId person, IReadOnlyCollection<DepartmentId> to, CancellationToken cancel)
    {
        await turns.OfDepartments(to, cancel);
        var zone = await turns.Of([person], cancel);
        DepartmentId[] mine = [.. (await departments.Members(to, cancel)).Where(d => d.Value.Contains(person)).Select(d => d.Key)];
        if (mine.Length == 0) return;

        var found = await db.Shifts.AsNoTracking()
            .Where(s => s.Status == ShiftStatus.Scheduled && s.StartsAt > clock.GetUtcNow() && s.DepartmentRows.Any(d => mine.Contains(d.DepartmentId)) && !s.Bookings.Any(b => b.UserId == person && b.Released == null))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => new { Shift = s, WasOff = s.Bookings.Any(b => b.UserId == person) }).ToListAsync(cancel);
        if ((await employments.Days([person], cancel)).GetValueOrDefault(person) is { } employed) found.RemoveAll(f => !employed.Covers(f.Shift.ShiftDate));
        if (found.Count == 0) return;
        foreach (var one in found) one.Shift.Follow(zone.Pending);

        var taken = await db.Bookings.AsNoTracking().Where(b => b.UserId == person && b.Active && b.EndsAt > clock.GetUtcNow())
            .Select(b => new { b.StartsAt, b.EndsAt, IsLeave = b.LeaveRequestId != null }).ToListAsync(cancel);
        var without = Overlap.WithoutRoom([.. taken.Select(t => (t.StartsAt, t.EndsAt))], found.Select(f => f.Shift).OrderBy(s => s.StartsAt), s => (s.StartsAt, s.EndsAt)).ToHashSet();
        var manager = await reporting.ManagerOf(person, cancel);

        // Who was off before and has no time still is off for the same reason, of which everybody knows.
        var shifts = found.Where(f => !(f.WasOff && without.Contains(f.Shift))).Select(f => f.Shift).ToList();
        // Events of one kind beside each other are told as one.
        foreach (var shift in shifts.Where(s => !without.Contains(s))) db.TellAssigned(shift, person);
        foreach (var shift in shifts.Where(without.Contains)) db.TellLeftOff(shift, person);
        await db.SaveChangesAsync(cancel);
        await ledger.Write([.. shifts.Select(s => new Seat(s, person, BookedVia.Department, manager, without.Contains(s) ? Reason(s) : null))], cancel);

        Release Reason(Shift shift) => taken.Any(t => t.IsLeave && t.StartsAt < shift.EndsAt && t.EndsAt > shift.StartsAt) ? Release.Leave : Release.Conflict;
    }
}
