using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Leave.Holidays;

namespace WorkforceOS.Leave.Balances;

internal sealed record EntitlementChange(
    [Days(0, 366)] Patch<decimal> Amount, Patch<DateOnly> ValidFrom, Patch<Accrual> Accrual, Patch<Proration> Proration, Patch<bool> ScaleByPattern, Patch<GrantRounding> Rounding,
    [Days(0, 1000)] Patch<decimal?> Cap, [Days(0, 366)] Patch<decimal?> CarryCap, [MonthDay] Patch<string?> CarryExpires, Patch<bool> CarryIfStarted, [MonthDay] Patch<string> YearStart, [Rate] Patch<decimal?> Rate) : IInput
{
    public EntitlementTerms Over(EntitlementTerms now) => new(
        Amount.Or(now.Amount), Accrual.Or(now.Accrual), Proration.Or(now.Proration), ScaleByPattern.Or(now.ScaleByPattern), Rounding.Or(now.Rounding),
        Cap.Or(now.Cap), CarryCap.Or(now.CarryCap), CarryExpires.Or(now.CarryExpires), CarryIfStarted.Or(now.CarryIfStarted), YearStart.Or(now.YearStart), ValidFrom.Or(now.ValidFrom), Rate.Or(now.Rate));
}

/// <summary>An admin changes a promise, from its beginning on. For a change from a later day, another entitlement is made.</summary>
internal static class ChangeEntitlement
{
    public static async Task<Result<EntitlementView>> Handle(LeaveEntitlementId leaveEntitlementId, EntitlementChange change, LeaveDb db, BalanceWriter writer, CancellationToken cancel)
    {
        var entitlement = await db.Entitlements.SingleOrDefaultAsync(e => e.Id == leaveEntitlementId, cancel);
        if (entitlement is null) return Problem.NotFound;
        if (writer.RefuseOwn(entitlement.UserId) is { } own) return own;
        if (entitlement.Promise(change.Over(entitlement.Terms)) is { } refusal) return refusal;

        return await writer.Save(entitlement, cancel) is { } notThis ? notThis : EntitlementView.Of(entitlement);
    }
}
