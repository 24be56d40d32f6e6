using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Leave.Balances;

/// <summary>An admin reads what is promised.</summary>
internal static class ReadEntitlements
{
    public static readonly Filters<LeaveEntitlement> Filters = new Filters<LeaveEntitlement>()
        .Id("leaveTypeId", e => e.LeaveTypeId)
        .Id("userId", e => e.UserId)
        .Id("departmentId", e => e.DepartmentId)
        .Choice("accrual", e => e.Accrual)
        .Choice("proration", e => e.Proration)
        .Choice("rounding", e => e.Rounding)
        .Number("rate", e => e.Rate)
        .Day("validFrom", e => e.ValidFrom);

    public static async Task<Result<EntitlementView>> One(LeaveEntitlementId leaveEntitlementId, LeaveDb db, CancellationToken cancel) =>
        await db.Entitlements.AsNoTracking().SingleOrDefaultAsync(e => e.Id == leaveEntitlementId, cancel) is { } entitlement ? EntitlementView.Of(entitlement) : Problem.NotFound;

    public static async Task<Result<Page<EntitlementView>>> All(ListOf<LeaveEntitlement> list, LeaveDb db, CancellationToken cancel) => (await list.Read(db.Entitlements, cancel)).Select(EntitlementView.Of);
}
