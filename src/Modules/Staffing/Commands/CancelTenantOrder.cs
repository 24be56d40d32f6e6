using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Commands;

/// <summary>Somebody calls off what of a client's order has not begun, as the client does.</summary>
internal static class CancelTenantOrder
{
    /// <param name="Reason">Told to the workers.</param>
    internal sealed record Input(CompanyId TenantId, [Reason] string? Reason = null) : IOfTenant;

    public static Task<Result<CancelOrder.View>> Handle(OrderId orderId, Input request, StaffingDb db, OrdersInHand orders, Bookings bookings, TellWorkers tell, WriteUnit unit, CancellationToken cancel) =>
        CancelOrder.Handle(orderId, new(request.Reason ?? CancelCodes.OrderCancelled), db, orders, bookings, tell, unit, cancel);
}
