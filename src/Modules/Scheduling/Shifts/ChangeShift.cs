using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
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
        Patch<DateOnly> ShiftDate, Patch<TimeOnly> StartTime, Patch<TimeOnly> EndTime, [MaxLength(200), OneLine] Patch<string?> Location, Patch<DepartmentId?> DepartmentId,
        Patch<IReadOnlyList<UserId>?> AssignedUserIds, Patch<IReadOnlyList<DepartmentId>?> AssignedDepartmentIds, Patch<ShiftStatus> Status, Patch<PlaceId?> PlaceId,
        [Range(0, 480)] Patch<int> BreakMinutes) : IInput;

    public static async Task<Result<Answer<ShiftView, ShiftExtras>>> Handle(ShiftId id, Input request, ScheduleDb db, Scope scope, Planners planners, CrewBooking booking, TimeProvider clock, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var shift = await db.Shifts.SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (shift is null) return Problem.NotFound;
        if (planners.RefuseOthersOf(shift) is { } notYours) return notYours;

        if (request.PlaceId.Or(null) is { } place && place != shift.PlaceId && await planners.RefuseUnknownPlace(place, cancel) is { } nowhere) return nowhere;

        IReadOnlyList<UserId> named = [.. request.AssignedUserIds.IsGiven ? request.AssignedUserIds.Value ?? [] : shift.NamedPeople];
        IReadOnlyList<DepartmentId> through = [.. request.AssignedDepartmentIds.IsGiven ? request.AssignedDepartmentIds.Value ?? [] : shift.Departments];

        await using var transaction = await scope.Begin(cancel);
        var gathered = await booking.Gather(shift, named, through, request.DepartmentId.Or(shift.DepartmentId), cancel);
        if (gathered.Problem is { } notThese) return notThese;
        var (before, crew, zone) = gathered.Value;

        var was = (What: shift.Brief, shift.Status, shift.StartsAt, shift.EndsAt, shift.BreakMinutes);
        (shift.Location, shift.DepartmentId, shift.PlaceId) = (request.Location.Or(shift.Location), request.DepartmentId.Or(shift.DepartmentId), request.PlaceId.Or(shift.PlaceId));
        shift.Become(request.Status.Or(shift.Status));
        shift.Assign(named, through);
        if (shift.TakePlace(request.ShiftDate.Or(shift.ShiftDate), request.StartTime.Or(shift.StartTime), request.EndTime.Or(shift.EndTime), zone) is { } notThen) return notThen;
        if (shift.PlanBreak(request.BreakMinutes.Or(shift.BreakMinutes)) is { } tooLong) return tooLong;
        var anew = was.Status is not ShiftStatus.Scheduled || (was.StartsAt, was.EndsAt) != (shift.StartsAt, shift.EndsAt);
        var settled = await booking.Settle(crew, shift, anew, cancel);
        if (settled.Problem is { } conflict) return conflict;
        var (all, newlyOff, leftOff) = settled.Value;

        var over = shift.EndsAt <= clock.GetUtcNow() && was.EndsAt <= clock.GetUtcNow();
        Tell(db, shift, was.What, was.Status, before.People.Keys, all.People.Keys, over);
        foreach (var seat in newlyOff) db.TellLeftOff(shift, seat.User);
        db.TellStatus(shift, was.Status, clock.GetUtcNow());
        if (shift.BreakMinutes != was.BreakMinutes && shift.StartsAt - ShiftNews.PunchesBegin <= clock.GetUtcNow()) db.Publish(new ShiftBreakChanged(shift.Id, shift.BreakMinutes), shift.Id.Value);
        await db.SaveChangesAsync(cancel);
        await booking.Rewrite(shift, before, [.. all.SeatsOn(shift), .. newlyOff], cancel);
        await transaction.Commit(cancel);
        return new Answer<ShiftView, ShiftExtras>(ShiftView.Of(shift), new ShiftExtras(leftOff));
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
