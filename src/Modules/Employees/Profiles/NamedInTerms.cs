using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <summary>Whom and what the terms of an employment name: they must be there, and reporting lines must not run in a circle.</summary>
internal sealed class NamedInTerms(EmployeesDb db, IPeople people, IDepartments departments, Caller caller)
{
    /// <param name="user">The employee, where not known to be one yet.</param>
    public async Task<Problem?> Missing(UserId? user, UserId? manager, DepartmentId? department, CancellationToken cancel)
    {
        UserId[] named = [.. new[] { user, manager }.OfType<UserId>()];
        var active = named is [] ? new HashSet<UserId>() : await people.Active(named, cancel);
        if (user is { } employee && !active.Contains(employee)) return EmployeeProblems.UserNotActive;
        if (manager is { } superior && !active.Contains(superior)) return EmployeeProblems.ManagerNotActive;
        if (department is { } group && !(await departments.Briefs([group], cancel)).ContainsKey(group)) return EmployeeProblems.NoSuchDepartment;
        return null;
    }

    /// <summary>Whether the manager reports to the employee, over however many steps. Reporting lines of a company change one at a time, so that two changes cannot close a circle together.</summary>
    public async Task<Problem?> Circle(UserId employee, UserId manager, ScopeTransaction transaction, CancellationToken cancel)
    {
        var company = caller.Company.Value;
        await transaction.TakeTurn("employees.reportingLines", company, cancel);
        var above = await db.Database.SqlQuery<Guid>($"""
            WITH RECURSIVE above AS (
                SELECT manager_id FROM employees.profiles WHERE company_id = {company} AND user_id = {manager.Value} AND is_active
                UNION
                SELECT p.manager_id FROM employees.profiles p JOIN above ON p.company_id = {company} AND p.user_id = above.manager_id AND p.is_active)
            SELECT manager_id AS "Value" FROM above WHERE manager_id = {employee.Value}
            """).ToListAsync(cancel);
        return above is [] ? null : EmployeeProblems.ReportingCircle;
    }
}
