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

    public async Task<Problem?> RefuseUnknownPlace(PlaceId? place, CancellationToken cancel) =>
        place is not { } id || (await places.Briefs([id], cancel)).ContainsKey(id) ? null : SchedulingProblems.UnknownPlace(id);
}
