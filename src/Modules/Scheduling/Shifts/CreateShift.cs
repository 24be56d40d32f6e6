using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>A manager plans a shift, with people or still without. Nobody is put where their time is taken.</summary>
internal static class CreateShift
{
    internal sealed record Input(
        DateOnly ShiftDate, TimeOnly StartTime, TimeOnly EndTime, [MaxLength(200)] string? Location = null, DepartmentId? DepartmentId = null,
        IReadOnlyList<UserId>? AssignedUserIds = null, IReadOnlyList<DepartmentId>? AssignedDepartmentIds = null, ShiftStatus Status = ShiftStatus.Scheduled) : IInput;

    public static async Task<Result<ShiftView>> Handle(Input request, ScheduleDb db, Scope scope, Planners planners, Crews crews, Conflicts conflicts, BookingLedger ledger,
        ICompanies companies, IDepartments departments, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var shift = new Shift { Id = NewId.At<ShiftId>(clock), CompanyId = caller.Company, CreatedBy = caller.User, Location = request.Location, DepartmentId = request.DepartmentId };
        shift.Become(request.Status);
        var zone = await companies.Zone(caller, cancel);

        await using var transaction = await scope.Begin(cancel);
        var gathered = await crews.Gather(shift, request.AssignedUserIds ?? [], request.AssignedDepartmentIds ?? [], cancel);
        if (gathered.Problem is { } notThese) return notThese;
        var crew = gathered.Value.After;

        if (shift.TakePlace(request.ShiftDate, request.StartTime, request.EndTime, zone) is { } notThen) return notThen;
        if (await departments.RefuseUnknown(request.DepartmentId, cancel) is { } nowhere) return nowhere;
        if (await conflicts.Refuse(crew, shift, cancel) is { } conflict) return conflict;

        shift.Assign(request.AssignedUserIds ?? [], request.AssignedDepartmentIds ?? []);
        db.Shifts.Add(shift);
        if (shift.IsScheduled && shift.EndsAt > clock.GetUtcNow())
        {
            foreach (var person in crew.People.Keys) db.TellAssigned(shift, person);
        }
        await db.SaveChangesAsync(cancel);
        await ledger.Write([.. crew.SeatsOn(shift)], cancel);
        await transaction.Commit(cancel);
        return ShiftView.Of(shift);
    }
}
