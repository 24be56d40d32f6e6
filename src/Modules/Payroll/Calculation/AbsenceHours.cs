using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// How many hours of each day somebody was absent at their own cost: A(d) = noShow(d) + unpaid(d).
/// <para>
/// noShow(d): the planned paid time of shifts of that date to which the person did not come, but for what was excused as paid, and for
/// the share of the shift that approved leave of whatever type covers. unpaid(d): what approved unpaid leave takes of the pattern's hours of
/// that day, never of the rota, as far as they were not worked all the same; a public holiday inside it is unpaid as well.
/// </para>
/// <para>
/// A day has at most the pattern's or the planned hours, whichever are more, and a calendar month at most those of the pattern on its
/// employed days, the earliest first: who is absent for all of it is owed nothing, and nobody less than nothing. Days without employment
/// have none. Whatever period is asked for, a day's hours are the same.
/// </para>
/// <example>40 h from Monday to Friday; on Tuesday a split shift of 6 and 2 h of which the second was missed, from Wednesday on two days of
/// unpaid leave, on the first of which 3 h were worked: A = 2, 8 − 3 = 5, 8.</example>
/// </summary>
internal static class AbsenceHours
{
    /// <returns>Of the days on which there are any, up to the period's last, in <see cref="HourUnits"/>; those before the period too.</returns>
    public static SortedDictionary<DateOnly, long> Of(PayrollInput input, PayDays days, IReadOnlyDictionary<DateOnly, long> workedSeconds)
    {
        var absent = new SortedDictionary<DateOnly, long>();
        if (input.Absences.Count == 0 && input.Leave.All(leave => leave.Paid)) return absent;

        var missed = input.Absences.Where(a => !a.ExcusedPaid).ToLookup(a => a.Day, a => MissedUnits(a, input.Leave));
        var unpaid = input.Leave.Where(leave => !leave.Paid).ToLookup(leave => leave.Day);
        var planned = input.Planned.ToLookup(p => p.Day, p => p.Seconds * HourUnits.PerSecond);
        var (month, ofMonth) = (default(DateOnly), 0L);
        foreach (var day in days.Until(input.Period.End))
        {
            if (PayDays.MonthOf(day.Day) != month) (month, ofMonth) = (PayDays.MonthOf(day.Day), 0);
            if (!day.IsEmployed) continue;
            var leave = unpaid[day.Day].Sum(part => LeaveUnits(part, day.Units));
            // Who takes half a day and works the other half loses the half.
            if (leave > 0) leave = Math.Min(leave, Math.Max(0, Math.Max(leave, day.Units) - workedSeconds.GetValueOrDefault(day.Day) * HourUnits.PerSecond));

            var units = Math.Min(missed[day.Day].Sum() + leave, Math.Max(day.Units, planned[day.Day].Sum()));
            units = Math.Min(units, days.EmployedUnitsOfMonth(day.Day) - ofMonth);
            ofMonth += units;
            if (units > 0) absent.Add(day.Day, units);
        }
        return absent;
    }

    /// <summary>What leave takes of a day with so many hours of the pattern.</summary>
    public static long LeaveUnits(LeaveDay leave, long patternUnits) => leave.Portion switch
    {
        LeavePortion.Full => patternUnits,
        LeavePortion.Half => patternUnits / 2,
        _ => (leave.EndsAt.ToUnixTimeSeconds() - leave.StartsAt.ToUnixTimeSeconds()) * HourUnits.PerSecond,
    };

    /// <summary>The planned time of the part of the shift that no leave covers, to the nearest unit; a planned break lies evenly over it.</summary>
    private static long MissedUnits(Absence absence, IReadOnlyCollection<LeaveDay> leave)
    {
        var (start, end) = (absence.StartsAt.ToUnixTimeSeconds(), absence.EndsAt.ToUnixTimeSeconds());
        if (start >= end) return 0;
        var (uncovered, at) = (0L, start);
        foreach (var (from, to) in leave.Select(l => (From: l.StartsAt.ToUnixTimeSeconds(), To: l.EndsAt.ToUnixTimeSeconds())).Where(l => l.From < end && l.To > start).Order())
        {
            uncovered += Math.Max(0, from - at);
            at = Math.Max(at, to);
        }
        uncovered += Math.Max(0, end - at);
        return (long)Fraction.Of((System.Numerics.BigInteger)absence.PlannedSeconds * uncovered * HourUnits.PerSecond, end - start).Rounded();
    }
}
