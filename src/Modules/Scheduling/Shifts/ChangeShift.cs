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

/// <summary>A manager moves a shift, changes who is on it, publishes it, or ends, calls off or revives it.</summary>
internal static class ChangeShift
{
    internal sealed record Input(
        Patch<DateOnly> ShiftDate, Patch<TimeOnly> StartTime, Patch<TimeOnly> EndTime, [MaxLength(200), OneLine] Patch<string?> Location, Patch<DepartmentId?> DepartmentId,
        Patch<IReadOnlyList<UserId>?> AssignedUserIds, Patch<IReadOnlyList<DepartmentId>?> AssignedDepartmentIds, Patch<ShiftStatus> Status, Patch<PlaceId?> PlaceId,
        [Range(0, 480)] Patch<int> BreakMinutes, [Range(1, Shift.MostNeeded)] Patch<int?> HeadCount, Patch<bool> Published, [MaxLength(Shift.LongestNote)] Patch<string?> Note) : IInput
    {
        public static readonly Input Nothing = new(default, default, default, default, default, default, default, default, default, default, default, default, default);
    }

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

        var was = ShiftBefore.Of(shift);
        if (Apply(request, shift, named, through, zone) is { } notSo) return notSo;
        var settled = await booking.Settle(crew, shift, anew: was.IsAnew(shift), cancel);
        if (settled.Problem is { } conflict) return conflict;
        var (all, newlyOff, leftOff) = settled.Value;
        shift.Seats = await booking.Count(shift, all, cancel);

        db.TellChanged(shift, was, before.People.Keys, all.People.Keys, clock.GetUtcNow());
        foreach (var seat in newlyOff) db.TellLeftOff(shift, seat.User);
        await db.SaveChangesAsync(cancel);
        await booking.Rewrite(shift, before, [.. all.SeatsOn(shift), .. newlyOff], cancel);
        await transaction.Commit(cancel);
        return new Answer<ShiftView, ShiftExtras>(ShiftView.Of(shift), ShiftExtras.Of(shift, leftOff));
    }

    /// <summary>The shift becomes what is asked, with these people and departments.</summary>
    /// <returns>Why it cannot.</returns>
    public static Problem? Apply(Input request, Shift shift, IReadOnlyList<UserId> named, IReadOnlyList<DepartmentId> through, ZoneInForce zone)
    {
        (shift.Location, shift.DepartmentId, shift.PlaceId) = (request.Location.Or(shift.Location), request.DepartmentId.Or(shift.DepartmentId), request.PlaceId.Or(shift.PlaceId));
        (shift.HeadCount, shift.Note) = (request.HeadCount.Or(shift.HeadCount), request.Note.Or(shift.Note));
        if (shift.Publish(request.Published.Or(shift.Published)) is { } notBack) return notBack;
        shift.Become(request.Status.Or(shift.Status));
        shift.Assign(named, through);
        return shift.TakePlace(request.ShiftDate.Or(shift.ShiftDate), request.StartTime.Or(shift.StartTime), request.EndTime.Or(shift.EndTime), zone)
            ?? shift.PlanBreak(request.BreakMinutes.Or(shift.BreakMinutes));
    }
}
