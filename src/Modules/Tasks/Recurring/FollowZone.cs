using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>
/// The company's clock is another one. Recurring tasks are due by it: what is handed out ahead keeps its time on the wall, unless somebody
/// has given it another one. What is for the end of a shift stays.
/// </summary>
internal sealed class FollowZone(TasksDb db, HandingOut handing, ICompanies companies, Caller caller, TimeProvider clock) : ISubscriber<CompanyZoneChanged>
{
    /// <summary>What is handed out ahead and moved together.</summary>
    private const int AtOnce = 200;

    public async Task Hear(CompanyZoneChanged changed, CancellationToken cancel)
    {
        var recurring = (await db.LockedRecurring(null, cancel)).ToDictionary(r => r.Id);
        // Where two changes follow each other fast, the clock of today is what counts.
        if (recurring.Count == 0 || WallClock.ZoneOrNull(changed.OldZone) is not { } old || await companies.Find(caller.Company, cancel) is not { } company) return;
        var now = clock.GetUtcNow();
        // The instant at which a rule ends lies on another day, maybe.
        foreach (var task in recurring.Values) task.ContinueFrom(task.NextDate ?? WallClock.DayOf(now, company.Zone), company.Zone);
        await db.SaveChangesAsync(cancel);

        List<TaskAssignment> ahead = [];
        do
        {
            ahead = await db.LockedAhead(now, ahead is [.., var last] ? last.Id : default, AtOnce, cancel);
            await handing.Move(Moved(ahead, recurring, old, company.Zone), cancel);
        } while (ahead.Count == AtOnce);
    }

    private static List<MovedDue> Moved(IReadOnlyList<TaskAssignment> ahead, Dictionary<RecurringTaskId, RecurringTask> recurring, DateTimeZone old, DateTimeZone zone)
    {
        var moved = new List<MovedDue>();
        foreach (var assignment in ahead)
        {
            var (day, before) = (assignment.OccurrenceDate!.Value, assignment.DueTime!.Value);
            if (!recurring.TryGetValue(assignment.RecurringTaskId!.Value, out var task) || task.DueTimeOfDay is not { } time || before != RecurringDays.DueOn(day, time, old)) continue;
            if (RecurringDays.DueOn(day, time, zone) is var due && due == before) continue;
            assignment.BeDue(due);
            moved.Add(new(assignment, before));
        }
        return moved;
    }
}
