using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>Who plans: admins everything, line managers what concerns their reports and nobody else.</summary>
internal sealed class Planners(IReporting reporting, IPlaces places, Caller caller)
{
    /// <summary>An admin, or the line manager of somebody.</summary>
    public async Task<Problem?> RefuseOthers(CancellationToken cancel) =>
        caller.IsAdmin || (await reporting.ReportsOf(caller.User, cancel)).Count > 0 ? null : SchedulingProblems.ManagersOnly;

    public Problem? RefuseOthersOf(Shift shift) => caller.IsAdmin || shift.SoleManagerId == caller.User ? null : Problem.NotTheOwner;

    /// <summary>Says which of the changes names the first one that there is not.</summary>
    /// <param name="wanted">Of each change; null where it names none.</param>
    public async Task<Problem?> RefuseUnknownPlaces(IReadOnlyList<PlaceId?> wanted, CancellationToken cancel)
    {
        if (wanted.All(p => p is null)) return null;
        var known = await places.Briefs(wanted.OfType<PlaceId>().Distinct(), cancel);
        foreach (var (index, place) in wanted.Index())
        {
            if (place is { } id && !known.ContainsKey(id)) return SchedulingProblems.UnknownPlace(id).At(index);
        }
        return null;
    }

    public async Task<Problem?> RefuseUnknownPlace(PlaceId? place, CancellationToken cancel) =>
        place is not { } id || (await places.Briefs([id], cancel)).ContainsKey(id) ? null : SchedulingProblems.UnknownPlace(id);
}
