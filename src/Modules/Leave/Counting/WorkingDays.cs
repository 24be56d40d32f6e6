using WorkforceOS.Kernel;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Counting;

/// <summary>A day as somebody works it.</summary>
/// <param name="Hours">Of the pattern, h(d).</param>
/// <param name="Longest">The longest day of the pattern.</param>
/// <param name="Holiday">How much of the day is free as a holiday: 0, ½ or 1.</param>
/// <param name="IsAgreed">The pattern was agreed; else it is the usual one, Monday to Friday, and other days may be worked all the same.</param>
internal sealed record DayOfWork(Fraction Hours, Fraction Longest, Fraction Holiday, bool IsAgreed);

/// <summary>What leave costs.</summary>
/// <param name="Days">Of a balance, exact.</param>
/// <param name="Hours">Of work that is not done, exact.</param>
/// <param name="IsFree">Nothing of it is working time: every day is a holiday, or free by an agreed pattern.</param>
internal sealed record LeaveCost(Fraction Days, Fraction Hours, bool IsFree);

/// <summary>
/// How many days and hours a leave costs. A local day d with the pattern's hours h(d) has a value:
/// <list type="bullet">
/// <item>0 where h(d) = 0, unless the type counts free days, and where all of it is a holiday, unless the type counts holidays;</item>
/// <item>½ where h(d) is at most half of the pattern's longest day, and where half of it is a holiday;</item>
/// <item>else 1.</item>
/// </list>
/// The leave costs min(what is asked of the day, its value), and hours asked for cost their share of h(d) of the value. In hours it is h(d)
/// of a whole day, half of that of a half, and the hours given, at most h(d); a half holiday leaves half of h(d).
/// <para>
/// Monday to Friday at 8 h: Thursday to Monday is 3 days, 24 h; from Thursday afternoon 2.5 days, 20 h; with Friday a holiday 2 days, 16 h;
/// 10:00-12:00 is 0.25 days, 2 h. Monday to Wednesday at 8 h and Thursday at 4 h: the whole week is 3.5 days, 28 h, and half of Thursday
/// 0.5 days, 2 h. The 24th of December as half a holiday: 0.5 days, 4 h.
/// </para>
/// </summary>
internal static class WorkingDays
{
    public static readonly Fraction One = 1;
    public static readonly Fraction Half = Fraction.Of(1, 2);

    /// <param name="rules">Of the type; null where it is not known, which counts neither holidays nor free days.</param>
    public static LeaveCost Cost(LeaveSpan span, LeaveRules? rules, Func<DateOnly, DayOfWork> work)
    {
        var (days, hours, isFree) = (Fraction.Zero, Fraction.Zero, true);
        foreach (var day in span.Days)
        {
            var (cost, time) = Of(span, day, rules, work(day));
            (days, hours) = (days + cost, hours + time);
            isFree &= cost == Fraction.Zero && (work(day).IsAgreed || work(day).Holiday == One);
        }
        return new LeaveCost(days, hours, isFree);
    }

    /// <summary>What one of its days costs.</summary>
    public static (Fraction Days, Fraction Hours) Of(LeaveSpan span, DateOnly day, LeaveRules? rules, DayOfWork work)
    {
        var value = Value(work, rules);
        if (span.IsHours)
        {
            if (work.Hours == Fraction.Zero) return (Fraction.Zero, Fraction.Zero);
            var given = Least(Length(span), work.Hours);
            return (value * given / work.Hours, value == Fraction.Zero ? Fraction.Zero : given);
        }
        var asked = span.IsHalf(day) ? Half : One;
        var left = rules is { CountsHolidays: true } ? One : One - work.Holiday;
        return (Least(asked, value), work.Hours * Least(asked, left));
    }

    private static Fraction Value(DayOfWork work, LeaveRules? rules)
    {
        var holiday = rules is { CountsHolidays: true } ? Fraction.Zero : work.Holiday;
        if (work.Hours == Fraction.Zero && rules is not { CountsFreeDays: true }) return Fraction.Zero;
        var value = work.Hours > Fraction.Zero && work.Hours * 2 <= work.Longest ? Half : One;
        return Least(value, One - holiday);
    }

    private static Fraction Length(LeaveSpan span)
    {
        var minutes = (span.ToTime!.Value - span.FromTime!.Value).TotalMinutes;
        return Fraction.Of((long)(minutes == 0 ? TimeSpan.FromDays(1).TotalMinutes : minutes), 60);
    }

    private static Fraction Least(Fraction one, Fraction other) => one < other ? one : other;
}
