using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll.Adjustments;

internal sealed record UpdatePayAdjustmentInput(
    Patch<DateOnly> Day, Patch<AdjustmentKind> Kind, [MaxLength(50), OneLine] Patch<string> Code,
    [Range(-1_000_000_000_000d, 1_000_000_000_000d)] Patch<decimal> Amount, [MaxLength(4000)] Patch<string?> Note, Patch<PayrollReportId?> SourceReportId) : IInput;

/// <summary>An amount is corrected, as long as nobody has approved it.</summary>
internal static class UpdatePayAdjustment
{
    public static async Task<Result<PayAdjustmentView>> Handle(PayAdjustmentId id, UpdatePayAdjustmentInput input, PayrollDb db, AdjustmentWriter writer, CancellationToken cancel)
    {
        await using var transaction = await writer.Begin(cancel);
        var adjustment = await db.Adjustments.SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (adjustment is null) return Problem.NotFound;
        if ((await writer.Refuses(adjustment.UserId, cancel) ?? await writer.RefusesChange(adjustment, cancel)) is { } notThis) return notThis;

        var now = adjustment.Terms;
        var terms = new AdjustmentTerms(
            input.Day.Or(now.Day), input.Kind.Or(now.Kind), input.Code.Or(now.Code), input.Amount.Or(now.Amount), now.Currency, input.Note.Or(now.Note), input.SourceReportId.Or(now.SourceReportId));
        if (await writer.Save(adjustment, terms, transaction, cancel) is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return PayAdjustmentView.Of(adjustment);
    }
}
