using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>All recurring tasks for admins, for line managers those that they made.</summary>
internal static class ReadRecurringTasks
{
    // At most five hundred of them: their arrays are looked through.
    public static readonly Filters<RecurringTask> Filters = new Filters<RecurringTask>()
        .Text("title", r => r.Title)
        .Flag("paused", r => r.Paused)
        .Day("nextDate", r => r.NextDate)
        .Day("lastDate", r => r.LastDate)
        .Day("anchorDate", r => r.AnchorDate)
        .Choice("completionRule", r => r.CompletionRule)
        .Choice("missed", r => r.Missed)
        .Id("creatorId", r => r.CreatorId)
        .Id("shiftTemplateId", r => r.ShiftTemplateId)
        .Ids("assigneeUserIds", r => r.AssigneeUserIds)
        .Ids("assignedDepartmentIds", r => r.AssignedDepartmentIds);

    public static async Task<Result<Page<RecurringTaskView>>> All(ListOf<RecurringTask> list, TasksDb db, TaskReach reach, Caller caller, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        var maker = caller.User;
        return (await list.Read(caller.IsAdmin ? db.Recurring : db.Recurring.Where(r => r.CreatorId == maker), cancel)).Select(RecurringTaskView.Of);
    }

    public static async Task<Result<RecurringTaskView>> One(RecurringTaskId recurringTaskId, RecurringWriter writer, CancellationToken cancel)
    {
        var found = await writer.Find(recurringTaskId, cancel);
        return found.Problem is { } notTheirs ? notTheirs : RecurringTaskView.Of(found.Value);
    }
}

/// <summary>Who made it, or an admin, ends it; what is handed out already stays.</summary>
internal static class DeleteRecurringTask
{
    public static async Task<Result<RecurringTaskView>> Handle(RecurringTaskId recurringTaskId, RecurringWriter writer, TasksDb db, CancellationToken cancel)
    {
        var found = await writer.Find(recurringTaskId, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        found.Value.Delete();
        await db.SaveChangesAsync(cancel);
        return RecurringTaskView.Of(found.Value);
    }
}

/// <summary>The days on which it comes, and when it is due on them.</summary>
internal static class PreviewRecurringTask
{
    internal sealed record Input(DateOnly From, DateOnly To) : IInput;

    /// <param name="DueTime">Null where it is the end of a shift.</param>
    internal sealed record Occurrence(DateOnly Day, DateTimeOffset? DueTime);

    public static async Task<Result<List<Occurrence>>> Handle(RecurringTaskId recurringTaskId, Input asked, RecurringWriter writer, ICompanies companies, Caller caller, CancellationToken cancel)
    {
        if (asked.To < asked.From || asked.To.DayNumber - asked.From.DayNumber >= RecurringDays.MostDays) return TaskProblems.PreviewRange;
        var found = await writer.Find(recurringTaskId, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var zone = (await companies.Find(caller.Company, cancel))!.Zone;
        return RecurringDays.Of(found.Value.Plan, asked.From, asked.To, zone).Select(day => new Occurrence(day, found.Value.DueTimeOfDay is { } time ? RecurringDays.DueOn(day, time, zone) : null)).ToList();
    }
}
