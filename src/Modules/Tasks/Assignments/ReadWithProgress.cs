using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>What stands beside an assignment.</summary>
/// <param name="IndividualTasks">Of everybody who has it: pending, completed, cancelled, then by name; the first of them, where there are many.</param>
internal sealed record AssignmentState(Progress Progress, IReadOnlyList<IndividualTaskDetails> IndividualTasks);

/// <summary>One assignment for who made it and for admins: who has it, who has done it, who has not.</summary>
internal sealed class ReadWithProgress(TasksDb db, AssignmentJoins joins, IPeople people, TimeProvider clock)
{
    public const int Most = 500;

    public static async Task<Result<Answer<TaskAssignmentDetails, AssignmentState>>> Handle(TaskAssignmentId taskAssignmentId, TasksDb db, TaskReach reach, ReadWithProgress read, Caller caller, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        var assignment = await db.Assignments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == taskAssignmentId, cancel);
        if (assignment is null) return Problem.NotFound;
        if (!assignment.IsSeenBy(caller)) return Problem.NotTheOwner;
        return await read.Of(assignment, cancel);
    }

    private async Task<Answer<TaskAssignmentDetails, AssignmentState>> Of(TaskAssignment assignment, CancellationToken cancel)
    {
        var details = (await joins.Of([assignment], cancel))[0];
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.TaskAssignmentId == assignment.Id)
            .OrderBy(t => t.Status == IndividualStatus.Pending ? 0 : t.Status == IndividualStatus.Completed ? 1 : 2).ThenBy(t => t.Id).Take(Most).ToListAsync(cancel);
        var names = await people.Briefs(tasks.Select(t => t.AssigneeUserId), cancel);
        var now = clock.GetUtcNow();
        return new(details, new AssignmentState(details.Progress, [.. tasks.Select(t => new IndividualTaskDetails(t, now) { AssigneeUser = names.GetValueOrDefault(t.AssigneeUserId) })
            .OrderBy(t => t.Status).ThenBy(t => t.AssigneeUser?.Fullname, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Id)]));
    }
}
