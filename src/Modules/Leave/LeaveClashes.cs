using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>Somebody else of the same line manager or department who is away in that time, or asks to be.</summary>
internal sealed record AwayTeammate(UserId UserId, string Fullname, DateOnly StartDate, DateOnly EndDate, LeaveStatus Status);

/// <summary>What whoever decides should look at.</summary>
/// <param name="Shifts">Those that the person would be off.</param>
/// <param name="Teammates">The first of them, where there are many.</param>
internal sealed record Clashes(IReadOnlyList<ReleasedShift> Shifts, IReadOnlyList<AwayTeammate> Teammates);

/// <summary>Finds what leave would be in the way of.</summary>
internal sealed class LeaveClashes(LeaveDb db, IAbsenceHolds holds, IReporting reporting, IDepartments departments, IPeople people)
{
    private const int MostTeammates = 100;

    public async Task<Clashes> Of(LeaveRequest request, CancellationToken cancel)
    {
        var stretches = await db.StretchesOf(request, cancel);
        return new Clashes(await holds.Clashes(request.UserId, stretches, cancel), await Teammates(request, stretches, cancel));
    }

    private async Task<IReadOnlyList<AwayTeammate>> Teammates(LeaveRequest request, IReadOnlyList<LeaveStretch> stretches, CancellationToken cancel)
    {
        var team = (await departments.Members(await departments.Of(request.UserId, cancel), cancel)).Values.SelectMany(m => m).ToHashSet();
        if (await reporting.ManagerOf(request.UserId, cancel) is { } manager) team.UnionWith(await reporting.ReportsOf(manager, cancel));
        team.Remove(request.UserId);
        if (team.Count == 0) return [];

        UserId[] others = [.. team];
        var (first, before) = (stretches[0].FirstDay.ToDateTime(TimeOnly.MinValue), stretches[^1].LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var away = await db.Parts.AsNoTracking().Where(p => others.Contains(p.UserId) && p.Ends > first && p.Starts < before).Select(p => p.Request!).Distinct()
            .OrderBy(r => r.StartDate).ThenBy(r => r.Id).Take(MostTeammates).ToListAsync(cancel);
        var names = await people.Briefs(away.Select(r => r.UserId).Distinct(), cancel);
        return [.. away.Select(r => new AwayTeammate(r.UserId, names.TryGetValue(r.UserId, out var person) ? person.Fullname : "", r.StartDate, r.EndDate, r.Status))];
    }
}
