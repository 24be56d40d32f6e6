using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Employments;

/// <summary>What terms name: amounts that the currency has, people and departments that are there, and reporting lines that never run in a circle.</summary>
internal sealed class NamedInTerms(EmployeesDb db, ICompanies companies, IPeople people, IDepartments departments, Caller caller)
{
    /// <param name="before">What was agreed already may stay, though it is there no more.</param>
    /// <param name="newcomer">The employee, where not known to be one yet.</param>
    public async Task<Problem?> Refusal(UserId user, Agreed agreed, Agreed? before, bool newcomer, CancellationToken cancel)
    {
        if (await PayRefusal(agreed.Pay, before?.Pay, cancel) is { } amount) return amount;
        if (!agreed.Hours.Fits) return EmployeeProblems.PatternDoesNotFit;
        var manager = agreed.Manager == before?.Manager ? null : agreed.Manager;
        var department = agreed.Department == before?.Department ? null : agreed.Department;
        UserId[] named = [.. new[] { newcomer ? user : (UserId?)null, manager }.OfType<UserId>()];
        var active = named is [] ? new HashSet<UserId>() : await people.Active(named, cancel);
        if (newcomer && !active.Contains(user)) return EmployeeProblems.UserNotActive;
        if (manager is { } superior && !active.Contains(superior)) return EmployeeProblems.ManagerNotActive;
        if (department is { } group && !(await departments.Briefs([group], cancel)).ContainsKey(group)) return EmployeeProblems.NoSuchDepartment;
        return agreed.Manager == user ? EmployeeProblems.OwnManager : null;
    }

    public async Task<Problem?> ManagerRefusal(UserId manager, CancellationToken cancel) =>
        (await people.Active([manager], cancel)).Count == 0 ? EmployeeProblems.ManagerNotActive : null;

    /// <summary>
    /// Whether on some day somebody would report to themselves, over however many steps. Reporting lines of a company change one at a time, so
    /// that two changes cannot close a circle together. To be asked when the new lines are saved: several people's may change at once.
    /// </summary>
    public async Task<Problem?> Circle(IReadOnlyCollection<(UserId Employee, IReadOnlyList<DatedEmployment> Before, IReadOnlyList<DatedEmployment> After)> people, CancellationToken cancel)
    {
        var changed = people.SelectMany(person => Changed(person.Before, person.After).Select(line => (person.Employee, Line: line))).ToList();
        if (changed.Count == 0) return null;
        Guid[] employees = [.. changed.Select(c => c.Employee.Value)];
        Guid[] managers = [.. changed.Select(c => c.Line.Manager.Value)];
        DateOnly[] since = [.. changed.Select(c => c.Line.From)];
        DateOnly[] until = [.. changed.Select(c => c.Line.Until)];
        var company = caller.Company.Value;
        // Who has left leads nobody any more, so that a line ends with the employment.
        var circles = await db.Database.SqlQuery<Guid>($"""
            WITH RECURSIVE above AS (
                SELECT employee, person, since, until FROM unnest({employees}, {managers}, {since}, {until}) AS line (employee, person, since, until)
                UNION
                SELECT a.employee, t.manager_id, greatest(a.since, t.since), least(a.until, t.until)
                FROM above a CROSS JOIN LATERAL (
                    SELECT t.manager_id,
                        CASE WHEN row_number() OVER by_day = 1 THEN '-infinity'::date ELSE t.effective_from END AS since,
                        least(coalesce(lead(t.effective_from) OVER by_day, 'infinity'::date), e.ends_on + 1) AS until
                    FROM employees.terms t JOIN employees.employments e ON e.company_id = t.company_id AND e.id = t.employment_id AND e.is_active
                    WHERE t.company_id = {company} AND t.user_id = a.person AND t.is_active
                    WINDOW by_day AS (ORDER BY t.effective_from)) t
                WHERE a.person <> a.employee AND t.manager_id IS NOT NULL AND greatest(a.since, t.since) < least(a.until, t.until))
            SELECT person AS "Value" FROM above WHERE person = employee LIMIT 1
            """).ToListAsync(cancel);
        return circles.Count > 0 ? EmployeeProblems.ReportingCircle : null;
    }

    public static bool ChangesLines(IReadOnlyList<DatedEmployment> before, IReadOnlyList<DatedEmployment> after) => Changed(before, after).Any();

    private async ValueTask<Problem?> PayRefusal(Pay pay, Pay? before, CancellationToken cancel)
    {
        if (pay == before || pay == Pay.None) return null;
        var currency = (await companies.Find(caller.Company, cancel))!.Settings.Currency;
        return Money.Refusal("salary", pay.Salary, currency) ?? Money.Refusal("hourlyRate", pay.HourlyRate, currency);
    }

    private static IEnumerable<ReportingLine> Changed(IReadOnlyList<DatedEmployment> before, IReadOnlyList<DatedEmployment> after) => Lines(after).Except(Lines(before));

    private static List<ReportingLine> Lines(IReadOnlyList<DatedEmployment> employments)
    {
        var terms = employments.SelectMany(e => e.Terms).ToList();
        return [.. terms.Select((t, i) => (t.Agreed.Manager, From: i == 0 ? DateOnly.MinValue : t.From, Until: i + 1 < terms.Count ? terms[i + 1].From : DateOnly.MaxValue))
            .Where(line => line.Manager is not null).Select(line => new ReportingLine(line.Manager!.Value, line.From, line.Until))];
    }

    /// <param name="Until">The first day on which it is over.</param>
    private sealed record ReportingLine(UserId Manager, DateOnly From, DateOnly Until);
}
