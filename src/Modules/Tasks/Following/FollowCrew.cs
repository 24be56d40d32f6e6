using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Tasks.Assignments;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Following;

/// <summary>
/// What is for the people on a shift is for those who are on it now: looked up anew whenever somebody was put on or taken off, so that it
/// does not matter in which order that is told. A shift that is called off takes it along.
/// </summary>
internal sealed class FollowCrew(TasksDb db, HandingOut handing, IShifts shifts) : ISubscriberOfMany<ShiftAssigned>, ISubscriberOfMany<ShiftReleased>, ISubscriberOfMany<ShiftsPublished>, ISubscriber<ShiftCalledOff>, ISubscriber<TaskForCrew>
{
    /// <summary>What is handed out for a shift once it is there begins with its crew.</summary>
    public Task Hear(IReadOnlyList<ShiftAssigned> assigned, CancellationToken cancel) => Follow(assigned.Where(a => !a.IsNew).Select(a => a.Shift), cancel);

    public Task Hear(IReadOnlyList<ShiftReleased> released, CancellationToken cancel) => Follow(released.Select(r => r.Shift), cancel);

    public Task Hear(IReadOnlyList<ShiftsPublished> published, CancellationToken cancel) => Follow(published.SelectMany(p => p.Ids), cancel);

    public Task Hear(ShiftCalledOff called, CancellationToken cancel) => Follow([called.Shift], cancel);

    public Task Hear(TaskForCrew given, CancellationToken cancel) => Follow([given.Shift], cancel);

    private async Task Follow(IEnumerable<ShiftId> told, CancellationToken cancel)
    {
        ShiftId[] ids = [.. told.Distinct()];
        if (ids is []) return;
        var following = await db.Assignments.AsNoTracking()
            .Where(a => a.ShiftId != null && ids.Contains(a.ShiftId!.Value) && a.Status != AssignmentStatus.Cancelled && a.AssigneeUserIds.Length == 0 && a.AssignedDepartmentIds.Length == 0)
            .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel);
        foreach (var id in following)
        {
            if (await db.Locked(id, cancel) is { IsCancelled: false, FollowsShift: true } assignment) await Follow(assignment, cancel);
        }
    }

    private async Task Follow(TaskAssignment assignment, CancellationToken cancel)
    {
        var shift = await shifts.Find(assignment.ShiftId!.Value, cancel);
        if (shift is null or { Cancelled: true })
        {
            assignment.Become(AssignmentStatus.Cancelled);
            await db.SaveChangesAsync(cancel);
            await handing.Take(assignment, CancelReason.AssignmentCancelled, null, cancel);
        }
        else
        {
            var crew = shift.People.ToHashSet();
            var busy = await db.Tasks.AsNoTracking().Where(t => t.TaskAssignmentId == assignment.Id && t.Status == IndividualStatus.Pending).Select(t => t.AssigneeUserId).ToListAsync(cancel);
            await handing.Take(assignment, CancelReason.Unassigned, busy.FindAll(person => !crew.Contains(person)), cancel);
            await handing.GiveTo(assignment, crew, cancel);
        }
        await handing.Settle(assignment, cancel);
    }
}
