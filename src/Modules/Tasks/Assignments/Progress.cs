using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>How many of an assignment's tasks are in which state.</summary>
/// <param name="Overdue">Of the pending ones.</param>
internal readonly record struct Tally(int Pending, int Completed, int Cancelled, int Overdue)
{
    /// <summary>
    /// What of it is done, in whole percent, rounded down: completed × 100 / (total − cancelled), and 0 where nothing counts. Of 12 tasks of
    /// which 1 is cancelled and 7 are done it is 63. Where one does it for all it is 100 as soon as one has.
    /// </summary>
    public int Percent(CompletionRule rule)
    {
        if (rule is CompletionRule.Any) return Completed > 0 ? 100 : 0;
        var counted = Pending + Completed;
        return counted == 0 ? 0 : Completed * 100 / counted;
    }
}

/// <summary>How far an assignment is.</summary>
internal sealed record Progress(int Total, int Pending, int Completed, int Cancelled, int Overdue, int Percent)
{
    public static Progress Of(Tally tally, CompletionRule rule) =>
        new(tally.Pending + tally.Completed + tally.Cancelled, tally.Pending, tally.Completed, tally.Cancelled, tally.Overdue, tally.Percent(rule));
}

/// <summary>Counts tasks of assignments, all of them in one query.</summary>
internal sealed class Progresses(TasksDb db, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<TaskAssignmentId, Tally>> Of(IEnumerable<TaskAssignmentId> assignments, CancellationToken cancel)
    {
        TaskAssignmentId[] ids = [.. assignments];
        var now = clock.GetUtcNow();
        return (await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.TaskAssignmentId)).GroupBy(t => t.TaskAssignmentId)
            .Select(own => new
            {
                own.Key,
                Pending = own.Count(t => t.Status == IndividualStatus.Pending),
                Completed = own.Count(t => t.Status == IndividualStatus.Completed),
                Cancelled = own.Count(t => t.Status == IndividualStatus.Cancelled),
                Overdue = own.Count(t => t.Status == IndividualStatus.Pending && t.DueTime < now),
            })
            .ToListAsync(cancel)).ToDictionary(own => own.Key, own => new Tally(own.Pending, own.Completed, own.Cancelled, own.Overdue));
    }

    public async Task<Tally> Of(TaskAssignmentId assignment, CancellationToken cancel) => (await Of([assignment], cancel)).GetValueOrDefault(assignment);
}
