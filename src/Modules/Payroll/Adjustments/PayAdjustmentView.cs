using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll.Adjustments;

internal sealed record PayAdjustmentView : View
{
    public UserId UserId { get; init; }
    public DateOnly Day { get; init; }
    public AdjustmentKind Kind { get; init; }
    public string Code { get; init; } = "";
    public decimal Amount { get; init; }
    public string Currency { get; init; } = "";
    public string? Note { get; init; }
    public PayrollReportId? SourceReportId { get; init; }
    public UserId EnteredById { get; init; }

    public static PayAdjustmentView Of(PayAdjustment adjustment) => new PayAdjustmentView
    {
        UserId = adjustment.UserId,
        Day = adjustment.Day,
        Kind = adjustment.Kind,
        Code = adjustment.Code,
        Amount = new Money(adjustment.AmountMinor, adjustment.Currency).ToDecimal(),
        Currency = adjustment.Currency,
        Note = adjustment.Note,
        SourceReportId = adjustment.SourceReportId,
        EnteredById = adjustment.EnteredById,
    }.Stamped(adjustment, adjustment.UserId);
}
