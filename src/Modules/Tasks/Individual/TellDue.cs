using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Tasks.Individual;

/// <summary>Tells once that a task is due in a day, and once that it is overdue.</summary>
internal sealed class TellDue(CompaniesWithDue companies, TimeProvider clock) : IJob
{
    public const string Name = "tasks.due";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (now, db) = (clock.GetUtcNow(), services.GetRequiredService<TasksDb>());
        var (oldest, soon) = (now - DueOfCompany.Oldest, now + DueOfCompany.Ahead);
        var due = db.Tasks.Where(t => t.Status == IndividualStatus.Pending && t.OverdueToldAt == null && t.DueTime > oldest && t.DueTime <= soon && (t.DueTime <= now || t.DueToldAt == null));
        return companies.UntilDone(Name, due, (unit, _) => unit.GetRequiredService<DueOfCompany>().TellSome(cancel), cancel);
    }
}

/// <summary>One company's tasks, some at a time. A mark on the row makes it once.</summary>
internal sealed class DueOfCompany(TasksDb db, Scope scope, TimeProvider clock)
{
    /// <summary>After a downtime nobody is flooded with what was due before.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    public static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>Later than this it is of no use any more.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromHours(1);

    private const int AtOnce = 500;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> TellSome(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        var overdue = await Overdue(now, cancel);
        var soon = await Soon(now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return overdue == AtOnce || soon == AtOnce;
    }

    private async Task<int> Overdue(DateTimeOffset now, CancellationToken cancel)
    {
        var oldest = now - Oldest;
        var late = await db.Tasks.AsNoTracking().Where(t => t.Status == IndividualStatus.Pending && t.OverdueToldAt == null && t.DueTime > oldest && t.DueTime <= now)
            .OrderBy(t => t.DueTime).ThenBy(t => t.Id).Take(AtOnce).Select(t => new { Task = t, t.Assignment!.AssignerId, t.Assignment.Title }).ToListAsync(cancel);
        if (late.Count == 0) return 0;
        var marked = await Mark([.. late.Select(t => t.Task.Id)], isOverdue: true, now, cancel);
        foreach (var own in late.Where(t => marked.Contains(t.Task.Id)).GroupBy(t => (t.Task.TaskAssignmentId, t.Task.DueTime, t.AssignerId, t.Title)))
        {
            db.PublishSoon(new TaskOverdue(own.Key.TaskAssignmentId, [.. own.Select(t => t.Task.AssigneeUserId)], own.Key.Title, own.Key.DueTime!.Value, own.Key.AssignerId, [.. own.Select(t => t.Task.Id)]), own.Key.TaskAssignmentId.Value);
        }
        return late.Count;
    }

    private async Task<int> Soon(DateTimeOffset now, CancellationToken cancel)
    {
        var (first, last) = (now, now + Ahead);
        var due = await db.Tasks.AsNoTracking().Where(t => t.Status == IndividualStatus.Pending && t.OverdueToldAt == null && t.DueToldAt == null && t.DueTime > first && t.DueTime <= last)
            .OrderBy(t => t.DueTime).ThenBy(t => t.Id).Take(AtOnce).ToListAsync(cancel);
        if (due.Count == 0) return 0;
        var marked = await Mark([.. due.Select(t => t.Id)], isOverdue: false, now, cancel);
        foreach (var task in due.Where(t => marked.Contains(t.Id) && t.DueTime >= now + Latest))
        {
            db.PublishSoon(new TaskDue(task.Id, task.TaskAssignmentId, task.AssigneeUserId, task.Title, task.DueTime!.Value), task.TaskAssignmentId.Value);
        }
        return due.Count;
    }

    /// <returns>Those that nobody else has marked meanwhile. What is told is no change of the task: its version and its trail stay.</returns>
    private async Task<HashSet<IndividualTaskId>> Mark(Guid[] ids, DateTimeOffset now, string column, CancellationToken cancel)
    {
        await using var mark = new Npgsql.NpgsqlCommand($"UPDATE tasks.individual_tasks SET {column} = @now WHERE company_id = @company AND id = ANY (@ids) AND status = 'pending' AND {column} IS NULL RETURNING id", scope.Connection);
        mark.Parameters.AddWithValue("now", now.ToUniversalTime());
        mark.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        mark.Parameters.AddWithValue("ids", ids);
        var marked = new HashSet<IndividualTaskId>();
        await using var rows = await mark.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) marked.Add(new(rows.GetGuid(0)));
        return marked;
    }

    private Task<HashSet<IndividualTaskId>> Mark(IndividualTaskId[] ids, bool isOverdue, DateTimeOffset now, CancellationToken cancel) =>
        Mark([.. ids.Select(id => id.Value)], now, isOverdue ? "overdue_told_at" : "due_told_at", cancel);
}
