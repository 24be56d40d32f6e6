using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// A person's attendance as stretches of work that neither overlap nor touch, so that an hour recorded twice counts once.
/// Counted in whole seconds; the part of a second is cut from every instant.
/// <para>
/// A stretch belongs whole to the local day on which it starts, and to that day's ISO week: a night shift is one working day, nine hours
/// over the autumn change are an hour of overtime, and five nights of eight hours are none. Work that goes on without a break is one
/// stretch, however many records it takes.
/// </para>
/// </summary>
internal sealed class WorkedTime
{
    private readonly Stretch[] stretches;

    private WorkedTime(Stretch[] stretches) => this.stretches = stretches;

    public static WorkedTime Of(IEnumerable<WorkedInterval> worked, DateTimeZone zone)
    {
        List<Stretch> stretches = [];
        foreach (var next in worked
            .Select(interval => (Start: interval.Start.ToUnixTimeSeconds(), End: interval.End.ToUnixTimeSeconds()))
            .Where(next => next.Start < next.End)
            .Order())
        {
            if (stretches is [.., var last] && next.Start <= last.End)
                stretches[^1] = last with { End = Math.Max(last.End, next.End) };
            else
                stretches.Add(new Stretch(next.Start, next.End, WallClock.DayOf(DateTimeOffset.FromUnixTimeSeconds(next.Start), zone)));
        }

        return new WorkedTime([.. stretches]);
    }

    /// <summary>Seconds worked before the instant.</summary>
    public long Before(DateTimeOffset instant) => stretches.Sum(stretch => stretch.Before(instant.ToUnixTimeSeconds()));

    /// <summary>
    /// Seconds of overtime earned before the instant: of each week the sum of what its days had beyond the daily hours, or what it had
    /// beyond the weekly hours, whichever is more. It never shrinks as time passes nor grows faster than work does, so the difference
    /// between two instants is the overtime between them, and neighbouring periods add up.
    /// </summary>
    public long OvertimeBefore(DateTimeOffset instant, OvertimeRule rule)
    {
        var until = instant.ToUnixTimeSeconds();
        return stretches.GroupBy(stretch => MondayOf(stretch.Day)).Sum(week => Math.Max(
            week.GroupBy(stretch => stretch.Day).Sum(day => Beyond(rule.Daily, day)),
            Beyond(rule.Weekly, week)));

        long Beyond(TimeSpan allowed, IEnumerable<Stretch> work) =>
            Math.Max(0, work.Sum(stretch => stretch.Before(until)) - (long)allowed.TotalSeconds);
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private readonly record struct Stretch(long Start, long End, DateOnly Day)
    {
        public long Before(long until) => Math.Max(0, Math.Min(End, until) - Start);
    }
}
