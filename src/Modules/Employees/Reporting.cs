using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees;

/// <summary>
/// Who reports to whom today, from the profiles. While a report of somebody who has left has no other line manager, it is the one of who has
/// left, and so on; where there is none, the admins see to it.
/// </summary>
internal sealed class Reporting(EmployeesDb db, Caller caller) : IReporting
{
    private readonly Dictionary<UserId, IReadOnlySet<UserId>> asked = [];

    public async Task<UserId?> ManagerOf(UserId employee, CancellationToken cancel) =>
        (await Lines([employee.Value], alsoGone: true, cancel)).FirstOrDefault()?.Manager is { } manager ? new UserId(manager) : null;

    public async Task<IReadOnlySet<UserId>> ReportsOf(UserId manager, CancellationToken cancel)
    {
        // What a reader may see is asked for by rows and by joins, in the same unit of work.
        if (asked.TryGetValue(manager, out var known)) return known;
        var company = caller.Company.Value;
        var reports = await db.Database.SqlQuery<Guid>($"""
            WITH RECURSIVE below AS (
                SELECT {manager.Value} AS user_id, true AS looks_on, false AS lives
                WHERE NOT EXISTS (SELECT FROM employees.profiles WHERE company_id = {company} AND user_id = {manager.Value} AND is_active AND employment_status = 'ended')
                UNION
                SELECT p.user_id, p.has_left, p.lives FROM below b CROSS JOIN LATERAL (
                    SELECT user_id, employment_status = 'ended' AS has_left, true AS lives FROM employees.profiles WHERE company_id = {company} AND manager_id = b.user_id AND is_active
                    UNION ALL
                    SELECT user_id, true, false FROM employees.profiles WHERE company_id = {company} AND manager_id = b.user_id AND ended_with_account) p
                WHERE b.looks_on)
            SELECT user_id AS "Value" FROM below WHERE lives AND user_id <> {manager.Value}
            """).ToListAsync(cancel);
        return asked[manager] = reports.Select(UserId.Of).ToHashSet();
    }

    public async Task<IReadOnlyDictionary<UserId, UserId>> ManagersOf(IEnumerable<UserId> employees, CancellationToken cancel) =>
        (await Lines([.. employees.Select(e => e.Value).Distinct()], alsoGone: false, cancel)).ToDictionary(line => new UserId(line.Employee), line => new UserId(line.Manager));

    /// <summary>The line manager of each, else the first above who is there.</summary>
    /// <param name="alsoGone">Whose account ended had a manager all the same, who is told what becomes of the shifts.</param>
    private Task<List<Line>> Lines(Guid[] employees, bool alsoGone, CancellationToken cancel)
    {
        var company = caller.Company.Value;
        return employees.Length == 0 ? Task.FromResult(new List<Line>()) : db.Database.SqlQuery<Line>($"""
            WITH RECURSIVE above AS (
                SELECT user_id AS employee, manager_id AS manager FROM employees.profiles
                WHERE company_id = {company} AND user_id = ANY ({employees}) AND (is_active OR (ended_with_account AND {alsoGone})) AND manager_id IS NOT NULL
                UNION
                SELECT a.employee, m.manager_id FROM above a JOIN employees.profiles m ON m.company_id = {company} AND m.user_id = a.manager
                    AND (m.ended_with_account OR (m.is_active AND m.employment_status = 'ended')) WHERE m.manager_id IS NOT NULL)
            SELECT employee AS "Employee", manager AS "Manager" FROM above a WHERE manager <> employee AND NOT EXISTS (
                SELECT FROM employees.profiles m WHERE m.company_id = {company} AND m.user_id = a.manager AND (m.ended_with_account OR (m.is_active AND m.employment_status = 'ended')))
            """).ToListAsync(cancel);
    }

    private sealed record Line(Guid Employee, Guid Manager);
}
