using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll.Adjustments;

/// <param name="Amount">In the company's currency; only back pay can be negative.</param>
internal sealed record CreatePayAdjustmentInput(
    UserId UserId, DateOnly Day, AdjustmentKind Kind, [MaxLength(50), OneLine] string Code,
    [Range(-1_000_000_000_000d, 1_000_000_000_000d)] decimal Amount, [MaxLength(4000)] string? Note = null, PayrollReportId? SourceReportId = null) : IInput;

/// <summary>A single amount for a day, in whichever period holds it.</summary>
internal static class CreatePayAdjustment
{
    public static async Task<Result<PayAdjustmentView>> Handle(CreatePayAdjustmentInput input, PayrollDb db, AdjustmentWriter writer, IPeople people, CancellationToken cancel)
    {
        if (await writer.Refuses(input.UserId, cancel) is { } notYours) return notYours;
        if (!(await people.Briefs([input.UserId], cancel)).ContainsKey(input.UserId)) return Problem.NotFound;

        await using var transaction = await writer.Begin(cancel);
        var adjustment = writer.New(input.UserId);
        db.Adjustments.Add(adjustment);
        var terms = new AdjustmentTerms(input.Day, input.Kind, input.Code, input.Amount, await writer.Currency(cancel), input.Note, input.SourceReportId);
        if (await writer.Save(adjustment, terms, transaction, cancel) is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return PayAdjustmentView.Of(adjustment);
    }
}
