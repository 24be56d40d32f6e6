using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees;

/// <summary>Answers the other modules from the profiles.</summary>
internal sealed class Reporting(EmployeesDb db) : IReporting, IEmployments
{
    public Task<UserId?> ManagerOf(UserId employee, CancellationToken cancel) =>
        db.Profiles.Where(p => p.UserId == employee).Select(p => p.ManagerId).SingleOrDefaultAsync(cancel);

    public async Task<IReadOnlySet<UserId>> ReportsOf(UserId manager, CancellationToken cancel) =>
        (await db.Profiles.Where(p => p.ManagerId == manager).Select(p => p.UserId).ToListAsync(cancel)).ToHashSet();

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
}
