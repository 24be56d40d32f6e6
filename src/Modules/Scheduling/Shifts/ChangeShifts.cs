using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Shifts;

internal enum ShiftOperation { Create, Update, Move, Delete }

/// <summary>
/// A planner changes many shifts at once, all or none: for what is selected together, and to take back what was done. They are done in the order given, and judged
/// as they all are in the end, so that people may change places. What is refused says in <c>detail.index</c> which change it is about.
/// </summary>
internal static class ChangeShifts
{
    public const int Most = 200;

    /// <param name="DryRun">Says what it would be, and does nothing.</param>
    internal sealed record Input([Length(1, Most)] IReadOnlyList<Change> Changes, bool DryRun = false) : IInput;

    /// <summary>One of the changes, with what its operation takes by itself.</summary>
    /// <param name="ShiftId">Of all but a shift to be made.</param>
    /// <param name="RecordVersion">Of the shift as it was read.</param>
    internal sealed record Change(
        ShiftOperation Op, ShiftId? ShiftId, int? RecordVersion,
        Patch<DateOnly> ShiftDate, Patch<TimeOnly> StartTime, Patch<TimeOnly> EndTime, [MaxLength(200), OneLine] Patch<string?> Location, Patch<DepartmentId?> DepartmentId,
        Patch<IReadOnlyList<UserId>?> AssignedUserIds, Patch<IReadOnlyList<DepartmentId>?> AssignedDepartmentIds, Patch<ShiftStatus> Status, Patch<PlaceId?> PlaceId,
        [Range(0, 480)] Patch<int> BreakMinutes, [Range(1, Shift.MostNeeded)] Patch<int?> HeadCount, Patch<bool> Published, [MaxLength(Shift.LongestNote)] Patch<string?> Note,
        UserId? UserId, Patch<UserId?> ToUserId, DateOnly? ToDate = null, bool Copy = false) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Op is not ShiftOperation.Create && ShiftId is null) yield return new("Say which shift.", [nameof(ShiftId)]);
            if (Op is not ShiftOperation.Create) yield break;
            if (!ShiftDate.IsGiven) yield return new("A shift has a day.", [nameof(ShiftDate)]);
            if (!StartTime.IsGiven) yield return new("A shift has a start.", [nameof(StartTime)]);
            if (!EndTime.IsGiven) yield return new("A shift has an end.", [nameof(EndTime)]);
        }

        public IEnumerable<UserId> People => (AssignedUserIds.Or(null) ?? []).Concat(new[] { UserId, ToUserId.Or(null) }.OfType<UserId>());

        public CreateShift.Input ToCreate => new(
            ShiftDate.Value, StartTime.Value, EndTime.Value, Location.Or(null), DepartmentId.Or(null), AssignedUserIds.Or(null), AssignedDepartmentIds.Or(null), Status.Or(ShiftStatus.Scheduled), PlaceId.Or(null),
            BreakMinutes.Or(0), HeadCount.Or(null), Published.Or(true), Note.Or(null));

        public ChangeShift.Input ToChange => new(
            ShiftDate, StartTime, EndTime, Location, DepartmentId, AssignedUserIds, AssignedDepartmentIds, Status, PlaceId, BreakMinutes, HeadCount, Published, Note);

        public Move ToMove => new(UserId, ToUserId, ToDate, StartTime.IsGiven ? StartTime.Value : null, EndTime.IsGiven ? EndTime.Value : null, Copy);
    }

    /// <param name="From">The shifts that places were moved off, each by its change.</param>
    /// <param name="LeftOff">Members of departments who are not on a shift, their time being taken, and by what.</param>
    internal sealed record Extras(IReadOnlyList<MovedOff> From, IReadOnlyList<LeftOffOne> LeftOff) : WarningExtras;

    /// <param name="Index">Of the change.</param>
    internal sealed record MovedOff(int Index, ShiftView Shift);

    /// <param name="Index">Of the change.</param>
    internal sealed record LeftOffOne(int Index, UserId UserId, string Fullname, ConflictKind Kind, ShiftId? ShiftId, LeaveRequestId? LeaveRequestId, DateOnly ShiftDate, TimeOnly StartTime, TimeOnly EndTime);

    public static async Task<Result<Answer<List<ShiftView>, Extras>>> Handle(Input request, Scope scope, Planners planners, RotaBooking booking, RotaEdits edits, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        if (await planners.RefuseUnknownPlaces([.. request.Changes.Select(c => c.PlaceId.Or(null))], cancel) is { } nowhere) return nowhere;

        await using var transaction = await scope.Begin(cancel);
        var rota = await booking.Gather(Concern(request.Changes), cancel);
        var done = new List<Moved>();
        foreach (var (index, change) in request.Changes.Index())
        {
            var one = Do(rota, change, index, edits);
            if (one.Problem is { } notSo) return notSo.At(index);
            done.Add(one.Value);
        }
        if (await booking.Settle(rota, OnConflict.Refuse, cancel) is { } conflict) return conflict;

        if (!request.DryRun)
        {
            await booking.Save(rota, cancel);
            await transaction.Commit(cancel);
        }
        var extras = new Extras([.. from one in done.Index() let off = one.Item.From where off is not null select new MovedOff(one.Index, ShiftView.Of(off.Shift))], [.. rota.Changed.SelectMany(c => c.Conflicts.Select(o => LeftOff(c, o)))]);
        return new Answer<List<ShiftView>, Extras>([.. done.Select(d => ShiftView.Of(d.To.Shift))], extras with { Warnings = [.. SchedulingWarnings.OverStaffed(rota.Changed.Where(c => !c.IsGone).Select(c => c.Shift))] });
    }

    private static RotaConcern Concern(IReadOnlyList<Change> changes) => new(
        [.. changes.Select(c => c.ShiftId).OfType<ShiftId>()], [.. changes.SelectMany(c => c.People).Distinct()],
        [.. changes.SelectMany(c => c.AssignedDepartmentIds.Or(null) ?? []).Distinct()], [.. changes.Select(c => c.DepartmentId.Or(null)).OfType<DepartmentId>().Distinct()]);

    private static Result<Moved> Do(RotaInHand rota, Change wanted, int index, RotaEdits edits)
    {
        if (wanted.Op is ShiftOperation.Create) return Alone(edits.Create(rota, wanted.ToCreate, index));
        var found = edits.Find(rota, wanted.ShiftId!.Value, wanted.RecordVersion);
        if (found.Problem is { } notThis) return notThis;
        return wanted.Op switch
        {
            ShiftOperation.Update => Alone(edits.Change(rota, found.Value, wanted.ToChange, index)),
            ShiftOperation.Move => edits.Move(rota, found.Value, wanted.ToMove, index),
            _ => new Moved(RotaEdits.Remove(rota, found.Value, index), null),
        };
    }

    private static Result<Moved> Alone(Result<RotaChange> change) => change.Problem is { } refusal ? refusal : new Moved(change.Value, null);

    private static LeftOffOne LeftOff(RotaChange change, ShiftConflict c) => new(change.Index!.Value, c.UserId, c.Fullname, c.Kind, c.ShiftId, c.LeaveRequestId, c.ShiftDate, c.StartTime, c.EndTime);
}
