using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// Everything one person's pay for one period depends on. Of facts about days and times more may be given than
/// <see cref="PayrollCalculation.Reach"/> asks for, in any order; what lies outside changes nothing.
/// </summary>
/// <param name="Employment">Null of who never was employed: hours are counted, and nothing but the extras is owed.</param>
/// <param name="Rules">Those of each day decide on it; a week or period may straddle several.</param>
/// <param name="Planned">Needed of days with absences or leave only.</param>
internal sealed record PayrollInput(
    Period Period, DateTimeZone Zone, string Currency,
    EmploymentHistory? Employment, PayRuleBook Rules,
    IReadOnlyCollection<WorkedTime> Worked,
    IReadOnlyCollection<Absence> Absences,
    IReadOnlyCollection<LeaveDay> Leave,
    IReadOnlyCollection<HolidayFacts> Holidays,
    IReadOnlyCollection<PlannedTime> Planned,
    Extras Extras);

/// <summary>What is entered beside what is calculated, in one currency.</summary>
/// <param name="Deduction">Not negative; it is taken off.</param>
/// <param name="CarriedIn">What an earlier period fell short of, and is taken off here; not negative.</param>
internal sealed record Extras(Money Bonus, Money Deduction, Money CarriedIn, IReadOnlyList<Adjustment> Adjustments)
{
    public static Extras None(string currency) => new(Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), []);
}

/// <summary>An amount for a day of the period.</summary>
/// <param name="Code">What sort it is, for machines.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Amount">Signed: what is taken off is negative.</param>
internal sealed record Adjustment(string Code, string Label, DateOnly Day, Money Amount);
