using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>Gives people their tasks, takes them back, and says what becomes of the assignment by it. Inside a transaction, with the assignment saved and locked.</summary>
internal sealed class HandingOut(TasksDb db, TaskRows rows, Progresses progresses, Caller caller)
{
    /// <summary>To whom it was not given yet, or from whom it was taken because it reached them no more.</summary>
    public Task Give(TaskAssignment assignment, IReadOnlyCollection<UserId> people, CancellationToken cancel)
    {
        // A crew that changes in this moment does not know of it yet.
        if (assignment.FollowsShift) db.PublishSoon(new TaskForCrew(assignment.Id, assignment.ShiftId!.Value), assignment.Id.Value);
        return GiveTo(assignment, people, cancel);
    }

    /// <summary>The same to the crew of its shift as it is now.</summary>
    public async Task GiveTo(TaskAssignment assignment, IReadOnlyCollection<UserId> people, CancellationToken cancel)
    {
        // What one has done for all is nobody's to do again.
        if (assignment.CompletionRule is CompletionRule.Any && assignment.Status is AssignmentStatus.Completed) return;
        var made = await rows.Make(assignment, people, cancel);
        var again = made.Count == people.Count ? [] : await rows.TakeUp(assignment, CancelReason.Unassigned, people, cancel);
        TellAssigned(assignment, [.. made, .. again]);
    }

    /// <summary>What they have not done yet; of everybody where nobody is named.</summary>
    /// <param name="by">Who has done it in their place, or else the caller.</param>
    public async Task Take(TaskAssignment assignment, CancelReason reason, IReadOnlyCollection<UserId>? people, CancellationToken cancel, UserId? by = null) =>
        TellCancelled(assignment, await rows.Cancel([assignment], reason, people, cancel), Text.Of(reason), by);

    /// <summary>The same of many assignments, which are settled by it.</summary>
    public async Task TakeAll(IReadOnlyCollection<TaskAssignment> assignments, CancelReason reason, IReadOnlyCollection<UserId>? people, CancellationToken cancel)
    {
        if (assignments.Count == 0) return;
        var taken = (await rows.Cancel(assignments, reason, people, cancel)).ToLookup(t => t.Assignment);
        foreach (var assignment in assignments) TellCancelled(assignment, [.. taken[assignment.Id]], Text.Of(reason));
        var tallies = await progresses.Of(assignments.Select(a => a.Id), cancel);
        foreach (var assignment in assignments) Settle(assignment, tallies.GetValueOrDefault(assignment.Id));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What was taken from everybody for this reason is theirs again.</summary>
    public async Task GiveBack(TaskAssignment assignment, CancelReason reason, CancellationToken cancel) => TellAssigned(assignment, await rows.TakeUp(assignment, reason, null, cancel));

    /// <summary>Whoever has still to do it does what the assignment says now.</summary>
    public async Task Spread(TaskAssignment assignment, CancellationToken cancel) => TellChanged(assignment, await rows.Spread(assignment, cancel));

    /// <summary>Whoever has still to do these does them by their new times. Saves.</summary>
    public async Task Move(IReadOnlyList<MovedDue> moved, CancellationToken cancel)
    {
        if (moved.Count == 0) return;
        await db.SaveChangesAsync(cancel);
        var theirs = (await rows.Move(moved, cancel)).ToLookup(t => t.Assignment);
        foreach (var (assignment, _) in moved) TellChanged(assignment, [.. theirs[assignment.Id]]);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>With all its tasks.</summary>
    public async Task Delete(TaskAssignment assignment, CancellationToken cancel)
    {
        var pending = await db.Tasks.AsNoTracking().Where(t => t.TaskAssignmentId == assignment.Id && t.Status == IndividualStatus.Pending).OrderBy(t => t.Id).Select(t => new { t.AssigneeUserId, t.Id }).ToListAsync(cancel);
        await rows.Delete(assignment, cancel);
        assignment.Delete();
        TellCancelled(assignment, pending.ConvertAll(t => new OnesTask(t.AssigneeUserId, t.Id, assignment.Id)), "deleted");
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Saves, and lets what became of its tasks decide what it is.</summary>
    public async Task<Tally> Settle(TaskAssignment assignment, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var tally = await progresses.Of(assignment.Id, cancel);
        Settle(assignment, tally);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancel);
        return tally;
    }

    public void TellCancelled(TaskAssignment assignment, IReadOnlyList<OnesTask> tasks, string reason, UserId? by = null)
    {
        if (tasks.Count > 0) db.PublishSoon(new TasksCancelled(assignment.Id, Users(tasks), assignment.Title, by ?? caller.UserOrNobody, reason, Tasks(tasks)), assignment.Id.Value);
    }

    public void TellAssigned(TaskAssignment assignment, IReadOnlyList<OnesTask> tasks)
    {
        if (tasks.Count > 0) db.PublishSoon(new TasksAssigned(assignment.Id, Users(tasks), assignment.Title, assignment.DueTime, caller.UserOrNobody ?? assignment.AssignerId, Tasks(tasks)), assignment.Id.Value);
    }

    private void TellChanged(TaskAssignment assignment, IReadOnlyList<OnesTask> tasks)
    {
        if (tasks.Count > 0) db.PublishSoon(new TaskChanged(assignment.Id, Users(tasks), assignment.Title, assignment.DueTime, caller.UserOrNobody ?? assignment.AssignerId, Tasks(tasks)), assignment.Id.Value);
    }

    private void Settle(TaskAssignment assignment, Tally tally)
    {
        if (assignment.Settle(tally)) db.PublishSoon(new TaskAssignmentCompleted(assignment.Id, assignment.AssignerId, assignment.Title, tally.Completed, caller.UserOrNobody), assignment.Id.Value);
    }

    private static IReadOnlyList<UserId> Users(IReadOnlyList<OnesTask> tasks) => [.. tasks.Select(t => t.User)];

    private static IReadOnlyList<IndividualTaskId> Tasks(IReadOnlyList<OnesTask> tasks) => [.. tasks.Select(t => t.Task)];
}
