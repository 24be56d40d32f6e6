using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Commands;

/// <summary>A shift as it is after a command.</summary>
internal sealed record ShiftRow(
    ShiftId ShiftId, OrderId OrderId, string ShiftCode, string Title, ShiftStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, HubId HubId, int RequiredWorkers, int AssignedWorkers, DateTimeOffset? CancelledAt, string? CancellationReason)
{
    public static ShiftRow Of(Shift shift) => new(
        shift.Id, shift.OrderId, shift.ShiftCode, shift.Title, shift.Status, shift.StartsAt, shift.EndsAt, shift.HubId, shift.RequiredWorkers, shift.AssignedWorkers, shift.CancelledAt, shift.CancelReason);
}

/// <summary>
/// Asks for a state of a shift. It is called off as an order is; that it begins and ends follows from the clock and from who is there, and is looked at now
/// instead of within the minute. A state that does not follow is refused.
/// </summary>
internal sealed class ChangeShiftStatus(StaffingDb db, OrdersInHand orders, Bookings bookings, ShiftProgress progress, TellWorkers tell, WriteUnit unit)
{
    internal sealed record Input(CompanyId TenantId, ShiftStatus Status, [Reason] string? Reason = null) : IOfTenant;

    public static async Task<Result<ShiftRow>> Handle(ShiftId shiftId, Input request, ChangeShiftStatus use, ShiftInTime inTime, Member member, CancellationToken cancel)
    {
        var shift = await use.Now(shiftId, cancel);
        if (member.MustManage(shift.HubId) is { } refusal) return refusal;
        if (shift.Status == request.Status) return ShiftRow.Of(shift);
        if (request.Status is ShiftStatus.Cancelled)
        {
            if (await use.CallOff(shift, request.Reason, cancel) is { } notPossible) return notPossible;
        }
        else if (use.IsDue(shift))
        {
            await inTime.Follow(shiftId, cancel);
        }
        shift = await use.Now(shiftId, cancel);
        return shift.Status == request.Status ? ShiftRow.Of(shift) : StaffingProblems.InvalidState(shift.Status, Next(shift.Status));
    }

    private bool IsDue(Shift shift) => (shift.Status is ShiftStatus.InProgress ? shift.EndsAt : shift.StartsAt) <= unit.Now;

    private async Task<Problem?> CallOff(Shift shift, string? reason, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await orders.Refuse(shift.OrderId, transaction, cancel) is { } notTheirs) return notTheirs;
        var coming = await orders.Lock(shift.OrderId, cancel, shift.Id);
        if (coming.Shifts is []) return StaffingProblems.InvalidState((await Now(shift.Id, cancel)).Status, ShiftStatus.Open, ShiftStatus.Filled);
        coming.CallOff(CancelCodes.ShiftCancelled, reason?.Trim() ?? CancelCodes.ShiftCancelled, unit.User, unit.Now);
        if (reason is not null) db.Because(reason);
        await bookings.Save(coming.Assignments, cancel);
        await progress.FollowOrders([shift.OrderId], cancel);
        await tell.Cancelled(coming.Assignments, coming.Shifts, cancel);
        await transaction.Commit(cancel);
        return null;
    }

    private Task<Shift> Now(ShiftId id, CancellationToken cancel) => db.Shifts.AsNoTracking().SingleAsync(s => s.Id == id, cancel);

    /// <summary>Where it can come from where it is.</summary>
    private static ShiftStatus[] Next(ShiftStatus status) => status switch
    {
        ShiftStatus.Open => [ShiftStatus.Filled, ShiftStatus.InProgress, ShiftStatus.Cancelled],
        ShiftStatus.Filled => [ShiftStatus.Open, ShiftStatus.InProgress, ShiftStatus.Cancelled],
        ShiftStatus.InProgress => [ShiftStatus.Completed],
        _ => [],
    };
}
