using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Tasks.Assignments;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Following;

/// <summary>Takes back what is pending of people who are gone.</summary>
internal sealed class LeftPeople(TasksDb db, HandingOut handing, IEmployments employments, Scope scope)
{
    /// <summary>Assignments whose rows are held at a time.</summary>
    private const int AtOnce = 200;

    public async Task Take(IReadOnlyCollection<UserId> people, CancellationToken cancel)
    {
        while (people.Count > 0 && await TakeSome(people, cancel)) { }
    }

    /// <summary>Of these people, who has no employment left on this day. Who never had one stays.</summary>
    public async Task<IReadOnlyList<UserId>> Among(IReadOnlyCollection<UserId> people, DateOnly day, CancellationToken cancel) =>
        [.. (await employments.Days(people, cancel)).Where(e => e.Value.Spans.All(span => span.To < day)).Select(e => e.Key)];

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> TakeSome(IReadOnlyCollection<UserId> people, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var theirs = await db.Tasks.AsNoTracking().Where(t => people.Contains(t.AssigneeUserId) && t.Status == IndividualStatus.Pending)
            .Select(t => t.TaskAssignmentId).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(cancel);
        if (theirs.Count == 0) return false;
        await handing.TakeAll(await db.Locked(theirs, cancel), CancelReason.Left, people, cancel);
        await transaction.Commit(cancel);
        db.ChangeTracker.Clear();
        return theirs.Count == AtOnce;
    }
}

/// <summary>The day after somebody's last one: what they have not done is awaited no more.</summary>
internal sealed class TakeFromUnemployed : ICompanyJob
{
    public const string Name = "tasks.left";

    /// <summary>People who are looked at together.</summary>
    public const int AtOnce = 500;

    public async Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
    {
        var (db, left) = (services.GetRequiredService<TasksDb>(), services.GetRequiredService<LeftPeople>());
        var company = turn.Company.Value;
        for (Guid[] busy = [Guid.Empty]; busy.Length > 0;)
        {
            var after = busy[^1];
            busy = await db.Database.SqlQuery<Guid>($"""
                SELECT DISTINCT assignee_user_id AS "Value" FROM tasks.individual_tasks
                WHERE company_id = {company} AND status = 'pending' AND is_active AND assignee_user_id > {after} ORDER BY 1 LIMIT {AtOnce}
                """).ToArrayAsync(cancel);
            await left.Take(await left.Among([.. busy.Select(UserId.Of)], turn.Day, cancel), cancel);
        }
    }
}
