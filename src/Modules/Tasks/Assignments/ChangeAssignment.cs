using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>Who made it, or an admin, changes what is to be done or by whom, calls it off, or takes it up again.</summary>
internal static class ChangeAssignment
{
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> Title, [MaxLength(10_000)] Patch<string?> Description, Patch<DateTimeOffset?> DueTime, Patch<AssignmentStatus> Status,
        Patch<IReadOnlyList<UserId>?> AssigneeUserIds, [MaxLength(100)] Patch<IReadOnlyList<DepartmentId>?> AssignedDepartmentIds, Patch<ShiftId?> ShiftId, Patch<CompletionRule> CompletionRule,
        [Checklist] Patch<IReadOnlyList<string>?> Checklist) : IInput
    {
        public bool IsStatusAlone => !(Title.IsGiven || Description.IsGiven || DueTime.IsGiven || AssigneeUserIds.IsGiven || AssignedDepartmentIds.IsGiven || ShiftId.IsGiven || CompletionRule.IsGiven || Checklist.IsGiven);

        public bool SaysSomething => Title.IsGiven || Description.IsGiven || DueTime.IsGiven || Checklist.IsGiven;

        public Named Over(Named now) => Named.Of(
            AssigneeUserIds.IsGiven ? AssigneeUserIds.Value : now.Users, AssignedDepartmentIds.IsGiven ? AssignedDepartmentIds.Value : now.Departments, ShiftId.Or(now.Shift));
    }

    public static async Task<Result<TaskAssignmentProgress>> Handle(TaskAssignmentId taskAssignmentId, Input change, TasksDb db, ChangingAssignments changing, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var found = await changing.Find(taskAssignmentId, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        if (await changing.Apply(found.Value, change, cancel) is { } refusal) return refusal;
        var tally = await changing.Settle(found.Value, cancel);
        await transaction.Commit(cancel);
        return new TaskAssignmentProgress(found.Value, tally);
    }
}

/// <summary>An assignment that is to be changed: whose it is, and what follows for its tasks. Inside a transaction.</summary>
internal sealed class ChangingAssignments(TasksDb db, TaskReach reach, HandingOut handing, Caller caller, TimeProvider clock)
{
    /// <summary>With its row locked.</summary>
    public async Task<Result<TaskAssignment>> Find(TaskAssignmentId id, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        if (await db.Locked(id, cancel) is not { } assignment) return Problem.NotFound;
        return assignment.IsSeenBy(caller) ? assignment : Problem.NotTheOwner;
    }

    public async Task<Problem?> Apply(TaskAssignment assignment, ChangeAssignment.Input change, CancellationToken cancel)
    {
        if (assignment.IsCancelled && !change.IsStatusAlone) return TaskProblems.Cancelled;
        var (before, named) = (assignment.Named, change.Over(assignment.Named));
        var others = await Reach(assignment, before, named, cancel);
        if (others.Problem is { } notThese) return notThese;
        var (was, rule) = (assignment.Status, assignment.CompletionRule);
        if (change.Status.IsGiven && assignment.Become(change.Status.Value) is { } notSo) return notSo;

        if (change.SaysSomething)
        {
            var checklist = change.Checklist.IsGiven ? Checklist.Over(assignment.Checklist, change.Checklist.Value ?? [], clock) : assignment.Checklist;
            assignment.Say(change.Title.Or(assignment.Title), change.Description.Or(assignment.Description), change.DueTime.Or(assignment.DueTime), checklist.SequenceEqual(assignment.Checklist) ? assignment.Checklist : checklist);
        }
        assignment.BeFor(named);
        assignment.CompletionRule = change.CompletionRule.Or(rule);
        var isOtherwise = db.Entry(assignment).State is EntityState.Modified && (change.SaysSomething || named.Shift != before.Shift);
        await db.SaveChangesAsync(cancel);
        if (isOtherwise) await handing.Spread(assignment, cancel);
        if (assignment.CompletionRule != rule) await FollowRule(assignment, cancel);
        if (others.Value is { } now) await Follow(assignment, now, cancel);
        if (assignment.IsCancelled && was is not AssignmentStatus.Cancelled) await handing.Take(assignment, CancelReason.AssignmentCancelled, null, cancel);
        if (was is AssignmentStatus.Cancelled && !assignment.IsCancelled) await TakeUp(assignment, cancel);
        return null;
    }

    public Task<Tally> Settle(TaskAssignment assignment, CancellationToken cancel) => handing.Settle(assignment, cancel);

    public Task Delete(TaskAssignment assignment, CancellationToken cancel) => handing.Delete(assignment, cancel);

    /// <returns>Null where it names the same as before: who joined a department since does not get old tasks.</returns>
    private async Task<Result<Reached?>> Reach(TaskAssignment assignment, Named before, Named named, CancellationToken cancel)
    {
        if (named.Is(before)) return (Reached?)null;
        var had = await db.Tasks.Where(t => t.TaskAssignmentId == assignment.Id).Select(t => t.AssigneeUserId).ToListAsync(cancel);
        var reached = await reach.Of(named, before, had.ToHashSet(), cancel);
        return reached.Problem is { } refusal ? refusal : new Reached(reached.Value, [.. had.Except(reached.Value)]);
    }

    private async Task Follow(TaskAssignment assignment, Reached now, CancellationToken cancel)
    {
        await handing.Take(assignment, CancelReason.Unassigned, now.NoMore, cancel);
        if (!assignment.IsCancelled) await handing.Give(assignment, now.People, cancel);
    }

    /// <summary>Whoever is on its shift by now has it too.</summary>
    private async Task TakeUp(TaskAssignment assignment, CancellationToken cancel)
    {
        await handing.GiveBack(assignment, CancelReason.AssignmentCancelled, cancel);
        if (assignment.FollowsShift) await handing.Give(assignment, await reach.Crew(assignment.ShiftId!.Value, cancel), cancel);
    }

    private async Task FollowRule(TaskAssignment assignment, CancellationToken cancel)
    {
        if (assignment.CompletionRule is CompletionRule.Each) await handing.GiveBack(assignment, CancelReason.DoneByOther, cancel);
        else if (await db.Tasks.AsNoTracking().Where(t => t.TaskAssignmentId == assignment.Id && t.Status == IndividualStatus.Completed).OrderBy(t => t.CompletedTime).Select(t => (UserId?)t.AssigneeUserId).FirstOrDefaultAsync(cancel) is { } doer)
        {
            await handing.Take(assignment, CancelReason.DoneByOther, null, cancel, by: doer);
        }
    }

    private sealed record Reached(IReadOnlyList<UserId> People, IReadOnlyList<UserId> NoMore);
}
