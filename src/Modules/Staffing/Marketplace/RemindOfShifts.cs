using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Reminds workers of what they have accepted, a day and two hours before it begins.</summary>
internal sealed class RemindOfShifts(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "staffing.reminders";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Across companies only to learn which of them have something to tell.
        var companies = await RemindersOfCompany.Due(services.GetRequiredService<StaffingDb>(), now).IgnoreQueryFilters([ModuleDb.TenantFilter]).Select(a => a.CompanyId).Distinct().OrderBy(c => c).ToListAsync(cancel);
        await scopes.UntilDone(Name, companies, unit => unit.GetRequiredService<RemindersOfCompany>().TellSome(cancel), cancel);
    }
}

/// <summary>One company's, some at a time. A mark on the row makes it once.</summary>
internal sealed class RemindersOfCompany(StaffingDb db, Scope scope, ShiftNews news, TimeProvider clock)
{
    private const int AtOnce = 200;
    private const int DayAhead = 24;
    private const int HoursAhead = 2;

    /// <summary>After a downtime only the later of two is told, and nothing of what has begun. Who accepted when the time was past already knows.</summary>
    public static IQueryable<Assignment> Due(StaffingDb db, DateTimeOffset now)
    {
        var (day, hours) = (now.AddHours(DayAhead), now.AddHours(HoursAhead));
        return db.Assignments.Where(a => a.Status == AssignmentStatus.Accepted && a.StartsAt > now && ((a.StartsAt <= day && a.RemindedHours == null) || (a.StartsAt <= hours && a.RemindedHours != HoursAhead)));
    }

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> TellSome(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        var due = await Due(db, now).AsNoTracking().OrderBy(a => a.StartsAt).ThenBy(a => a.Id).Take(AtOnce)
            .Join(db.ShiftRoles, a => a.ShiftRoleId, r => r.Id, (a, role) => new { Assignment = a, role }).Join(db.Staff, r => r.Assignment.StaffId, s => s.Id, (r, s) => new { r.Assignment, r.role, s.UserId }).ToListAsync(cancel);
        foreach (var near in due.GroupBy(d => d.Assignment.StartsAt <= now.AddHours(HoursAhead) ? HoursAhead : DayAhead))
        {
            var marked = await Mark([.. near.Select(d => d.Assignment.Id)], near.Key, cancel);
            foreach (var one in near.Where(d => marked.Contains(d.Assignment.Id) && d.UserId is not null && d.Assignment.AcceptedAt <= d.Assignment.StartsAt.AddHours(-near.Key)))
            {
                await news.ToWorkers(MarketplaceNoticeType.ShiftReminder, one.role, $"remind:{one.Assignment.Id}:{near.Key}", [(one.Assignment.StaffId, one.UserId!.Value)], cancel, assignment: one.Assignment.Id);
            }
        }
        await transaction.Commit(cancel);
        return due.Count == AtOnce;
    }

    /// <returns>Those that nobody else has marked meanwhile. That somebody was told is no change of the assignment: its version and its trail stay.</returns>
    private async Task<IReadOnlySet<AssignmentId>> Mark(AssignmentId[] ids, int hours, CancellationToken cancel)
    {
        var marked = await db.Database.SqlQuery<Guid>($"""
            UPDATE staffing.assignments SET reminded_hours = {hours} WHERE company_id = {scope.Caller.Company.Value} AND id = ANY ({ids.Select(i => i.Value).ToArray()}) AND status = 'accepted' AND reminded_hours IS DISTINCT FROM {hours} RETURNING id
            """).ToListAsync(cancel);
        return marked.Select(AssignmentId.Of).ToHashSet();
    }
}
