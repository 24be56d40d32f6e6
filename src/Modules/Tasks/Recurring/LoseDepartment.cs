using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>Recurring tasks are for a deleted department no more. What was handed out to its members stays theirs.</summary>
internal sealed class LoseDepartment(TasksDb db, ICompanies companies, Caller caller, TimeProvider clock) : ISubscriber<DepartmentDeleted>
{
    public async Task Hear(DepartmentDeleted deleted, CancellationToken cancel)
    {
        foreach (var task in await db.LockedRecurring(deleted.Department, cancel))
        {
            if (!task.Lose(deleted.Department)) continue;
            var day = task.NextDate ?? await companies.Today(caller.Company, clock, cancel);
            db.PublishSoon(new RecurringTaskReachedNobody(task.Id, task.CreatorId, task.Title, day), task.Id.Value);
        }
        await db.SaveChangesAsync(cancel);
    }
}
