using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>A manager moves a shift, changes who is on it, or ends, calls off or revives it.</summary>
internal static class ChangeShift
{
    internal sealed record Input(
        Patch<DateOnly> ShiftDate, Patch<TimeOnly> StartTime, Patch<TimeOnly> EndTime, [MaxLength(200)] Patch<string?> Location, Patch<DepartmentId?> DepartmentId,
        Patch<IReadOnlyList<UserId>?> AssignedUserIds, Patch<IReadOnlyList<DepartmentId>?> AssignedDepartmentIds, Patch<ShiftStatus> Status) : IInput;

    public static async Task<Result<ShiftView>> Handle(ShiftId id, Input request, ScheduleDb db, Scope scope, Planners planners, Crews crews, Conflicts conflicts, BookingLedger ledger,
        ICompanies companies, IDepartments departments, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var shift = await db.Shifts.SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (shift is null) return Problem.NotFound;
        if (planners.RefuseOthersOf(shift) is { } notYours) return notYours;

        IReadOnlyList<UserId> named = [.. request.AssignedUserIds.IsGiven ? request.AssignedUserIds.Value ?? [] : shift.NamedPeople];
        IReadOnlyList<DepartmentId> through = [.. request.AssignedDepartmentIds.IsGiven ? request.AssignedDepartmentIds.Value ?? [] : shift.Departments];
        var zone = await companies.Zone(caller, cancel);

        await using var transaction = await scope.Begin(cancel);
        var gathered = await crews.Gather(shift, named, through, cancel);
        if (gathered.Problem is { } notThese) return notThese;
        var (before, crew) = gathered.Value;
        if (request.DepartmentId.Or(shift.DepartmentId) is { } department && department != shift.DepartmentId && await departments.RefuseUnknown(department, cancel) is { } nowhere) return nowhere;

        var was = (What: shift.Brief, shift.Status, shift.EndsAt);
        (shift.Location, shift.DepartmentId) = (request.Location.Or(shift.Location), request.DepartmentId.Or(shift.DepartmentId));
        shift.Become(request.Status.Or(shift.Status));
        shift.Assign(named, through);
        if (shift.TakePlace(request.ShiftDate.Or(shift.ShiftDate), request.StartTime.Or(shift.StartTime), request.EndTime.Or(shift.EndTime), zone) is { } notThen) return notThen;
        if (await conflicts.Refuse(crew, shift, cancel) is { } conflict) return conflict;

        var over = shift.EndsAt <= clock.GetUtcNow() && was.EndsAt <= clock.GetUtcNow();
        Tell(db, shift, was.What, was.Status, before.Keys, crew.People.Keys, over);
        await db.SaveChangesAsync(cancel);
        await ledger.Rewrite(shift, crew, cancel);
        await transaction.Commit(cancel);
        return ShiftView.Of(shift);
    }

    private static void Tell(ScheduleDb db, Shift shift, ShiftBrief old, ShiftStatus oldStatus, IEnumerable<UserId> before, IEnumerable<UserId> after, bool over)
    {
        UserId[] had = oldStatus is ShiftStatus.Cancelled ? [] : [.. before];
        UserId[] have = shift.Status is ShiftStatus.Cancelled ? [] : [.. after];
        foreach (var person in had.Except(have)) db.TellReleased(shift, old, person, shift.Status is ShiftStatus.Cancelled ? "cancelled" : "unassigned", over);
        if (!over) foreach (var person in have.Except(had)) db.TellAssigned(shift, person);

        var stay = had.Intersect(have).ToList();
        if (stay.Count > 0 && shift.IsScheduled && shift.Brief with { DepartmentId = old.DepartmentId } != old) db.TellMoved(shift, old, stay, over);
    }
}
