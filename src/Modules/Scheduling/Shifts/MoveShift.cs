using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>
/// A planner moves one person's place, or the whole shift, to another day, to other times or to another person; or copies it. One person's place goes
/// to a shift like it; where the time stays the same, or nobody else is on it, that is the shift itself.
/// </summary>
internal static class MoveShift
{
    /// <param name="UserId">Whose place; left out: the shift with everybody on it.</param>
    /// <param name="ToUserId">Who has the place then; null: nobody, so that it is open; left out: who had it. Without <paramref name="UserId"/>: who comes to the shift.</param>
    /// <param name="ToDate">Left out: the same day; likewise the times.</param>
    /// <param name="Copy">The old one stays as it is.</param>
    /// <param name="DryRun">Says what it would be, and does nothing.</param>
    /// <param name="RecordVersion">Of the shift as it was read.</param>
    internal sealed record Input(
        UserId? UserId, Patch<UserId?> ToUserId, DateOnly? ToDate = null, TimeOnly? StartTime = null, TimeOnly? EndTime = null, bool Copy = false, bool DryRun = false, int? RecordVersion = null) : IInput;

    /// <param name="From">The shift that the place was on; null where it is the same.</param>
    /// <param name="LeftOff">Members of its departments who are not on it, their time being taken, and by what.</param>
    internal sealed record Extras(ShiftView? From, IReadOnlyList<ShiftConflict> LeftOff) : WarningExtras;

    public static async Task<Result<Answer<ShiftView, Extras>>> Handle(ShiftId id, Input request, Scope scope, Planners planners, RotaBooking booking, RotaEdits edits, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        await using var transaction = await scope.Begin(cancel);
        var rota = await booking.Gather(new([id], [.. new[] { request.UserId, request.ToUserId.Or(null) }.OfType<UserId>()], [], []), cancel);
        var found = edits.Find(rota, id, request.RecordVersion);
        if (found.Problem is { } notThis) return notThis;
        var moved = edits.Move(rota, found.Value, new(request.UserId, request.ToUserId, request.ToDate, request.StartTime, request.EndTime, request.Copy), index: 0);
        if (moved.Problem is { } notThen) return notThen;
        if (await booking.Settle(rota, OnConflict.Refuse, cancel) is { } conflict) return conflict.WithoutIndex();

        if (!request.DryRun)
        {
            await booking.Save(rota, cancel);
            await transaction.Commit(cancel);
        }
        var (to, from) = moved.Value;
        return new Answer<ShiftView, Extras>(ShiftView.Of(to.Shift), new(from is null ? null : ShiftView.Of(from.Shift), to.Conflicts) { Warnings = [.. SchedulingWarnings.OverStaffed(rota.Changed.Select(c => c.Shift))] });
    }
}
