using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Tasks.Assignments;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>Hands out what comes round by itself, at the beginning of the company's day, so many days before its own as it says.</summary>
internal sealed class Recur(CompaniesWithDue companies, TimeProvider clock) : IJob
{
    public const string Name = "tasks.recur";

    /// <summary>The farthest that a clock is ahead of UTC.</summary>
    private const int DaysAhead = 1;

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var latest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(DaysAhead);
        return companies.UntilDone(Name, services.GetRequiredService<TasksDb>().RecurringBy(latest), async (unit, zone) =>
        {
            await unit.GetRequiredService<RecurringOfCompany>().MakeDue(zone, cancel);
            return false;
        }, cancel);
    }
}

/// <summary>Hands out what a company's recurring tasks want by now, each in a transaction of its own; the key of the day keeps two hosts from doing it twice.</summary>
internal sealed class RecurringOfCompany(TasksDb db, Occurrences occurrences, ICompanies companies, ITemplates templates, Scope scope, Caller caller, TimeProvider clock) : ISubscriber<ShiftsGenerated>, ISubscriber<TemplateShiftsPublished>
{
    public async Task MakeDue(DateTimeZone zone, CancellationToken cancel)
    {
        var today = WallClock.DayOf(clock.GetUtcNow(), zone);
        var due = await db.RecurringBy(today).AsNoTracking().OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        foreach (var id in due) await Make(id, today, zone, cancel);
    }

    /// <summary>What is for the shifts of a template comes with them where its time has come.</summary>
    public Task Hear(ShiftsGenerated generated, CancellationToken cancel) => generated.TemplateId is { } template ? MakeOf(template, cancel) : Task.CompletedTask;

    public Task Hear(TemplateShiftsPublished published, CancellationToken cancel) => MakeOf(published.Template, cancel);

    private async Task MakeOf(ShiftTemplateId template, CancellationToken cancel)
    {
        if (await companies.Find(caller.Company, cancel) is not { } company) return;
        var theirs = await db.Recurring.AsNoTracking().Where(r => !r.Paused && r.ShiftTemplateId == template).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        foreach (var id in theirs) await Make(id, WallClock.DayOf(clock.GetUtcNow(), company.Zone), company.Zone, cancel);
    }

    private async Task Make(RecurringTaskId id, DateOnly today, DateTimeZone zone, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var task = await db.Locked(id, cancel);
        if (task is null or { Paused: true }) return;
        if (task.ShiftTemplateId is { } template) await MakeForShifts(task, template, today, zone, cancel);
        else await MakeDays(task, today, zone, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>After a downtime only what can still be done in time.</summary>
    private async Task MakeDays(RecurringTask task, DateOnly today, DateTimeZone zone, CancellationToken cancel)
    {
        while (task.NextDate is { } day && day.AddDays(-task.LeadDays) <= today)
        {
            var due = RecurringDays.DueOn(day, task.DueTimeOfDay!.Value, zone);
            var begins = WallClock.DayRange(day.AddDays(-task.LeadDays), zone).Start;
            if (occurrences.IsAhead(due, begins)) await occurrences.Make(task, day, due, null, cancel);
            task.ContinueFrom(day.AddDays(1), zone);
        }
    }

    /// <summary>A day without a shift yet is looked at again until it is over.</summary>
    private async Task MakeForShifts(RecurringTask task, ShiftTemplateId template, DateOnly today, DateTimeZone zone, CancellationToken cancel)
    {
        // A shift of the night before may not be over yet.
        var (from, to) = (today.AddDays(-1), today.AddDays(task.LeadDays));
        var days = RecurringDays.Of(task.Plan, from, to, zone).ToList();
        // Deleted ones too: they do not come again.
        var made = await db.Assignments.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(a => a.RecurringTaskId == task.Id && a.OccurrenceDate >= from).Select(a => a.OccurrenceDate!.Value).ToListAsync(cancel);
        if (days.Except(made).Any())
        {
            foreach (var shift in (await templates.Shifts(template, from, to, cancel)).Where(s => !s.Cancelled && days.Contains(s.TemplateDay) && !made.Contains(s.TemplateDay)))
            {
                var due = task.DueTimeOfDay is { } time ? RecurringDays.DueOn(shift.TemplateDay, time, zone) : shift.EndsAt;
                if (!occurrences.IsAhead(due, due)) continue;
                await occurrences.Make(task, shift.TemplateDay, due, shift, cancel);
                made.Add(shift.TemplateDay);
            }
        }
        var next = RecurringDays.Of(task.Plan, today, to, zone).Where(day => !made.Contains(day)).Take(1).ToList();
        task.ContinueFrom(next is [var open] ? open : to.AddDays(1), zone);
    }
}

/// <summary>One day of a recurring task, handed out. Inside a transaction, with the recurring task locked.</summary>
internal sealed class Occurrences(TasksDb db, HandingOut handing, IPeople people, IDepartments departments, TimeProvider clock)
{
    /// <summary>What is due within the hour after it is handed out is late in that hour only by the job's own minute.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public bool IsAhead(DateTimeOffset due, DateTimeOffset begins)
    {
        var now = clock.GetUtcNow();
        return due > now || (due - begins < Grace && now - begins < Grace && now >= begins && due >= begins && due != begins) || (due == begins && now - begins < Grace && now >= begins);
    }

    public async Task Make(RecurringTask task, DateOnly day, DateTimeOffset due, TemplateShift? shift, CancellationToken cancel)
    {
        // Made before, and maybe deleted since.
        if (await db.Assignments.IgnoreQueryFilters([ModuleDb.ActiveFilter]).AnyAsync(a => a.RecurringTaskId == task.Id && a.OccurrenceDate == day, cancel)) return;
        var reached = shift?.People ?? await Reach(task.Named, cancel);
        if (task.Missed is MissedRule.Skip) await SkipBefore(task, day, cancel);
        var assignment = task.On(day, due, shift?.Id, clock);
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync(cancel);
        await handing.Give(assignment, reached, cancel);
        if (shift is null && task.Reached(reached.Count)) db.PublishSoon(new RecurringTaskReachedNobody(task.Id, task.CreatorId, task.Title, day), task.Id.Value);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<IReadOnlyList<UserId>> Reach(Named named, CancellationToken cancel)
    {
        var members = (await departments.Members(named.Departments, cancel)).Values.SelectMany(m => m);
        return [.. (await people.Active(named.Users, cancel)).Union(members).Take(TaskProblems.MostAssignees)];
    }

    /// <summary>What of earlier days is pending after its due time is missed.</summary>
    private async Task SkipBefore(RecurringTask task, DateOnly day, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var before = await db.Assignments.AsNoTracking().Where(a => a.RecurringTaskId == task.Id && a.OccurrenceDate < day && a.Status == AssignmentStatus.Active && a.DueTime <= now).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel);
        if (before.Count > 0) await handing.TakeAll(await db.Locked(before, cancel), CancelReason.Missed, null, cancel);
    }
}
