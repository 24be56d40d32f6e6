using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Individual;

/// <summary>A manager gives what was handed out to one more person, or puts down that it is done. Who has it cancelled has it again.</summary>
internal static class CreateIndividualTask
{
    /// <param name="Title">The assignment's, where nothing is said; so are description and due time.</param>
    /// <param name="Status">Pending, or completed.</param>
    /// <param name="CompletedTime">When it was done; now, where nothing is said.</param>
    internal sealed record Input(
        TaskAssignmentId TaskAssignmentId, UserId AssigneeUserId, [MaxLength(200), OneLine] string? Title = null, [MaxLength(10_000)] string? Description = null, IndividualStatus? Status = null,
        DateTimeOffset? CompletedTime = null, DateTimeOffset? DueTime = null) : IInput, IValidatableObject
    {
        public bool IsDone => Status is IndividualStatus.Completed;

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (CompletedTime is not null && !IsDone) yield return new ValidationResult("Only with status completed.", [nameof(CompletedTime)]);
            if (Status is IndividualStatus.Cancelled) yield return new ValidationResult("pending or completed.", [nameof(Status)]);
        }
    }

    public static async Task<Result<IndividualTaskView>> Handle(Input input, NewIndividualTasks making, TasksInHand tasks, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var made = await making.Make(input, cancel);
        if (made.Problem is { } notTheirs) return notTheirs;
        var hand = made.Value;
        hand.Task.Say(input.Title ?? hand.Assignment.Title, input.Description ?? hand.Assignment.Description, input.DueTime ?? hand.Assignment.DueTime);
        if (input.IsDone && hand.Task.CompleteWhole(caller.User, input.CompletedTime ?? clock.GetUtcNow()) is { } refusal) return refusal;
        if (!input.IsDone) tasks.TellAssigned(hand);
        await tasks.Save(hand, IndividualStatus.Pending, cancel);
        await transaction.Commit(cancel);
        return tasks.View(hand);
    }
}

/// <summary>Makes a task of an assignment for one person, still to be saved. Inside a transaction.</summary>
internal sealed class NewIndividualTasks(TasksDb db, TaskReach reach, TasksInHand tasks, IReporting reporting, IPeople people, Caller caller, TimeProvider clock)
{
    public async Task<Result<TaskInHand>> Make(CreateIndividualTask.Input input, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        if (await db.Locked(input.TaskAssignmentId, cancel) is not { } assignment) return Problem.NotFound;
        if (!assignment.IsSeenBy(caller)) return Problem.NotTheOwner;
        if (input.AssigneeUserId != caller.User && !await caller.Manages(input.AssigneeUserId, reporting, cancel)) return TaskProblems.NotYourReports;
        if (!(await people.Active([input.AssigneeUserId], cancel)).Contains(input.AssigneeUserId)) return TaskProblems.UnknownAssignees([input.AssigneeUserId]);
        if (assignment.IsCancelled) return TaskProblems.Cancelled;
        if (input.CompletedTime > clock.GetUtcNow()) return TaskProblems.TimeInFuture;

        var had = await db.Tasks.SingleOrDefaultAsync(t => t.TaskAssignmentId == assignment.Id && t.AssigneeUserId == input.AssigneeUserId, cancel);
        if (had is { Status: not IndividualStatus.Cancelled }) return Problem.Duplicate(IndividualTask.OnePerPerson);
        if (await tasks.RefuseDone(assignment, cancel) is { } done) return done;
        had?.Reopen();
        if (had is null) db.Tasks.Add(had = IndividualTask.Of(assignment, input.AssigneeUserId, clock));
        return new TaskInHand(assignment, had, IsManagers: true);
    }
}
