using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Employees.Employments;

/// <summary>Fourteen days before the last day of an employment, or when it becomes known later, the line manager is to hear of it: once for each last day.</summary>
internal sealed class AnnounceEnding(ICompanies companies, Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "employees.announceEnding";
    private const int DaysAhead = 14;
    private const int MostAtOnce = 500;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<EmployeesDb>();
        // One day less and more than anybody's local today can be; each company then looks by its own.
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // Across companies only to learn which of them have something to hear.
        var concerned = await db.Employments.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(Due(today.AddDays(-1), today.AddDays(DaysAhead + 1))).Select(e => e.CompanyId).Distinct().ToListAsync(cancel);
        foreach (var company in concerned)
        {
            if (await companies.Find(company, cancel) is not { } facts) continue;
            var theirs = WallClock.DayOf(clock.GetUtcNow(), facts.Zone);
            while (await scopes.Run(Caller.Platform(company, Name), unit => Announce(unit, theirs, cancel), cancel) == MostAtOnce) { }
        }
    }

    private static async Task<int> Announce(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        var (db, scope) = (services.GetRequiredService<EmployeesDb>(), services.GetRequiredService<Scope>());
        await using var transaction = await scope.Begin(cancel);
        var due = await db.Employments.AsNoTracking().Where(Due(today, today.AddDays(DaysAhead))).OrderBy(e => e.Id).Take(MostAtOnce).ToListAsync(cancel);
        foreach (var employment in due) db.Publish(new EmploymentEnding(employment.Id, employment.UserId, employment.EndsOn!.Value), employment.UserId.Value);
        var ids = due.Select(e => e.Id).ToList();
        // Not a change of the employment: neither its version nor the audit trail moves.
        await db.Employments.Where(e => ids.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.AnnouncedFor, e => e.EndsOn), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return due.Count;
    }

    /// <summary>Whose account is gone is in nobody's care any more.</summary>
    private static Expression<Func<Employment, bool>> Due(DateOnly from, DateOnly to) =>
        employment => employment.EndsOn >= from && employment.EndsOn <= to && employment.AnnouncedFor != employment.EndsOn && !employment.EndedWithAccount && employment.EndReason != EndReason.ProfileDeleted;
}
