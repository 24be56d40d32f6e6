using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// What a person is owed for a period, from what was agreed, worked and missed: the same facts always give the same figures, in whatever order
/// they come. The formulas are the company's rules of pay; hours are exact, and money is rounded once.
/// <para>
/// S(d), r(d), w(d), h(d) are salary, hourly rate, weekly hours and the pattern's hours by the terms in force on day d; H(m) is the sum of h over
/// all days of the calendar month. Only employed days are paid: hours of others are counted, and warned of.
/// </para>
/// <list type="number">
/// <item>Base of monthly pay, see <see cref="BasePay"/>.</item>
/// <item>Absence, taken off monthly pay: Σ S(d)·A(d)/H(m), with A of <see cref="AbsenceHours"/>. 3200, five days of unpaid leave in December 2026:
/// 3200 − 3200·40/184 = 2504.35.</item>
/// <item>Base of hourly pay, see <see cref="BasePay"/>.</item>
/// <item>The value of an hour, see <see cref="HourValues"/>.</item>
/// <item><see cref="Overtime"/>: multiplier·B on monthly pay, which does not hold these hours; (multiplier − 1)·B on hourly pay, which does. What
/// goes to time off is shown and not paid: hours times multiplier are there to be taken. Four hours at time and a half, 3100 a month: 4·1.5·3100·12/2080 = 107.31.</item>
/// <item><see cref="Premiums"/>: percent of B, or an amount.</item>
/// <item>Bonus, deduction, adjustments of the period's days, and what an earlier period fell short of.</item>
/// <item>Work that is paid elsewhere gives nothing here.</item>
/// </list>
/// <para>
/// Worked time is cut at the period's first and last instant, and so is overtime: a period gets what was earned in it, and a week that straddles two
/// counts from its first day. Later work never changes an earlier period; neighbouring periods agree in hours exactly, in money within a minor unit.
/// </para>
/// </summary>
internal static class PayrollCalculation
{
    /// <summary>No week begins earlier before a period; the night before its first day belongs to it too.</summary>
    private const int DaysOfWeekBefore = 8;

    /// <summary>
    /// The days whose facts matter to a period, both ends included: those of its first week and month from their beginning, since they decide what is
    /// overtime and how many hours a month has left to miss, with the night that reaches into them; and the night that reaches out of its last day.
    /// </summary>
    public static (DateOnly From, DateOnly To) Reach(Period period)
    {
        var (week, month) = (period.Start.AddDays(-DaysOfWeekBefore), PayDays.MonthOf(period.Start).AddDays(-1));
        return (week < month ? week : month, period.End.AddDays(1));
    }

    /// <exception cref="ArgumentOutOfRangeException">The period ends before it starts.</exception>
    /// <exception cref="InvalidOperationException">Something is in another currency.</exception>
    /// <exception cref="OverflowException">Somebody is owed more than can be stored.</exception>
    public static PayrollFigures Of(PayrollInput input)
    {
        var period = input.Period;
        ArgumentOutOfRangeException.ThrowIfLessThan(period.End, period.Start, nameof(input));
        var start = WallClock.DayRange(period.Start, input.Zone).Start.ToUnixTimeSeconds();
        var end = WallClock.DayRange(period.End, input.Zone).End.ToUnixTimeSeconds();
        var days = new PayDays(input.Employment, period);
        var (lines, warnings, values) = (new PayLines(input.Currency), new List<PayWarning>(), new HourValues(input.Currency));

        var counted = Stretches.Counted(input.Worked, input.Rules, input.Zone);
        Stretch[] work = [.. counted.Select(stretch => stretch.Within(start, end)).Where(stretch => stretch.Seconds > 0)];
        var secondsOf = counted.GroupBy(stretch => stretch.Day).ToDictionary(day => day.Key, day => day.Sum(stretch => stretch.Seconds));
        var absent = AbsenceHours.Of(input, days, secondsOf).Where(day => day.Key >= period.Start).ToList();

        BasePay.Add(input, days, absent, work, secondsOf, lines, warnings);
        var (overtime, toil) = AddOvertime(input, days, Overtime.Of(counted, Stretches.ForOvertime(counted, input.Worked, input.Rules, input.Zone), input.Rules), (start, end), values, lines);
        var premium = AddPremiums(input, days, work, values, lines);
        AddExtras(input, lines);

        if (work.FirstOrDefault(stretch => !days.On(stretch.Day).IsEmployed) is { Seconds: > 0 } unpaid) warnings.Add(new PayWarning(PayWarnings.NotEmployed, unpaid.Day));
        var (total, paid) = lines.Rounded();
        if (total.Minor < 0) warnings.Add(new PayWarning(PayWarnings.NegativeCarried));
        var employed = days.Until(period.End)[(period.Start.Day - 1)..].ToArray().Where(day => day.IsEmployed).ToList();
        return new PayrollFigures(
            work.Sum(stretch => stretch.Seconds), overtime, absent.Count, HourUnits.Hours(absent.Sum(day => day.Value)), premium,
            total, employed is [.., var last] ? last.Basis : null, employed is [var first, ..] ? first.Day : null, employed is [.., var latest] ? latest.Day : null, paid, warnings, toil);
    }

    private static (long Seconds, decimal Toil) AddOvertime(PayrollInput input, PayDays days, List<OvertimePiece> overtime, (long Start, long End) period, HourValues values, PayLines lines)
    {
        var (all, tally) = (0L, new OrderedDictionary<(OvertimeMode, bool Hourly, Fraction Value, decimal Multiplier), long>());
        foreach (var piece in overtime)
        {
            var seconds = Math.Max(0, Math.Min(piece.End, period.End) - Math.Max(piece.Start, period.Start));
            all += seconds;
            if (seconds == 0 || days.On(piece.Day) is not { Basis: not PayBasis.None, Terms.Overtime: not OvertimeMode.None } day) continue;
            var key = (day.Terms!.Overtime, day.Basis is PayBasis.Hourly, values.Of(day), piece.Multiplier);
            tally[key] = tally.GetValueOrDefault(key) + seconds;
        }
        foreach (var ((mode, hourly, value, multiplier), seconds) in tally.OrderBy(line => line.Key.Item1))
        {
            if (mode is OvertimeMode.Toil) lines.Add("toil", "Overtime as time off", Hours(seconds), PayUnit.Hours, 0, Fraction.OfDecimal(multiplier));
            else lines.Add("overtime", "Overtime", Hours(seconds), PayUnit.Hours, value, hourly ? Fraction.OfDecimal(multiplier) - 1 : Fraction.OfDecimal(multiplier));
        }
        return (all, tally.Where(line => line.Key.Item1 is OvertimeMode.Toil).Sum(line => line.Value * line.Key.Multiplier));
    }

    private static long AddPremiums(PayrollInput input, PayDays days, IReadOnlyList<Stretch> work, HourValues values, PayLines lines)
    {
        var (times, seconds) = Premiums.Of([.. work.Where(stretch => days.On(stretch.Day).IsEmployed)], input.Rules, input.Holidays, input.Zone, (premium, day) => RateOf(premium, day) is var (rate, factor) ? rate * factor : Fraction.Zero);
        var tally = new OrderedDictionary<(string Code, Fraction Rate, Fraction Factor), long>();
        foreach (var time in times)
        {
            var (rate, factor) = RateOf(time.Premium, time.Day);
            tally[(time.Premium.Code, rate, factor)] = tally.GetValueOrDefault((time.Premium.Code, rate, factor)) + time.Seconds;
        }
        foreach (var ((code, rate, factor), earned) in tally.OrderBy(line => line.Key.Code, StringComparer.Ordinal)) lines.Add("premium", code, Hours(earned), PayUnit.Hours, rate, factor);
        return seconds;

        (Fraction Rate, Fraction Factor) RateOf(Rules.Premium premium, DateOnly day) => premium.AmountPerHour is { } amount
            ? (Money.FromDecimal(amount, input.Currency).Minor, 1)
            : (values.Of(days.On(day)), Fraction.OfDecimal(premium.Percent ?? 0) / 100);
    }

    private static void AddExtras(PayrollInput input, PayLines lines)
    {
        lines.Add("bonus", "Bonus", input.Extras.Bonus);
        lines.Add("deduction", "Deduction", -input.Extras.Deduction);
        foreach (var adjustment in input.Extras.Adjustments.Where(a => input.Period.Start <= a.Day && a.Day <= input.Period.End)
            .OrderBy(a => a.Day).ThenBy(a => a.Code, StringComparer.Ordinal).ThenBy(a => a.Label, StringComparer.Ordinal).ThenBy(a => a.Amount.Minor))
        {
            lines.Add(adjustment.Code, adjustment.Label, adjustment.Amount, adjustment.Day);
        }
        lines.Add("carriedIn", "Carried over from before", -input.Extras.CarriedIn);
    }

    private static Fraction Hours(long seconds) => Fraction.Of(seconds, 3600);
}
