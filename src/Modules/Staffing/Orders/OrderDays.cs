using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Orders;

/// <summary>
/// When the shifts of an order are: on each of its weekdays in its period, at the same time of day by the clock of the hub. A time that a change of
/// clocks skips is so much later (02:30 is 03:30 then); of one that comes twice the first counts. An end that is not later than the start is on the
/// next day. Worked example: WED and FRI 22:00-06:00 in Berlin from 2026-03-25 to 2026-03-29 is the nights of the 25th and the 27th, 8 hours each;
/// the night of SAT the 28th would be 7.
/// </summary>
internal static class OrderDays
{
    /// <summary>The days, both ends included, on which there is a shift.</summary>
    /// <param name="daysOfWeek">0 is Sunday.</param>
    public static IEnumerable<DateOnly> Of(DateOnly from, DateOnly to, IReadOnlyCollection<int> daysOfWeek)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (daysOfWeek.Contains((int)day.DayOfWeek)) yield return day;
        }
    }

    /// <summary>The period of that day.</summary>
    public static (DateTimeOffset StartsAt, DateTimeOffset EndsAt) On(DateOnly day, TimeOnly start, TimeOnly end, DateTimeZone zone)
    {
        var (startsAt, endsAt) = (WallClock.InstantOf(day, start, zone), WallClock.InstantOf(end <= start ? day.AddDays(1) : day, end, zone));
        // Both within the hour that is skipped: as long as on the wall.
        return (startsAt, endsAt > startsAt ? endsAt : startsAt + Length(start, end));
    }

    /// <summary>The period of a position within a shift: what is earlier on the clock than the shift begins is on its next day.</summary>
    public static (DateTimeOffset StartsAt, DateTimeOffset EndsAt) Within(DateOnly day, TimeOnly shiftStart, TimeOnly start, TimeOnly end, DateTimeZone zone) =>
        On(start < shiftStart ? day.AddDays(1) : day, start, end, zone);

    /// <summary>On the wall; equal times are a whole day.</summary>
    public static TimeSpan Length(TimeOnly start, TimeOnly end) => end == start ? TimeSpan.FromDays(1) : end - start;
}
