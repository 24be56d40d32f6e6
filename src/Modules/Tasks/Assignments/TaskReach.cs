using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>Who hands out, and whom an assignment reaches.</summary>
internal sealed class TaskReach(TasksDb db, IPeople people, IDepartments departments, IReporting reporting, IShifts shifts, Caller caller, TimeProvider clock)
{
    /// <summary>So many assignments a company makes in a minute.</summary>
    public const int MostInAMinute = 200;

    /// <summary>An admin, or the line manager of somebody.</summary>
    public async Task<Problem?> RefuseOthers(CancellationToken cancel) =>
        caller.IsAdmin || (await reporting.ReportsOf(caller.User, cancel)).Count > 0 ? null : TaskProblems.ManagersOnly;

    /// <summary>Each assignment may reach thousands.</summary>
    public async Task<Problem?> RefuseHaste(CancellationToken cancel)
    {
        var minute = TimeSpan.FromMinutes(1);
        // Ids are in the order of time, so that the key finds the latest.
        var made = await db.Database.SqlQuery<int>($"""
            SELECT count(*)::int AS "Value" FROM (SELECT FROM tasks.assignments
            WHERE company_id = {caller.Company.Value} AND id >= {Guid.CreateVersion7(clock.GetUtcNow() - minute)} AND recurring_task_id IS NULL LIMIT {MostInAMinute}) AS lately
            """).SingleAsync(cancel);
        return made < MostInAMinute ? null : Problem.TooManyRequests(minute);
    }

    /// <summary>The people named, those of the departments at this moment, or the crew of the shift; each once.</summary>
    /// <param name="before">Whom it named until now, which was asked for then.</param>
    /// <param name="had">Who has it already, whoever their manager is today.</param>
    public async Task<Result<List<UserId>>> Of(Named named, Named? before, IReadOnlySet<UserId> had, CancellationToken cancel)
    {
        var members = named.Departments is [] ? new Dictionary<DepartmentId, IReadOnlyList<UserId>>() : await departments.Members(named.Departments, cancel);
        var shift = named.Shift is { } id ? await shifts.Find(id, cancel) : null;
        var active = named.Users is [] ? new HashSet<UserId>() : await people.Active(named.Users, cancel);
        IReadOnlyList<UserId> wanted = named.FollowsShift ? shift?.People ?? [] : [.. named.Users.Concat(members.Values.SelectMany(m => m)).Distinct()];
        if (!caller.IsAdmin && await RefuseStrangers(wanted.Where(p => !had.Contains(p)), cancel) is { } notTheirs) return notTheirs;

        if (named.IsNobody) return TaskProblems.WithoutAssignees;
        if (named.Departments.Where(d => !members.ContainsKey(d) && before?.Departments.Contains(d) is not true).ToList() is { Count: > 0 } unknown) return TaskProblems.UnknownDepartments(unknown);
        if (named.Users.Where(u => !active.Contains(u) && before?.Users.Contains(u) is not true).ToList() is { Count: > 0 } strangers) return TaskProblems.UnknownAssignees(strangers);
        if (named.Shift is { } asked && asked != before?.Shift)
        {
            if (shift is null) return TaskProblems.NoSuchShift(asked);
            if (shift.Cancelled) return TaskProblems.ShiftCancelled(asked);
        }
        var reached = named.FollowsShift ? [.. wanted] : wanted.Where(p => active.Contains(p) || !named.Users.Contains(p) || members.Values.Any(m => m.Contains(p))).ToList();
        if (reached.Count == 0 && !named.FollowsShift) return TaskProblems.NobodyToAssign;
        return reached.Count > TaskProblems.MostAssignees ? TaskProblems.TooManyAssignees : reached;
    }

    public async Task<IReadOnlyList<UserId>> Crew(ShiftId shift, CancellationToken cancel) => (await shifts.Find(shift, cancel))?.People ?? [];

    private async Task<Problem?> RefuseStrangers(IEnumerable<UserId> wanted, CancellationToken cancel)
    {
        var reports = await reporting.ReportsOf(caller.User, cancel);
        return wanted.Any(p => p != caller.User && !reports.Contains(p)) ? TaskProblems.NotYourReports : null;
    }
}
