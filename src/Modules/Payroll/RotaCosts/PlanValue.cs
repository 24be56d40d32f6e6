using NodaTime;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll.RotaCosts;

/// <summary>By what a plan is valued.</summary>
internal sealed record PlanTerms(Period Period, DateTimeZone Zone, string Currency, PayRuleBook Rules);

/// <summary>
/// What one person's planned shifts are worth. Each hour is worth B(d) of <see cref="HourValues"/>, whether it is paid by the hour or with the salary; an hour
/// that <see cref="Overtime"/> finds among them adds (multiplier − 1)·B(d) where overtime is paid; and <see cref="Premiums"/> add theirs. The planned break lies in
/// the middle of its shift. Shifts before the period count toward the overtime of its first week. On days without employment, and for whoever is paid by neither, an hour is worth nothing.
/// <example>5200 a month, 40 h a week: B = 30.00. Five shifts of nine hours: 45·30 + 5·0.5·30 = 1425.00.</example>
/// <example>20 an hour, 25 % from 23 to 6, a shift from 22 to 6 with half an hour of break: 7.5·20 + 6.5·5 = 182.50.</example>
/// </summary>
internal static class PlanValue
{
    /// <param name="planned">Of the person, by start, those of the week in which the period begins included.</param>
    /// <returns>One for each shift of the period.</returns>
    public static IEnumerable<PlaceCost> Of(IReadOnlyList<PlannedWork> planned, EmploymentHistory? employment, IReadOnlyCollection<HolidayFacts> holidays, PlanTerms terms)
    {
        var (days, values) = (new PayDays(employment, terms.Period), new HourValues(terms.Currency));
        var stretches = Stretches(planned, terms.Zone);
        List<Stretch> all = [.. stretches.SelectMany(s => s.Work)];
        var overtime = Overtime.Of(all, all, terms.Rules);
        foreach (var (shift, work) in stretches.Where(s => terms.Period.Start <= s.Shift.Day && s.Shift.Day <= terms.Period.End))
        {
            var minor = work.Aggregate(Fraction.Zero, (sum, stretch) => sum + Hours(stretch.Seconds) * values.Of(days.On(stretch.Day)));
            var beyond = overtime.Select(piece => (Piece: piece, Seconds: work.Sum(s => Math.Max(0, Math.Min(s.End, piece.End) - Math.Max(s.Start, piece.Start))))).Where(o => o.Seconds > 0).ToList();
            foreach (var (piece, seconds) in beyond)
            {
                if (days.On(piece.Day) is { Basis: not PayBasis.None, Terms.Overtime: OvertimeMode.Paid } day) minor += Hours(seconds) * (Fraction.OfDecimal(piece.Multiplier) - 1) * values.Of(day);
            }
            var (times, _) = Premiums.Of([.. work.Where(s => days.On(s.Day).IsEmployed)], terms.Rules, holidays, terms.Zone, Worth);
            minor = times.Aggregate(minor, (sum, time) => sum + Hours(time.Seconds) * Worth(time.Premium, time.Day));
            yield return new PlaceCost(shift.User, shift.Day, shift.Department, work.Sum(s => s.Seconds), beyond.Sum(o => o.Seconds), minor);
        }

        Fraction Worth(Premium premium, DateOnly day) => premium.AmountPerHour is { } amount ? Money.FromDecimal(amount, terms.Currency).Minor : values.Of(days.On(day)) * Fraction.OfDecimal(premium.Percent ?? 0) / 100;
    }

    /// <summary>Before and after each planned break. Work that goes on without a gap belongs to the day on which it begins.</summary>
    private static List<(PlannedWork Shift, List<Stretch> Work)> Stretches(IReadOnlyList<PlannedWork> planned, DateTimeZone zone)
    {
        var stretches = new List<(PlannedWork, List<Stretch>)>();
        Stretch? last = null;
        foreach (var shift in planned)
        {
            var (start, end) = (shift.StartsAt.ToUnixTimeSeconds(), shift.EndsAt.ToUnixTimeSeconds());
            var pause = Math.Min(60L * shift.BreakMinutes, end - start);
            var begins = start + (end - start - pause) / 2;
            var day = last?.End == start ? last.Value.Day : WallClock.DayOf(shift.StartsAt, zone);
            List<Stretch> work = pause == 0 ? [new(start, end, day)] : [new(start, begins, day), new(begins + pause, end, day)];
            stretches.Add((shift, work));
            last = work[^1];
        }
        return stretches;
    }

    private static Fraction Hours(long seconds) => Fraction.Of(seconds, 3600);
}
