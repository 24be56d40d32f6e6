using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Balances;

/// <summary>An admin takes a promise back as if it had never been made.</summary>
internal static class RemoveEntitlement
{
    public static async Task<Result<EntitlementView>> Handle(LeaveEntitlementId leaveEntitlementId, LeaveDb db, BalanceWriter writer, CancellationToken cancel)
    {
        var entitlement = await db.Entitlements.SingleOrDefaultAsync(e => e.Id == leaveEntitlementId, cancel);
        if (entitlement is null) return Problem.NotFound;
        if (writer.RefuseOwn(entitlement.UserId) is { } own) return own;

        entitlement.Delete();
        await db.SaveChangesAsync(cancel);
        return EntitlementView.Of(entitlement);
    }
}
