using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Staleness;

namespace WorkforceOS.Payroll.Reports;

/// <summary>In the contract's order. Partly paid counts as money gone out.</summary>
internal enum PaymentStatus
{
    Paid,
    Unpaid,
    Partial,
    Pending,
}

/// <summary>What people enter beside bonus and deduction; everything else is calculated.</summary>
/// <param name="PaymentDate">Of a paid report today, where none is given.</param>
internal sealed record Entries(Patch<string?> Notes, Patch<PaymentStatus> PaymentStatus, Patch<DateOnly?> PaymentDate)
{
    public bool Pays => PaymentStatus is { IsGiven: true, Value: Reports.PaymentStatus.Paid or Reports.PaymentStatus.Partial };
}

/// <summary>What one person is owed for one period. Once approved only its payment can still be entered; once paid, wholly or in part, it is frozen.</summary>
[Tracked("payrollReporting", "payrollReport")]
internal sealed partial class PayrollReport : Record<PayrollReportId>
{
    public UserId UserId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public long BonusMinor { get; private set; }
    public long DeductionMinor { get; private set; }
    public PaymentStatus PaymentStatus { get; private set; } = PaymentStatus.Unpaid;
    public DateOnly? PaymentDate { get; private set; }
    public string? Notes { get; private set; }

    public Period Period => new(PeriodStart, PeriodEnd);

    public static PayrollReport Of(UserId user, Period period, CompanyId company, TimeProvider clock) =>
        new() { Id = NewId.At<PayrollReportId>(clock), CompanyId = company, UserId = user, PeriodStart = period.Start, PeriodEnd = period.End };

    /// <summary>Everything that is not entered by hand, anew from what is on record.</summary>
    public Problem? Calculate(PayrollSources.OfPeriod sources, Patch<decimal?> bonus = default, Patch<decimal?> deduction = default)
    {
        if (RefusesEntry is { } closed) return closed;
        if (!sources.Employs(UserId)) return PayrollProblems.NoEmployment;
        var terms = sources.Terms;
        if ((Refusal("bonus", bonus, terms) ?? Refusal("deduction", deduction, terms)) is { } notThatMuch) return notThatMuch;
        var extras = sources.ExtrasOf(this, Money.FromDecimal(bonus.Or(Major(BonusMinor)) ?? 0, terms.Currency), Money.FromDecimal(deduction.Or(Major(DeductionMinor)) ?? 0, terms.Currency));

        var before = Shows;
        var figures = PayrollCalculation.Of(sources.InputOf(UserId, extras));
        Show(figures, extras, terms);
        RestOn(PayFacts.Of(sources, UserId, figures));
        if (before != Shows) CalculatedAt = sources.At;
        return null;
    }

    /// <summary>What calculating it anew would come to, with bonus and deduction as entered; it stays as it is.</summary>
    public PayrollFigures Anew(PayrollSources.OfPeriod sources)
    {
        var currency = sources.Terms.Currency;
        return PayrollCalculation.Of(sources.InputOf(UserId, sources.ExtrasOf(this, Money.FromDecimal(Major(BonusMinor), currency), Money.FromDecimal(Major(DeductionMinor), currency))));
    }

    /// <param name="today">On the company's calendar.</param>
    public Problem? Enter(Entries entries, DateOnly today)
    {
        // What was paid in part may be paid wholly.
        var completes = PaymentStatus is PaymentStatus.Partial && entries is { Notes.IsGiven: false, PaymentStatus: { IsGiven: true, Value: PaymentStatus.Paid } };
        if (IsPaid && !completes) return PayrollProblems.ReportPaid;
        if (IsApproved && entries.Notes.IsGiven) return PayrollProblems.ReportApproved;
        if (entries.Pays && today < PeriodStart) return PayrollProblems.PeriodNotBegun;
        (Notes, PaymentStatus, PaymentDate) = (entries.Notes.Or(Notes), entries.PaymentStatus.Or(PaymentStatus), entries.PaymentDate.Or(PaymentDate));
        if (PaymentStatus is PaymentStatus.Paid) PaymentDate ??= today;
        return null;
    }

    /// <summary>Whether these entries would change money, or what is written of it.</summary>
    public bool IsChangedBy(Entries entries, Patch<decimal?> bonus, Patch<decimal?> deduction) =>
        ChangesMoney(bonus, deduction) || entries.Notes.Or(Notes) != Notes || entries.PaymentStatus.Or(PaymentStatus) != PaymentStatus || entries.PaymentDate.Or(PaymentDate) != PaymentDate;

    /// <summary>Whether bonus or deduction would be others.</summary>
    public bool ChangesMoney(Patch<decimal?> bonus, Patch<decimal?> deduction) =>
        (bonus.Or(Major(BonusMinor)) ?? 0) != Major(BonusMinor) || (deduction.Or(Major(DeductionMinor)) ?? 0) != Major(DeductionMinor);

    private Problem? RefusesEntry => IsPaid ? PayrollProblems.ReportPaid : IsApproved ? PayrollProblems.ReportApproved : null;

    private (PayFacts?, long, long, long, string, bool) Shows => (Facts, BonusMinor, DeductionMinor, CarriedInMinor, TermsKey, Stale);

    private static Problem? Refusal(string name, Patch<decimal?> given, PayrollTerms terms) => given.IsGiven ? Money.Refusal(name, given.Value, terms.Currency) : null;

    private decimal Major(long minor) => minor == 0 ? 0 : new Money(minor, Currency).ToDecimal();
}
