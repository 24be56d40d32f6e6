using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees;

/// <summary>Answers the other modules from the profiles.</summary>
internal sealed class Reporting(EmployeesDb db) : IReporting, IEmployments
{
    private readonly Dictionary<UserId, IReadOnlySet<UserId>> asked = [];

    public Task<UserId?> ManagerOf(UserId employee, CancellationToken cancel) =>
        Employed().Where(p => p.UserId == employee).OrderByDescending(p => p.IsActive).ThenByDescending(p => p.Id).Select(p => p.ManagerId).FirstOrDefaultAsync(cancel);

    public async Task<IReadOnlySet<UserId>> ReportsOf(UserId manager, CancellationToken cancel)
    {
        // What a reader may see is asked for by rows and by joins, in the same unit of work.
        if (asked.TryGetValue(manager, out var known)) return known;
        return asked[manager] = (await db.Profiles.Where(p => p.ManagerId == manager).Select(p => p.UserId).ToListAsync(cancel)).ToHashSet();
    }

    public async Task<IReadOnlyDictionary<UserId, UserId>> ManagersOf(IEnumerable<UserId> employees, CancellationToken cancel)
    {
        var wanted = employees.Distinct().ToList();
        return await db.Profiles.Where(p => wanted.Contains(p.UserId) && p.ManagerId != null)
            .Select(p => new { p.UserId, p.ManagerId }).ToDictionaryAsync(p => p.UserId, p => p.ManagerId!.Value, cancel);
    }

    public async Task<IReadOnlyList<EmploymentFacts>> Of(IReadOnlyCollection<UserId>? users, DepartmentId? department, CancellationToken cancel)
    {
        var profiles = db.Profiles.AsQueryable();
        if (users is not null) profiles = profiles.Where(p => users.Contains(p.UserId));
        if (department is not null) profiles = profiles.Where(p => p.DepartmentId == department);
        return await profiles.OrderBy(p => p.Id).Select(p => new EmploymentFacts(p.UserId, p.EmploymentStartDate, p.Salary, p.DepartmentId, p.ManagerId)).ToListAsync(cancel);
    }

    public async Task<IReadOnlyDictionary<UserId, EmploymentHistory>> Histories(IReadOnlyCollection<UserId> users, CancellationToken cancel)
    {
        var profiles = await db.Profiles.AsNoTracking().Where(p => users.Contains(p.UserId)).ToListAsync(cancel);
        return profiles.ToDictionary(p => p.UserId, p => new EmploymentHistory(p.UserId, [new EmploymentSpan(EmploymentId.Of(p.Id.Value), p.EmploymentStartDate, null,
        [
            new TermsFacts(p.EmploymentStartDate, p.Salary is null ? PayBasis.None : PayBasis.Monthly, p.Salary, null, TermsFacts.FullWeek, null, OvertimeMode.Paid, p.DepartmentId, p.ManagerId, null, null),
        ])]));
    }

    public async Task<IReadOnlyList<UserId>> EmployedBetween(DateOnly from, DateOnly to, IReadOnlyCollection<UserId>? users, DepartmentId? department, CancellationToken cancel) =>
        [.. (await Of(users, department, cancel)).Where(e => e.StartsOn <= to).Select(e => e.User)];

    /// <summary>Whose account ended had a manager all the same, who is told what becomes of the shifts.</summary>
    private IQueryable<EmployeeProfile> Employed() =>
        // Profiles that ended with the account are not active.
        db.Profiles.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(p => p.IsActive || p.EndedWithAccount);
}
