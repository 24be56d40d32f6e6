using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>What somebody wants to recur.</summary>
internal sealed record WantedRecurring(string Title, string? Description, CompletionRule Rule, IEnumerable<string>? Checklist, Named Named, ShiftTemplateId? Template, RecurringPlan Plan, MissedRule Missed, bool Paused);

/// <summary>Whose a recurring task is, and how it becomes what is wanted. Changes count for days that are not made yet.</summary>
internal sealed class RecurringWriter(TasksDb db, TaskReach reach, ITemplates templates, ICompanies companies, Caller caller, TimeProvider clock)
{
    public ValueTask<DateOnly> Today(CancellationToken cancel) => companies.Today(caller.Company, clock, cancel);

    public async Task<Result<RecurringTask>> New(CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        return new RecurringTask { Id = NewId.At<RecurringTaskId>(clock), CompanyId = caller.Company, CreatorId = caller.User };
    }

    public async Task<Result<RecurringTask>> Find(RecurringTaskId id, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        var task = await db.Recurring.SingleOrDefaultAsync(r => r.Id == id, cancel);
        return task is null ? Problem.NotFound : task.IsSeenBy(caller) ? task : Problem.NotTheOwner;
    }

    public async Task<Problem?> Write(RecurringTask task, WantedRecurring wanted, ScopeTransaction transaction, CancellationToken cancel)
    {
        if (await RefuseReach(task, wanted, cancel) is { } notThese) return notThese;
        var (now, recurs) = (task.Plan, task.Paused);
        task.Say(wanted.Title, wanted.Description, wanted.Rule, Checklist.Over(task.Checklist, wanted.Checklist ?? task.Checklist.Select(item => item.Text), clock) is var items && items.SequenceEqual(task.Checklist) ? task.Checklist : items);
        if (task.BeFor(wanted.Named, wanted.Template) is { } notBoth) return notBoth;
        if (task.Recur(wanted.Plan, wanted.Missed, wanted.Paused) is { } notThen) return notThen;

        var isNew = db.Entry(task).State is EntityState.Detached;
        if (isNew)
        {
            await transaction.TakeTurn("tasks.recurring", caller.Company.Value, cancel);
            if (await db.Recurring.CountAsync(cancel) >= TaskProblems.MostRecurring) return TaskProblems.TooManyRecurring;
            db.Recurring.Add(task);
        }
        var company = (await companies.Find(caller.Company, cancel))!;
        if (isNew || now != task.Plan || recurs != task.Paused) task.ContinueFrom(WallClock.DayOf(clock.GetUtcNow(), company.Zone), company.Zone);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Whom it reaches is found anew each time; now it is only asked whether the caller may reach them.</summary>
    private async Task<Problem?> RefuseReach(RecurringTask task, WantedRecurring wanted, CancellationToken cancel)
    {
        if (wanted.Template is { } template)
        {
            // Nobody knows who will be on its shifts.
            if (!caller.IsAdmin) return TaskProblems.NotYourReports;
            return template == task.ShiftTemplateId || await templates.Exists(template, cancel) ? null : TaskProblems.NoSuchShiftTemplate;
        }
        var now = task.Named;
        if (!now.IsNobody && wanted.Named.Is(now)) return null;
        var reached = await reach.Of(wanted.Named, now, new HashSet<UserId>(), cancel);
        return reached.Problem is { Code: "NobodyToAssign" } ? null : reached.Problem;
    }
}
