using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Employments;

/// <inheritdoc cref="IEmployments"/>
internal sealed class EmploymentLookup(EmployeesDb db, ICompanies companies, Caller caller, TimeProvider clock) : IEmployments
{
    public async Task<IReadOnlyList<EmploymentFacts>> Of(IReadOnlyCollection<UserId>? users, DepartmentId? department, CancellationToken cancel)
    {
        var profiles = db.Profiles.AsQueryable();
        if (users is not null) profiles = profiles.Where(p => users.Contains(p.UserId));
        if (department is not null) profiles = profiles.Where(p => p.DepartmentId == department);
        return await profiles.OrderBy(p => p.Id).Select(p => new EmploymentFacts(p.UserId, p.EmploymentStartDate, p.Salary, p.DepartmentId, p.ManagerId)).ToListAsync(cancel);
    }

    public async Task<IReadOnlyDictionary<UserId, EmploymentHistory>> Histories(IReadOnlyCollection<UserId> users, CancellationToken cancel)
    {
        var employments = await db.Employments.AsNoTracking().Where(e => users.Contains(e.UserId)).OrderBy(e => e.StartsOn).ToListAsync(cancel);
        var ids = employments.Select(e => e.Id).ToList();
        var terms = (await db.Terms.AsNoTracking().Where(t => users.Contains(t.UserId) && ids.Contains(t.EmploymentId)).OrderBy(t => t.EffectiveFrom).ToListAsync(cancel)).ToLookup(t => t.EmploymentId, Facts);
        return employments.GroupBy(e => e.UserId).ToDictionary(own => own.Key, own => new EmploymentHistory(own.Key, [.. own.Select(e => new EmploymentSpan(e.Id, e.StartsOn, e.EndsOn, [.. terms[e.Id]]))]));
    }

    public async Task<IReadOnlyDictionary<UserId, EmployedDays>> Days(IReadOnlyCollection<UserId> users, CancellationToken cancel) =>
        users.Count == 0 ? new Dictionary<UserId, EmployedDays>()
        : (await db.Employments.Where(e => users.Contains(e.UserId)).OrderBy(e => e.StartsOn).Select(e => new { e.UserId, e.StartsOn, e.EndsOn }).ToListAsync(cancel))
            .GroupBy(e => e.UserId).ToDictionary(own => own.Key, own => new EmployedDays([.. own.Select(e => (e.StartsOn, e.EndsOn))]));

    public async Task<IReadOnlyList<UserId>> EmployedBetween(DateOnly from, DateOnly to, IReadOnlyCollection<UserId>? users, DepartmentId? department, CancellationToken cancel)
    {
        var employed = db.Employments.Where(e => e.StartsOn <= to && (e.EndsOn == null || e.EndsOn >= from));
        if (users is not null) employed = employed.Where(e => users.Contains(e.UserId));
        // In force on one of the days: begun by the last of them, and not followed by others before the first, nor before the employment's own part of them.
        if (department is { } group) employed = employed.Where(e => e.Terms.Any(t => t.DepartmentId == group && t.EffectiveFrom <= to && !e.Terms.Any(next => next.EffectiveFrom > t.EffectiveFrom && next.EffectiveFrom <= from)));
        return await employed.Select(e => e.UserId).Distinct().OrderBy(u => u).ToListAsync(cancel);
    }

    public async Task<Problem?> RefusesLastDay(UserId user, DateOnly? lastDay, CancellationToken cancel)
    {
        var day = lastDay ?? await companies.Today(caller.Company, clock, cancel);
        var begun = await db.Employments.Where(e => e.UserId == user && (e.EndsOn == null || e.EndsOn > day)).OrderBy(e => e.StartsOn).Select(e => (DateOnly?)e.StartsOn).FirstOrDefaultAsync(cancel);
        if (lastDay is null || begun is null) return null;
        if (begun > day) return EmployeeProblems.EndsBeforeStart;
        // Answered here: nobody could answer the subscriber that ends the employment.
        await db.Database.ExecuteSqlAsync($"SELECT kernel.refuse_locked({caller.Company.Value}, {user.Value}, {day.AddDays(1)}, 'infinity')", cancel);
        return null;
    }

    private static TermsFacts Facts(EmploymentTerms t) =>
        new(t.EffectiveFrom, t.PayBasis, t.Salary, t.HourlyRate, t.WeeklyHours, t.WorkPattern, t.OvertimeMode, t.DepartmentId, t.ManagerId, t.PlaceId, t.HolidayRegion);
}
