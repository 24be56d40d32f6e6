using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Individual;

/// <summary>One person's task that is to be changed.</summary>
/// <param name="Assignment">Its row is locked: the states of its tasks follow from each other.</param>
/// <param name="IsManagers">The caller manages whose task it is.</param>
internal sealed record TaskInHand(TaskAssignment Assignment, IndividualTask Task, bool IsManagers)
{
    public OnesTask Ones => new(Task.AssigneeUserId, Task.Id, Assignment.Id);
}

/// <summary>Changes of one person's task, and what follows from them for the others and for the assignment. Inside a transaction.</summary>
internal sealed class TasksInHand(TasksDb db, HandingOut handing, IReporting reporting, IPeople people, Caller caller, TimeProvider clock)
{
    /// <param name="own">Whether whose task it is may change it too.</param>
    public async Task<Result<TaskInHand>> Find(IndividualTaskId id, bool own, CancellationToken cancel)
    {
        var of = await db.Tasks.Where(t => t.Id == id).Select(t => new { t.TaskAssignmentId, t.AssigneeUserId }).SingleOrDefaultAsync(cancel);
        var manages = caller.IsAdmin || (await reporting.ReportsOf(caller.User, cancel)).Count > 0;
        if (!own && !manages) return TaskProblems.ManagersOnly;
        if (of is null) return Problem.NotFound;
        var isTheirs = manages && await caller.Manages(of.AssigneeUserId, reporting, cancel);
        if (!isTheirs && !(own && of.AssigneeUserId == caller.User)) return manages ? TaskProblems.NotYourReports : Problem.NotFound;

        if (await db.Locked(of.TaskAssignmentId, cancel) is not { } assignment) return Problem.NotFound;
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == id, cancel);
        return task is null ? Problem.NotFound : new TaskInHand(assignment, task, isTheirs);
    }

    public async Task<Problem?> Become(TaskInHand hand, IndividualStatus status, CancellationToken cancel) => status switch
    {
        IndividualStatus.Completed => await Complete(hand, cancel),
        IndividualStatus.Pending => await Reopen(hand, cancel),
        _ => Cancel(hand),
    };

    /// <summary>That it is done already, where one does it for all.</summary>
    public async Task<Problem?> RefuseDone(TaskAssignment assignment, CancellationToken cancel)
    {
        if (assignment.CompletionRule is not CompletionRule.Any) return null;
        var done = await db.Tasks.AsNoTracking().Where(t => t.TaskAssignmentId == assignment.Id && t.Status == IndividualStatus.Completed).OrderBy(t => t.CompletedTime).Select(t => new { t.AssigneeUserId, t.CompletedTime }).FirstOrDefaultAsync(cancel);
        if (done is null) return null;
        var name = (await people.Briefs([done.AssigneeUserId], cancel)).GetValueOrDefault(done.AssigneeUserId)?.Fullname;
        return TaskProblems.DoneByOther(done.AssigneeUserId, name, done.CompletedTime);
    }

    /// <summary>Saves it, tells that it is done, and lets the others of it and the assignment follow.</summary>
    /// <param name="before">What it was.</param>
    public async Task Save(TaskInHand hand, IndividualStatus before, CancellationToken cancel)
    {
        var (assignment, task, _) = hand;
        await db.SaveChangesAsync(cancel);
        var isAny = assignment.CompletionRule is CompletionRule.Any;
        if (task.Status is IndividualStatus.Completed && before is not IndividualStatus.Completed)
        {
            db.Publish(new TaskCompleted(task.Id, assignment.Id, task.AssigneeUserId, caller.User, task.Title, assignment.AssignerId), assignment.Id.Value);
            if (isAny) await handing.Take(assignment, CancelReason.DoneByOther, null, cancel, by: task.AssigneeUserId);
        }
        if (isAny && before is IndividualStatus.Completed && task.IsPending) await handing.GiveBack(assignment, CancelReason.DoneByOther, cancel);
        await handing.Settle(assignment, cancel);
    }

    /// <summary>Whose task was changed by somebody else hears of it.</summary>
    public void TellChanged(TaskInHand hand)
    {
        var (assignment, task, _) = hand;
        if (task.IsPending && task.AssigneeUserId != caller.User) db.PublishSoon(new TaskChanged(assignment.Id, [task.AssigneeUserId], task.Title, task.DueTime, caller.User, [task.Id]), assignment.Id.Value);
    }

    public void TellAssigned(TaskInHand hand) => handing.TellAssigned(hand.Assignment, [hand.Ones]);

    public async Task Delete(TaskInHand hand, CancellationToken cancel)
    {
        if (hand.Task.IsPending) handing.TellCancelled(hand.Assignment, [hand.Ones], "deleted");
        hand.Task.Delete();
        await handing.Settle(hand.Assignment, cancel);
    }

    public IndividualTaskView View(TaskInHand hand) => IndividualTaskView.Of(hand.Task, clock.GetUtcNow());

    private async Task<Problem?> Complete(TaskInHand hand, CancellationToken cancel)
    {
        if (hand.Task.CancelReason is CancelReason.DoneByOther && await RefuseDone(hand.Assignment, cancel) is { } done) return done;
        return hand.Task.Complete(caller.User, clock.GetUtcNow());
    }

    private async Task<Problem?> Reopen(TaskInHand hand, CancellationToken cancel)
    {
        var (assignment, task, isManagers) = hand;
        if (task.IsPending) return null;
        if (assignment.IsCancelled) return TaskProblems.Cancelled;
        if (task.Status is IndividualStatus.Cancelled)
        {
            if (task.CancelReason is CancelReason.DoneByOther && await RefuseDone(assignment, cancel) is { } done) return done;
            if (!isManagers) return TaskProblems.Cancelled;
            TellAssigned(hand);
        }
        task.Reopen();
        return null;
    }

    private Problem? Cancel(TaskInHand hand)
    {
        var wasPending = hand.Task.IsPending;
        if (hand.Task.Cancel(CancelReason.Manager) is { } refusal) return refusal;
        if (wasPending) handing.TellCancelled(hand.Assignment, [hand.Ones], Text.Of(CancelReason.Manager));
        return null;
    }
}
