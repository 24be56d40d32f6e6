using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>A day as pay sees it.</summary>
/// <param name="Terms">In force; null of who never was employed.</param>
/// <param name="Units">Of the pattern, in <see cref="HourUnits"/>.</param>
internal readonly record struct PayDay(DateOnly Day, bool IsEmployed, TermsFacts? Terms, long Units)
{
    public PayBasis Basis => IsEmployed ? Terms!.Basis : PayBasis.None;
}

/// <summary>
/// Every day of the calendar months that a period touches, with the terms in force. The hours of a month are those of the pattern on all its
/// days, employed or not: before the start the first terms, after the end the last.
/// </summary>
internal sealed class PayDays
{
    private readonly EmploymentHistory? employment;
    private readonly PayDay[] days;
    private readonly Dictionary<DateOnly, (long All, long Employed)> months = [];

    public PayDays(EmploymentHistory? employment, Period period)
    {
        this.employment = employment;
        var first = MonthOf(period.Start);
        days = new PayDay[MonthOf(period.End).AddMonths(1).DayNumber - first.DayNumber];
        TermsFacts? terms = null;
        PatternHours? pattern = null;
        for (var i = 0; i < days.Length; i++)
        {
            var day = first.AddDays(i);
            var inForce = employment?.TermsFor(day);
            if (!ReferenceEquals(inForce, terms)) (terms, pattern) = (inForce, inForce is null ? null : new PatternHours(inForce));
            days[i] = new PayDay(day, employment?.IsEmployedOn(day) ?? false, inForce, pattern?.On(day) ?? 0);
            var (all, employed) = months.GetValueOrDefault(MonthOf(day));
            months[MonthOf(day)] = (all + days[i].Units, employed + (days[i].IsEmployed ? days[i].Units : 0));
        }
    }

    /// <summary>Of a day around them, to which work belongs that reaches into the period or out of it, without the hours of the pattern.</summary>
    public PayDay On(DateOnly day) => day < days[0].Day || day > days[^1].Day
        ? new PayDay(day, employment?.IsEmployedOn(day) ?? false, employment?.TermsFor(day), 0)
        : days[day.DayNumber - days[0].Day.DayNumber];

    /// <summary>The days from the first of the month in which the period starts to the given one.</summary>
    public ReadOnlySpan<PayDay> Until(DateOnly last) => days.AsSpan(0, last.DayNumber - days[0].Day.DayNumber + 1);

    /// <summary>The pattern's units on all days of the month.</summary>
    public long UnitsOfMonth(DateOnly day) => months[MonthOf(day)].All;

    /// <summary>The same on its employed days.</summary>
    public long EmployedUnitsOfMonth(DateOnly day) => months[MonthOf(day)].Employed;

    /// <summary>The first day of its month.</summary>
    public static DateOnly MonthOf(DateOnly day) => day.AddDays(1 - day.Day);

    /// <summary>A pattern repeats after its weeks, so that each of its days is worked out once.</summary>
    private sealed class PatternHours(TermsFacts terms)
    {
        private readonly long?[] known = new long?[7 * Math.Max(1, terms.Pattern?.Weeks.Count ?? 1)];

        public long On(DateOnly day) => known[day.DayNumber % known.Length] ??= HourUnits.Of(terms.HoursOn(day));
    }
}
