using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// What a person is owed for a period, from attendance, absence and salary alone: the same input always gives the same figures.
/// <para>
/// Worked time is cut at the period's first and last instant in the company's zone. Overtime is cut there too: a period gets what was
/// earned in it, so a week that straddles two periods counts from its Monday, and hours beyond the week's forty fall to the period in which
/// they were worked. Later work never changes an earlier period, and the hours of neighbouring periods sum to those of both together.
/// Time before a shift's start is worked, but is no overtime and brings none nearer.
/// </para>
/// <para>
/// Salary = monthly salary × (share of each calendar month since the employment began − absence days × 12/260 + overtime hours × 1.5 × 12/2080) + bonus − deduction,
/// exact until it is rounded once to a whole minor unit, half away from zero; never below zero. An absence day is 8 hours whatever the overtime rule says.
/// </para>
/// </summary>
internal static class PayrollCalculation
{
    private const long MonthsPerYear = 12;
    private const long HoursPerYear = 2080;
    private const long HoursPerAbsenceDay = 8;
    private const long SecondsPerHour = 3600;

    private static readonly Fraction OvertimeFactor = Fraction.Of(3, 2);

    /// <summary>The hourly wage as a share of the monthly salary.</summary>
    private static readonly Fraction Hourly = Fraction.Of(MonthsPerYear, HoursPerYear);

    /// <summary>
    /// The first day whose attendance matters to a period: the Monday of the week in which its eve lies, since a night shift begun on the eve
    /// reaches into the period, and one day more for the shift that reaches into that Monday. It suffices for everyone who takes a break on that day.
    /// </summary>
    public static DateOnly WorkCountsSince(DateOnly periodStart) => WorkedTime.MondayOf(periodStart.AddDays(-1)).AddDays(-1);

    /// <exception cref="ArgumentOutOfRangeException">The period ends before it starts.</exception>
    /// <exception cref="InvalidOperationException">Salary, bonus and deduction are not in one currency.</exception>
    public static PayrollFigures Of(PayrollInput input)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(input.PeriodEnd, input.PeriodStart, nameof(input));
        var start = WallClock.DayRange(input.PeriodStart, input.Zone).Start;
        var end = WallClock.DayRange(input.PeriodEnd, input.Zone).End;

        var work = WorkedTime.Of(input.Worked, input.Zone);
        var worked = work.Before(end) - work.Before(start);
        var planned = WorkedTime.Of(input.Worked.Select(interval => interval.WithoutEarly), input.Zone);
        var overtime = planned.OvertimeBefore(end, input.Overtime) - planned.OvertimeBefore(start, input.Overtime);
        var absences = input.AbsentDays.Union(input.UnpaidLeaveDays).Count(day => input.PeriodStart <= day && day <= input.PeriodEnd);

        return new PayrollFigures(worked, overtime, absences, Salary(input, overtime, absences));
    }

    private static Money Salary(PayrollInput input, long overtimeSeconds, int absenceDays)
    {
        var extras = input.Bonus - input.Deduction;
        var monthly = input.MonthlySalary ?? Money.Zero(extras.Currency);
        if (monthly.Currency != extras.Currency) throw new InvalidOperationException($"Salary is in {monthly.Currency}, bonus in {extras.Currency}.");

        var months = ShareOfMonths(input.EmployedSince > input.PeriodStart ? input.EmployedSince.Value : input.PeriodStart, input.PeriodEnd)
            - absenceDays * HoursPerAbsenceDay * Hourly
            + Fraction.Of(overtimeSeconds, SecondsPerHour) * OvertimeFactor * Hourly;
        var owed = Money.Rounded(monthly.Minor * months + extras.Minor, monthly.Currency);
        return owed.Minor < 0 ? Money.Zero(owed.Currency) : owed;
    }

    /// <summary>How many monthly salaries the days are worth: each calendar month's days over the days that month has.</summary>
    private static Fraction ShareOfMonths(DateOnly first, DateOnly last)
    {
        var share = Fraction.Zero;
        for (var day = first; day <= last;)
        {
            var daysInMonth = DateTime.DaysInMonth(day.Year, day.Month);
            var days = Math.Min(daysInMonth - day.Day, last.DayNumber - day.DayNumber) + 1;
            share += Fraction.Of(days, daysInMonth);
            day = day.AddDays(days);
        }

        return share;
    }
}
