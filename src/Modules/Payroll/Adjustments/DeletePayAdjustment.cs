using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Adjustments;

/// <summary>An amount is taken back, as long as nobody has approved it.</summary>
internal static class DeletePayAdjustment
{
    public static async Task<Result<PayAdjustmentView>> Handle(PayAdjustmentId id, PayrollDb db, AdjustmentWriter writer, CancellationToken cancel)
    {
        await using var transaction = await writer.Begin(cancel);
        var adjustment = await db.Adjustments.SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (adjustment is null) return Problem.NotFound;
        if ((await writer.Refuses(adjustment.UserId, cancel) ?? await writer.RefusesChange(adjustment, cancel)) is { } notThis) return notThis;

        adjustment.Delete();
        if (await writer.Save(adjustment, adjustment.Terms, transaction, cancel) is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return PayAdjustmentView.Of(adjustment);
    }
}
