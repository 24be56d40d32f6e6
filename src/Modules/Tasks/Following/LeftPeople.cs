using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Tasks.Assignments;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Following;

/// <summary>Takes back what is pending of people who are gone.</summary>
internal sealed class LeftPeople(TasksDb db, HandingOut handing, IEmployments employments)
{
    public async Task Take(UserId person, Kernel.Data.Scope scope, CancellationToken cancel)
    {
        var theirs = await db.Tasks.AsNoTracking().Where(t => t.AssigneeUserId == person && t.Status == IndividualStatus.Pending).OrderBy(t => t.TaskAssignmentId).Select(t => t.TaskAssignmentId).ToListAsync(cancel);
        await using var transaction = await scope.Begin(cancel);
        foreach (var id in theirs) await Take(id, person, cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>Of those who have something to do, who has no employment left on this day. Who never had one stays.</summary>
    public async Task<IReadOnlyList<UserId>> Among(IReadOnlyCollection<UserId> people, DateOnly day, CancellationToken cancel) =>
        [.. (await employments.Days(people, cancel)).Where(e => e.Value.Spans.All(span => span.To < day)).Select(e => e.Key)];

    private async Task Take(TaskAssignmentId id, UserId person, CancellationToken cancel)
    {
        if (await db.Locked(id, cancel) is not { } assignment) return;
        await handing.Take(assignment, CancelReason.Left, [person], cancel);
        await handing.Settle(assignment, cancel);
    }
}

/// <summary>The day after somebody's last one: what they have not done is awaited no more.</summary>
internal sealed class TakeFromUnemployed : ICompanyJob
{
    public const string Name = "tasks.left";

    public async Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
    {
        var (db, left) = (services.GetRequiredService<TasksDb>(), services.GetRequiredService<LeftPeople>());
        var busy = await db.Tasks.AsNoTracking().Where(t => t.Status == IndividualStatus.Pending).Select(t => t.AssigneeUserId).Distinct().ToListAsync(cancel);
        foreach (var person in await left.Among(busy, turn.Day, cancel)) await left.Take(person, services.GetRequiredService<Kernel.Data.Scope>(), cancel);
    }
}
