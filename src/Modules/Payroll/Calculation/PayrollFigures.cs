using System.Text.Json.Serialization;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>What a payroll report says.</summary>
/// <param name="AbsenceHours">Exact.</param>
/// <param name="PremiumSeconds">Seconds with at least one premium.</param>
/// <param name="Total">Rounded once; negative where more is taken off than is earned. The lines sum to it.</param>
/// <param name="Basis">By what the person is paid on the last employed day of the period; null where there is none.</param>
/// <param name="EmployedFrom">The first employed day of the period.</param>
/// <param name="EmployedTo">The last.</param>
/// <param name="ToilSeconds">Of overtime that is taken off instead of being paid, times its multiplier; exact.</param>
internal sealed record PayrollFigures(
    long WorkedSeconds, long OvertimeSeconds, int AbsenceDays, Fraction AbsenceHours, long PremiumSeconds,
    Money Total, PayBasis? Basis, DateOnly? EmployedFrom, DateOnly? EmployedTo,
    IReadOnlyList<PayLine> Lines, IReadOnlyList<PayWarning> Warnings, decimal ToilSeconds = 0)
{
    /// <summary>What is paid out: never below zero.</summary>
    public Money Salary => Total.Minor < 0 ? Money.Zero(Total.Currency) : Total;

    /// <summary>What is missing to zero, and is taken off next time.</summary>
    public Money CarryForward => Total.Minor < 0 ? -Total : Money.Zero(Total.Currency);

    /// <summary>To the nearest second.</summary>
    public long AbsenceSeconds => (long)(AbsenceHours * 3600).Rounded();
}

/// <summary>How a line's quantity counts. In the contract's order.</summary>
internal enum PayUnit
{
    Hours,
    Days,
    Amount,
}

/// <summary>Quantity × rate × factor, as it is paid: the amounts of all lines sum to the total.</summary>
/// <param name="Code">For machines; the same words in the same order for the same facts.</param>
/// <param name="Day">Where it is of one day.</param>
/// <param name="Quantity">To two decimals.</param>
/// <param name="Rate">In major units, to two decimals more than the currency has.</param>
/// <param name="Factor">Negative where it is taken off.</param>
/// <param name="AmountMinor">Whole minor units.</param>
/// <param name="FineQuantity">To eight decimals, where two are not all of it; null of lines of before this was kept.</param>
/// <param name="FineRate">The same of the rate.</param>
internal sealed record PayLine(
    string Code, string Label, DateOnly? Day, decimal Quantity, PayUnit Unit, decimal Rate, decimal Factor, long AmountMinor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? FineQuantity = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? FineRate = null);

/// <summary>What whoever pays should know of.</summary>
/// <param name="Code">Stable.</param>
internal sealed record PayWarning(string Code, DateOnly? Day = null);

/// <summary>What calculations warn of.</summary>
internal static class PayWarnings
{
    /// <summary>The pattern has no hours in the month: its salary is shared by days, and absences cost nothing.</summary>
    public const string PatternEmpty = "patternEmpty";

    /// <summary>More is taken off than was earned; the rest is taken off next time.</summary>
    public const string NegativeCarried = "negativeCarried";

    /// <summary>Hours of a day on which the person was not employed: they are not paid.</summary>
    public const string NotEmployed = "workedNotEmployed";

    public static string SentenceOf(string code) => code switch
    {
        PatternEmpty => "The work pattern has no hours in this month, so that its salary is shared by days and absence costs nothing.",
        NegativeCarried => "More is taken off than was earned; the rest is taken off the next approved report.",
        NotEmployed => "There are hours of days on which the person was not employed; they are not paid.",
        _ => code,
    };
}
