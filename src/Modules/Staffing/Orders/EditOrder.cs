using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Orders;

/// <summary>A client changes an order: another order takes the place of all of it that has not begun, and workers for whom little changes keep their places.</summary>
internal static class EditOrder
{
    internal sealed record View(
        OrderId OrderId, OrderId SourceOrderId, string OrderNumber, OrderStatus Status, int ReplacedShiftCount, int NewShiftCount, int CarriedOverAssignments, int CancelledAssignments);

    public static async Task<Result<View>> Handle(OrderId orderId, EditInput change, OrdersInHand orders, OrderTerms terms, Replacing replacing, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await orders.Refuse(orderId, transaction, cancel) is { } notTheirs) return notTheirs;
        var hub = await terms.HubOf(change.HubId.IsGiven ? change.HubId.Value : await orders.HubOf(orderId, cancel), cancel);
        if (hub.Problem is { } notThere) return notThere;
        var coming = await orders.Lock(orderId, cancel);
        if (coming.Order.IsOver) return StaffingProblems.InvalidState(coming.Order.Status, OrderStatus.Open, OrderStatus.Filled, OrderStatus.InProgress);
        if (coming.Shifts is []) return StaffingProblems.NoFutureShifts;

        var wanted = change.Over(coming.Order, coming.Shifts[0]);
        var parts = change.Parts(coming, wanted, hub.Value, await orders.DaysBegun(coming, cancel), unit.Now);
        if (parts.Problem is { } notThen) return notThen;
        var replaced = await replacing.Replace(coming, wanted, hub.Value, parts.Value, change.HorizonOf(coming.Order), cancel);
        if (replaced.Problem is { } refusal) return refusal;
        if (change.NotifyWorkers is not false) await replacing.Tell(coming, replaced.Value, cancel);
        await transaction.Commit(cancel);

        var (made, carried) = (replaced.Value.Order, replaced.Value.Kept.Count);
        return new View(made.Order.Id, orderId, made.Order.OrderNumber, made.Order.Status, coming.Shifts.Count, made.Shifts.Count, carried, coming.Assignments.Count - carried);
    }
}
