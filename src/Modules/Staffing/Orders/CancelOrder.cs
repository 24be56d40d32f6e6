using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Orders;

/// <summary>A client calls off what of an order has not begun; what was worked stays as it is.</summary>
internal static class CancelOrder
{
    /// <summary>A shift that begins sooner than this is cancelled late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(24);

    internal enum What
    {
        Future,
    }

    internal sealed record Input([Reason] string Reason, What? Scope = null) : IInput;

    internal sealed record View(OrderId OrderId, OrderStatus Status, bool FutureOnly, int CancelledShiftCount, int CancelledAssignmentCount, bool LateCancellation, int? CancellationFeeCents);

    public static async Task<Result<View>> Handle(OrderId orderId, Input request, StaffingDb db, OrdersInHand orders, Bookings bookings, TellWorkers tell, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await orders.Refuse(orderId, transaction, cancel) is { } refusal) return refusal;
        var coming = await orders.Lock(orderId, cancel);
        var order = coming.Order;
        // A permanent order is ended also where none of its shifts is made yet.
        if (order.IsOver || (coming.Shifts is [] && order.OrderType is not OrderType.Permanent)) return StaffingProblems.NoFutureShifts;

        coming.CallOff(CancelCodes.OrderCancelled, request.Reason.Trim(), unit.User, unit.Now);
        order.Cancel(request.Reason, await db.Shifts.AnyAsync(s => s.OrderId == orderId && (s.Status == ShiftStatus.InProgress || s.Status == ShiftStatus.Completed), cancel), unit.Now);
        db.Because(request.Reason);
        await bookings.Save(coming.Assignments, cancel);
        await tell.Cancelled(coming.Assignments, coming.Shifts, cancel);
        await transaction.Commit(cancel);
        return new View(order.Id, order.Status, true, coming.Shifts.Count, coming.Assignments.Count, coming.Shifts.Any(s => s.StartsAt - unit.Now < Late), null);
    }
}

/// <summary>The transaction of a use case, who it is for, and when.</summary>
internal sealed class WriteUnit(Scope scope, Caller caller, TimeProvider clock)
{
    public Caller Caller => caller;

    public UserId User => caller.User;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<ScopeTransaction> Begin(CancellationToken cancel) => scope.Begin(cancel);
}
