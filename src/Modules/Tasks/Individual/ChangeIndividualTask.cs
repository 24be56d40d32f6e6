using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Tasks.Individual;

/// <summary>An item ticked, or its tick taken back.</summary>
internal sealed record TickInput(Guid Id, bool Done) : IInput;

/// <summary>People tick their tasks and take the tick back; their managers change, cancel and reopen them too.</summary>
internal static class ChangeIndividualTask
{
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> Title, [MaxLength(10_000)] Patch<string?> Description, Patch<DateTimeOffset?> DueTime, Patch<IndividualStatus> Status,
        [MaxLength(2000)] Patch<string?> CompletionNote, [MaxLength(Assignments.Checklist.MostItems)] Patch<IReadOnlyList<TickInput>> Checklist) : IInput
    {
        public bool SaysSomething => Title.IsGiven || Description.IsGiven || DueTime.IsGiven;

        public bool IsManagers => SaysSomething || Status is { IsGiven: true, Value: IndividualStatus.Cancelled };
    }

    public static async Task<Result<IndividualTaskView>> Handle(IndividualTaskId individualTaskId, Input change, TasksInHand tasks, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var found = await tasks.Find(individualTaskId, own: true, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var hand = found.Value;
        var (_, task, isManagers) = hand;
        if (!isManagers && change.IsManagers) return TaskProblems.OnlyManagersEdit;

        var before = task.Status;
        if (change.SaysSomething) task.Say(change.Title.Or(task.Title), change.Description.Or(task.Description), change.DueTime.Or(task.DueTime));
        if (change.Checklist.IsGiven && task.Mark([.. change.Checklist.Value.Select(t => (t.Id, t.Done))], caller.User, clock.GetUtcNow()) is { } noTick) return noTick;
        if (change.Status.IsGiven && await tasks.Become(hand, change.Status.Value, cancel) is { } refusal) return refusal;
        if (task.Status is IndividualStatus.Completed && task.Complete(caller.User, clock.GetUtcNow()) is { } open) return open;
        if (change.CompletionNote.IsGiven) task.CompletionNote = change.CompletionNote.Value;
        if (change.SaysSomething) tasks.TellChanged(hand);
        await tasks.Save(hand, before, cancel);
        await transaction.Commit(cancel);
        return tasks.View(hand);
    }
}
