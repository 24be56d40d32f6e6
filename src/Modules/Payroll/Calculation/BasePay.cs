using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// What is agreed, before overtime and premiums.
/// <para>
/// By the month: Σ S(d)·h(d)/H(m) over the employed days, less Σ S(d)·A(d)/H(m) for absence. A whole month is the salary to the cent. Where the
/// pattern has no hours in the month, each day is one of its days and absence costs nothing. By the hour: counted hours at the rate of the day on
/// which their work begins, paid leave, and where the rules say so the pattern's hours of public holidays that are not worked. A holiday inside paid
/// leave is paid as a holiday, one inside unpaid leave is not paid.
/// </para>
/// <example>Hired on 16 November 2026 at 3200, 40 h from Monday to Friday: 88 of the month's 168 h, 3200·88/168 = 1676.19.</example>
/// <example>3000, and 3600 from 16 November: 3000·80/168 + 3600·88/168 = 3314.29.</example>
/// <example>18.75 an hour, 45 h in a week: 843.75, and 46.88 of overtime on top.</example>
/// </summary>
internal static class BasePay
{
    public static void Add(
        PayrollInput input, PayDays days, IReadOnlyList<KeyValuePair<DateOnly, long>> absent, IReadOnlyList<Stretch> work, IReadOnlyDictionary<DateOnly, long> secondsOf, PayLines lines, List<PayWarning> warnings)
    {
        AddMonthly(input, days, absent, lines, warnings);
        AddHourly(input, days, work, secondsOf, lines);
    }

    private static void AddMonthly(PayrollInput input, PayDays days, IReadOnlyList<KeyValuePair<DateOnly, long>> absent, PayLines lines, List<PayWarning> warnings)
    {
        var hours = new OrderedDictionary<(DateOnly Month, long Salary), (long Units, int Days)>();
        foreach (var day in DaysPaidBy(PayBasis.Monthly, input, days))
        {
            var key = (PayDays.MonthOf(day.Day), Salary(day));
            var (units, of) = hours.GetValueOrDefault(key);
            hours[key] = (units + day.Units, of + 1);
        }
        foreach (var ((month, salary), (units, of)) in hours)
        {
            var all = days.UnitsOfMonth(month);
            if (all > 0)
            {
                lines.Add("base", "Salary", HourUnits.Hours(units), PayUnit.Hours, salary / HourUnits.Hours(all), 1, month);
                continue;
            }
            lines.Add("base", "Salary", of, PayUnit.Days, Fraction.Of(salary, DateTime.DaysInMonth(month.Year, month.Month)), 1, month);
            if (warnings.All(w => w.Day != month)) warnings.Add(new PayWarning(PayWarnings.PatternEmpty, month));
        }
        foreach (var (date, units) in absent)
        {
            if (days.On(date) is { Basis: PayBasis.Monthly } day) lines.Add("absence", "Absence", HourUnits.Hours(units), PayUnit.Hours, Salary(day) / HourUnits.Hours(days.UnitsOfMonth(date)), -1, date);
        }

        long Salary(PayDay day) => Money.FromDecimal(day.Terms!.Salary ?? 0, input.Currency).Minor;
    }

    private static void AddHourly(PayrollInput input, PayDays days, IReadOnlyList<Stretch> work, IReadOnlyDictionary<DateOnly, long> secondsOf, PayLines lines)
    {
        var (worked, onLeave, onHolidays) = (new OrderedDictionary<long, long>(), new OrderedDictionary<long, long>(), new OrderedDictionary<long, long>());
        foreach (var stretch in work)
        {
            if (days.On(stretch.Day) is { Basis: PayBasis.Hourly } day) Add(worked, day, stretch.Seconds * HourUnits.PerSecond);
        }

        var leave = input.Leave.ToLookup(l => l.Day);
        var holidays = input.Holidays.ToLookup(h => h.Day, h => h.IsHalf);
        foreach (var day in DaysPaidBy(PayBasis.Hourly, input, days))
        {
            var free = input.Rules.On(day.Day).HolidayPaid && holidays.Contains(day.Day) ? holidays[day.Day].All(isHalf => isHalf) ? day.Units / 2 : day.Units : 0;
            Add(onLeave, day, Math.Min(leave[day.Day].Where(l => l.Paid).Sum(l => AbsenceHours.LeaveUnits(l, day.Units)), day.Units - free));
            if (!secondsOf.ContainsKey(day.Day) && leave[day.Day].All(l => l.Paid)) Add(onHolidays, day, free);
        }
        foreach (var (rate, units) in worked) lines.Add("hours", "Hours", HourUnits.Hours(units), PayUnit.Hours, rate, 1);
        foreach (var (rate, units) in onLeave) lines.Add("paidLeave", "Paid leave", HourUnits.Hours(units), PayUnit.Hours, rate, 1);
        foreach (var (rate, units) in onHolidays) lines.Add("holiday", "Public holidays", HourUnits.Hours(units), PayUnit.Hours, rate, 1);

        void Add(OrderedDictionary<long, long> tally, PayDay day, long units)
        {
            var rate = Money.FromDecimal(day.Terms!.HourlyRate ?? 0, input.Currency).Minor;
            tally[rate] = tally.GetValueOrDefault(rate) + units;
        }
    }

    private static IEnumerable<PayDay> DaysPaidBy(PayBasis basis, PayrollInput input, PayDays days) =>
        days.Until(input.Period.End)[(input.Period.Start.Day - 1)..].ToArray().Where(day => day.Basis == basis);
}
