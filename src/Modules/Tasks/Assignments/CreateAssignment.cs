using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>A manager hands out what is to be done; everybody whom it reaches has their task before the answer is there.</summary>
internal static class CreateAssignment
{
    /// <param name="DueTime">May lie in the past.</param>
    /// <param name="Status">Active, where it is given.</param>
    /// <param name="ShiftId">Alone it is for the people on that shift, and follows it.</param>
    /// <param name="CompletionRule">Whether each of them is to do it, or one for all.</param>
    internal sealed record Input(
        [MaxLength(200), OneLine] string Title, [MaxLength(10_000)] string? Description = null, DateTimeOffset? DueTime = null, AssignmentStatus? Status = null, IReadOnlyList<UserId>? AssigneeUserIds = null,
        [MaxLength(100)] IReadOnlyList<DepartmentId>? AssignedDepartmentIds = null, ShiftId? ShiftId = null, CompletionRule? CompletionRule = null, [Checklist] IReadOnlyList<string>? Checklist = null) : IInput;

    public static async Task<Result<TaskAssignmentProgress>> Handle(Input input, TasksDb db, TaskReach reach, HandingOut handing, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        if (await reach.RefuseHaste(cancel) is { } tooFast) return tooFast;
        var named = Named.Of(input.AssigneeUserIds, input.AssignedDepartmentIds, input.ShiftId);
        await using var transaction = await scope.Begin(cancel);
        var reached = await reach.Of(named, null, new HashSet<UserId>(), cancel);
        if (reached.Problem is { } notThese) return notThese;
        if (input.Status is { } status && status is not AssignmentStatus.Active) return TaskProblems.StatusNotPossible(AssignmentStatus.Active, status);

        var assignment = new TaskAssignment { Id = NewId.At<TaskAssignmentId>(clock), CompanyId = caller.Company, AssignerId = caller.User, CompletionRule = input.CompletionRule ?? CompletionRule.Each };
        assignment.Say(input.Title, input.Description, input.DueTime, Assignments.Checklist.Of(input.Checklist, clock));
        assignment.BeFor(named);
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync(cancel);
        await handing.Give(assignment, reached.Value, cancel);
        var tally = await handing.Settle(assignment, cancel);
        await transaction.Commit(cancel);
        return new TaskAssignmentProgress(assignment, tally);
    }
}
