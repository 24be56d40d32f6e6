using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll.Reports;

/// <summary>What is calculated, and by which rules.</summary>
internal sealed partial class PayrollReport
{
    public long WorkedSeconds { get; private set; }
    public long OvertimeSeconds { get; private set; }
    public int AbsenceDays { get; private set; }
    public long AbsenceSeconds { get; private set; }

    /// <summary>Of hours with at least one premium.</summary>
    public long PremiumSeconds { get; private set; }

    public long SalaryMinor { get; private set; }

    /// <summary>What an earlier report fell short of, and is taken off here.</summary>
    public long CarriedInMinor { get; private set; }

    /// <summary>What this one falls short of.</summary>
    public long CarryForwardMinor { get; private set; }

    /// <summary>By what the person is paid on the last employed day of the period.</summary>
    public PayBasis? PayBasis { get; private set; }

    public DateOnly? EmployedFrom { get; private set; }
    public DateOnly? EmployedTo { get; private set; }

    /// <summary>They sum to the salary less what is carried forward.</summary>
    public IReadOnlyList<PayLine> Lines { get; private set; } = [];

    public IReadOnlyList<PayWarning> Warnings { get; private set; } = [];
    public string Currency { get; private set; } = "";
    public string Timezone { get; private set; } = "";
    public decimal OvertimeDailyHours { get; private set; }
    public decimal OvertimeWeeklyHours { get; private set; }

    /// <summary>The rules that decided; null where a build calculated it that had none.</summary>
    public PayRuleBook? Basis { get; private set; }

    /// <summary>By what it was calculated.</summary>
    public PayrollTerms Terms => PayrollTerms.Of(Timezone, Currency, Basis ?? PayRuleBook.Of(PayRuleSet.Usual with { Tiers = PayRuleSet.TiersOf(OvertimeDailyHours, OvertimeWeeklyHours) }));

    /// <summary>The same as a text: reports that were calculated alike are calculated together.</summary>
    public string TermsKey => $"{Timezone} {Currency} {OvertimeDailyHours} {OvertimeWeeklyHours} {Basis?.Text}";

    private void Show(PayrollFigures figures, Extras extras, PayrollTerms terms)
    {
        (WorkedSeconds, OvertimeSeconds, AbsenceDays, AbsenceSeconds, PremiumSeconds) = (figures.WorkedSeconds, figures.OvertimeSeconds, figures.AbsenceDays, figures.AbsenceSeconds, figures.PremiumSeconds);
        (SalaryMinor, CarryForwardMinor, Lines, Warnings) = (figures.Salary.Minor, figures.CarryForward.Minor, Same(Lines, figures.Lines), Same(Warnings, figures.Warnings));
        (BonusMinor, DeductionMinor, CarriedInMinor) = (extras.Bonus.Minor, extras.Deduction.Minor, extras.CarriedIn.Minor);
        (PayBasis, EmployedFrom, EmployedTo) = (figures.Basis, figures.EmployedFrom, figures.EmployedTo);
        var rules = terms.Rules!.On(PeriodEnd);
        (Currency, Timezone, OvertimeDailyHours, OvertimeWeeklyHours, Basis) = (terms.Currency, terms.Zone.Id, rules.DailyHours, rules.WeeklyHours, terms.Rules);
    }

    /// <summary>What says the same stays the same object, which is cheaper to find unchanged than to compare as text.</summary>
    private static IReadOnlyList<T> Same<T>(IReadOnlyList<T> before, IReadOnlyList<T> now) => before.SequenceEqual(now) ? before : now;
}
