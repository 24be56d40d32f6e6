using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Calculation;

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
internal sealed record Entries(Patch<string?> Notes, Patch<PaymentStatus> PaymentStatus, Patch<DateOnly?> PaymentDate);

/// <summary>What one person is owed for one period. Once paid it is frozen.</summary>
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

    /// <summary>What is on record now gives other figures than its own, by the rules it was calculated by.</summary>
    public bool Stale { get; private set; }

    public Period Period => new(PeriodStart, PeriodEnd);

    private bool IsFrozen => PaymentStatus is PaymentStatus.Paid;

    public static PayrollReport Of(UserId user, Period period, CompanyId company, TimeProvider clock) =>
        new() { Id = NewId.At<PayrollReportId>(clock), CompanyId = company, UserId = user, PeriodStart = period.Start, PeriodEnd = period.End };

    /// <summary>Everything that is not entered by hand, anew from what is on record.</summary>
    public Problem? Calculate(PayrollSources.OfPeriod sources, Patch<decimal?> bonus = default, Patch<decimal?> deduction = default)
    {
        if (IsFrozen) return PayrollProblems.ReportPaid;
        if (!sources.Employs(UserId)) return PayrollProblems.NoEmployment;
        var terms = sources.Terms;
        if ((Refusal("bonus", bonus, terms) ?? Refusal("deduction", deduction, terms)) is { } notThatMuch) return notThatMuch;
        var extras = new Extras(
            Money.FromDecimal(bonus.Or(Major(BonusMinor)) ?? 0, terms.Currency), Money.FromDecimal(deduction.Or(Major(DeductionMinor)) ?? 0, terms.Currency),
            Money.FromDecimal(Major(CarriedInMinor), terms.Currency), []);

        Show(PayrollCalculation.Of(sources.InputOf(UserId, extras)), extras, terms);
        Stale = false;
        return null;
    }

    /// <param name="today">On the company's calendar.</param>
    public Problem? Enter(Entries entries, DateOnly today)
    {
        if (IsFrozen) return PayrollProblems.ReportPaid;
        (Notes, PaymentStatus, PaymentDate) = (entries.Notes.Or(Notes), entries.PaymentStatus.Or(PaymentStatus), entries.PaymentDate.Or(PaymentDate));
        if (IsFrozen) PaymentDate ??= today;
        return null;
    }

    /// <summary>Flags what no longer agrees with what is on record; the figures stay as they were agreed or paid.</summary>
    public void CompareWith(PayrollSources.OfPeriod now) => Stale = !Agrees(now);

    private static Problem? Refusal(string name, Patch<decimal?> given, PayrollTerms terms) => given.IsGiven ? Money.Refusal(name, given.Value, terms.Currency) : null;

    private decimal Major(long minor) => minor == 0 ? 0 : new Money(minor, Currency).ToDecimal();
}
