using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Adjustments;

internal readonly record struct PayAdjustmentId(Guid Value) : IId<PayAdjustmentId>
{
    public static PayAdjustmentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>In the contract's order. Back pay is signed; a deduction is taken off, the others are added.</summary>
internal enum AdjustmentKind
{
    Bonus,
    Deduction,
    Expense,
    BackPay,
    Other,
}

/// <summary>A single amount for a person; it falls into the period that holds its day.</summary>
[Tracked("payrollReporting", "payAdjustment")]
internal sealed class PayAdjustment : Record<PayAdjustmentId>
{
    public UserId UserId { get; init; }
    public DateOnly Day { get; private set; }
    public AdjustmentKind Kind { get; private set; }

    /// <summary>What it is called where it is paid.</summary>
    public string Code { get; private set; } = "";

    public long AmountMinor { get; private set; }
    public string Currency { get; private set; } = "";

    [Secret]
    public string? Note { get; private set; }

    /// <summary>The report that it settles, or is about.</summary>
    public PayrollReportId? SourceReportId { get; private set; }

    /// <summary>Who last said how much it is.</summary>
    public UserId EnteredById { get; private set; }

    /// <summary>With the sign that it has in the sum.</summary>
    public Money Signed => new(Kind is AdjustmentKind.Deduction ? -AmountMinor : AmountMinor, Currency);

    public AdjustmentTerms Terms => new(Day, Kind, Code, new Money(AmountMinor, Currency).ToDecimal(), Currency, Note, SourceReportId);

    public static PayAdjustment Of(UserId user, CompanyId company, TimeProvider clock) => new() { Id = NewId.At<PayAdjustmentId>(clock), CompanyId = company, UserId = user };

    public Problem? Say(AdjustmentTerms terms, UserId by)
    {
        if (terms.Kind is not AdjustmentKind.BackPay && terms.Amount < 0) return Problem.WrongType("amount", "Only back pay can be negative.");
        if (Money.Refusal("amount", terms.Amount, terms.Currency) is { } notThatMuch) return notThatMuch;
        (Day, Kind, Code, Note, SourceReportId) = (terms.Day, terms.Kind, terms.Code, terms.Note, terms.SourceReportId);
        (AmountMinor, Currency, EnteredById) = (Money.FromDecimal(terms.Amount, terms.Currency).Minor, terms.Currency, by);
        return null;
    }
}

/// <param name="Amount">In major units.</param>
internal sealed record AdjustmentTerms(DateOnly Day, AdjustmentKind Kind, string Code, decimal Amount, string Currency, string? Note, PayrollReportId? SourceReportId);
