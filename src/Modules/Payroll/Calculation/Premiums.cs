using NodaTime;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>How long one premium was earned at a time.</summary>
/// <param name="Day">To which the work belongs.</param>
internal readonly record struct PremiumTime(Premium Premium, DateOnly Day, long Seconds);

/// <summary>
/// Which hours earn a premium: those at which the wall clock shows a time of its window, however long they really were over a clock change.
/// A window over midnight belongs to the day on which it begins, whose weekday and holiday decide: Friday's night is over on Saturday.
/// Of the premiums that stack as the highest, an hour earns the one that is worth most, the earlier of equals; those that sum come on top.
/// The rules of the day to which the work belongs decide.
/// <example>25 % from 23 to 6, worked from 22 to 6 with half an hour of break in the middle: 6.5 of the 7.5 h; at 20 an hour, 6.5 × 5 = 32.50.</example>
/// <example>Worked from 22 to 6 over Berlin's changes: 6 h of that window in spring, when 2 to 3 is left out, 8 h in autumn, when it comes twice.</example>
/// </summary>
internal static class Premiums
{
    private const long SecondsOfDay = 86_400;
    private static readonly int FirstDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <param name="work">Cut at the period's ends.</param>
    /// <param name="valueOf">What a premium is worth an hour, for work of that day.</param>
    /// <returns>The times of each premium, and the seconds that earn at least one.</returns>
    public static (List<PremiumTime> Times, long Seconds) Of(
        IReadOnlyList<Stretch> work, PayRuleBook rules, IReadOnlyCollection<HolidayFacts> holidays, DateTimeZone zone, Func<Premium, DateOnly, Fraction> valueOf)
    {
        List<PremiumTime> times = [];
        var (earning, free) = (0L, holidays.Select(h => h.Day).ToHashSet());
        IReadOnlyList<Premium> before = [];
        long[] edges = [];
        foreach (var stretch in work)
        {
            if (rules.On(stretch.Day).Premiums is not [_, ..] premiums || stretch.Seconds == 0) continue;
            if (!ReferenceEquals(premiums, before)) (before, edges) = (premiums, EdgesOf(premiums));
            foreach (var interval in zone.GetZoneIntervals(Instant.FromUnixTimeSeconds(stretch.Start), Instant.FromUnixTimeSeconds(stretch.End)))
            {
                var from = interval.HasStart ? Math.Max(stretch.Start, interval.Start.ToUnixTimeSeconds()) : stretch.Start;
                var to = interval.HasEnd ? Math.Min(stretch.End, interval.End.ToUnixTimeSeconds()) : stretch.End;
                earning += Walk(from + interval.WallOffset.Seconds, to + interval.WallOffset.Seconds, stretch.Day, premiums, edges, free, valueOf, times);
            }
        }
        return (times, earning);
    }

    private static long[] EdgesOf(IReadOnlyList<Premium> premiums) => [.. premiums.SelectMany(p => (long[])[Start(p), End(p)]).Append(SecondsOfDay).Distinct().Order()];

    /// <summary>From edge to edge of the windows, with the wall clock's seconds since 1970.</summary>
    private static long Walk(long from, long to, DateOnly day, IReadOnlyList<Premium> premiums, long[] edges, HashSet<DateOnly> free, Func<Premium, DateOnly, Fraction> valueOf, List<PremiumTime> times)
    {
        var earning = 0L;
        while (from < to)
        {
            var (date, second) = (DateOnly.FromDayNumber(FirstDay + (int)Math.DivRem(from, SecondsOfDay, out var ofDay)), ofDay);
            var seconds = Math.Min(to, from - second + Array.Find(edges, edge => edge > second)) - from;
            var earned = Earned([.. premiums.Where(p => Covers(p, date, second, free))], day, valueOf);
            times.AddRange(earned.Select(premium => new PremiumTime(premium, day, seconds)));
            if (earned.Count > 0) earning += seconds;
            from += seconds;
        }
        return earning;
    }

    private static List<Premium> Earned(IReadOnlyList<Premium> inForce, DateOnly day, Func<Premium, DateOnly, Fraction> valueOf)
    {
        var highest = inForce.Where(p => p.Stack is PremiumStack.Highest).MaxBy(p => valueOf(p, day));
        return [.. inForce.Where(p => p.Stack is PremiumStack.Sum || ReferenceEquals(p, highest))];
    }

    private static bool Covers(Premium premium, DateOnly date, long second, HashSet<DateOnly> free)
    {
        var (start, end) = (Start(premium), End(premium));
        var overMidnight = start >= end;
        if (overMidnight ? second < start && second >= end : second < start || second >= end) return false;
        var begins = overMidnight && second < end ? date.AddDays(-1) : date;
        return premium.IsOn(begins.DayOfWeek, free.Contains(begins));
    }

    private static long Start(Premium premium) => premium.From is { } time ? time.Ticks / TimeSpan.TicksPerSecond : 0;

    private static long End(Premium premium) => premium.To is { } time ? time.Ticks / TimeSpan.TicksPerSecond : SecondsOfDay;
}
