using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>Who made it, or an admin, deletes it; everybody's task of it goes with it.</summary>
internal static class DeleteAssignment
{
    public static async Task<Result<TaskAssignmentView>> Handle(TaskAssignmentId taskAssignmentId, ChangingAssignments changing, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var found = await changing.Find(taskAssignmentId, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        await changing.Delete(found.Value, cancel);
        await transaction.Commit(cancel);
        return TaskAssignmentView.Of(found.Value);
    }
}
