using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>Finds out who would be on a shift, and whether the caller may plan them.</summary>
internal sealed class Crews(ScheduleDb db, Turns turns, IPeople people, IDepartments departments, IReporting reporting, Caller caller)
{
    /// <summary>Takes turns for everybody concerned and gathers them, as they stay until the transaction ends.</summary>
    /// <param name="shift">As it is before; new ones have nobody.</param>
    public async Task<Result<(IReadOnlyDictionary<UserId, BookedVia> Before, Crew After)>> Gather(
        Shift shift, IReadOnlyCollection<UserId> named, IReadOnlyCollection<DepartmentId> through, CancellationToken cancel)
    {
        DepartmentId[] departmentsBefore = [.. shift.Departments];
        if (departmentsBefore.Length + through.Count > 0) await turns.ToRead(departmentsBefore.Union(through), cancel);
        var members = await departments.Members(through, cancel);
        await turns.Of((await OnShift(shift, cancel)).Keys.Union(named).Union(members.Values.SelectMany(m => m)), cancel);

        // Asked again: whoever had their turn before may have changed it.
        var before = await OnShift(shift, cancel);
        var kept = members.ToDictionary();
        foreach (var gone in departmentsBefore.Intersect(through).Where(d => !members.ContainsKey(d))) kept[gone] = [];
        var after = Crew.After(before, departmentsBefore, named, kept);
        var crew = new Crew(after, await reporting.ManagersOf(after.Keys, cancel));

        if (!caller.IsAdmin && !crew.ReportsTo(caller.User)) return SchedulingProblems.NotYourReports;
        if (through.Where(d => !kept.ContainsKey(d)).ToList() is { Count: > 0 } unknown) return SchedulingProblems.UnknownDepartments(unknown);
        var newcomers = named.Where(p => !shift.AssignedUserIds.Contains(p.Value)).ToList();
        var active = newcomers.Count == 0 ? newcomers.ToHashSet() : await people.Active(newcomers, cancel);
        if (newcomers.Where(p => !active.Contains(p)).ToList() is { Count: > 0 } strangers) return SchedulingProblems.UnknownAssignees(strangers);
        return (before, crew);
    }

    /// <summary>Who is on the shift, by a turn of its own.</summary>
    public async Task<IReadOnlyDictionary<UserId, BookedVia>> Of(Shift shift, CancellationToken cancel)
    {
        await turns.ToRead(shift.Departments, cancel);
        await turns.Of((await OnShift(shift, cancel)).Keys, cancel);
        return await OnShift(shift, cancel);
    }

    private async Task<IReadOnlyDictionary<UserId, BookedVia>> OnShift(Shift shift, CancellationToken cancel)
    {
        if (shift.IsNew) return new Dictionary<UserId, BookedVia>();
        var now = await db.Shifts.AsNoTracking().Where(s => s.Id == shift.Id)
            .Select(s => new { s.RecordVersion, People = s.Bookings.Where(b => b.Released == null).Select(b => new { b.UserId, b.Via }).ToList() })
            .SingleOrDefaultAsync(cancel);
        // What was decided on an older version is decided anew.
        if (now?.RecordVersion != shift.RecordVersion) throw new DbUpdateConcurrencyException($"Shift {shift.Id} was changed while this request waited for its turn.");
        return now.People.ToDictionary(p => p.UserId, p => p.Via!.Value);
    }
}
