using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Tasks.Individual;

/// <summary>A manager takes one person's task away for good: handing out to the same people does not bring it back.</summary>
internal static class DeleteIndividualTask
{
    public static async Task<Result<IndividualTaskView>> Handle(IndividualTaskId individualTaskId, TasksInHand tasks, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var found = await tasks.Find(individualTaskId, own: false, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        await tasks.Delete(found.Value, cancel);
        await transaction.Commit(cancel);
        return tasks.View(found.Value);
    }
}
