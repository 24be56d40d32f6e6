using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>A manager plans a shift, with people or still without. Nobody is put where their time is taken: whom it names refuses it then, members of its departments are left off.</summary>
internal static class CreateShift
{
    internal sealed record Input(
        DateOnly ShiftDate, TimeOnly StartTime, TimeOnly EndTime, [MaxLength(200), OneLine] string? Location = null, DepartmentId? DepartmentId = null,
        IReadOnlyList<UserId>? AssignedUserIds = null, IReadOnlyList<DepartmentId>? AssignedDepartmentIds = null, ShiftStatus Status = ShiftStatus.Scheduled, PlaceId? PlaceId = null,
        [Range(0, 480)] int? BreakMinutes = null, [Range(1, Shift.MostNeeded)] int? HeadCount = null, bool Published = true, [MaxLength(Shift.LongestNote)] string? Note = null) : IInput;

    public static async Task<Result<Answer<ShiftView, ShiftExtras>>> Handle(Input request, ScheduleDb db, Scope scope, Planners planners, CrewBooking booking, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var shift = Drawn(request, caller, clock);
        if (await planners.RefuseUnknownPlace(request.PlaceId, cancel) is { } nowhere) return nowhere;

        await using var transaction = await scope.Begin(cancel);
        var gathered = await booking.Gather(shift, request.AssignedUserIds ?? [], request.AssignedDepartmentIds ?? [], request.DepartmentId, cancel);
        if (gathered.Problem is { } notThese) return notThese;
        var (_, crew, zone) = gathered.Value;

        if (Place(shift, request, zone) is { } notThen) return notThen;
        var settled = await booking.Settle(crew, shift, anew: true, cancel);
        if (settled.Problem is { } conflict) return conflict;
        var (there, off, leftOff) = settled.Value;

        shift.Seats = there.People.Count;
        db.Shifts.Add(shift);
        if (shift.IsScheduled && shift.EndsAt > clock.GetUtcNow())
        {
            foreach (var person in there.People.Keys) db.TellAssigned(shift, person, isNew: true);
        }
        await db.SaveChangesAsync(cancel);
        await booking.Write([.. there.SeatsOn(shift), .. off], cancel);
        await transaction.Commit(cancel);
        return new Answer<ShiftView, ShiftExtras>(ShiftView.Of(shift), ShiftExtras.Of(shift, leftOff));
    }

    /// <summary>The shift as it is asked for, still at no time, without people, and of no department.</summary>
    public static Shift Drawn(Input request, Caller caller, TimeProvider clock)
    {
        var shift = new Shift
        {
            Id = NewId.At<ShiftId>(clock), CompanyId = caller.Company, CreatedBy = caller.User,
            Location = request.Location, PlaceId = request.PlaceId, HeadCount = request.HeadCount, Note = request.Note,
        };
        shift.Become(request.Status);
        if (!request.Published) shift.BeDraft();
        return shift;
    }

    /// <returns>Why it cannot be then.</returns>
    public static Problem? Place(Shift shift, Input request, ZoneInForce zone)
    {
        shift.DepartmentId = request.DepartmentId;
        shift.Assign(request.AssignedUserIds ?? [], request.AssignedDepartmentIds ?? []);
        return shift.TakePlace(request.ShiftDate, request.StartTime, request.EndTime, zone) ?? shift.PlanBreak(request.BreakMinutes ?? 0);
    }
}
