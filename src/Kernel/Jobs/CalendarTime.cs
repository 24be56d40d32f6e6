using System.Globalization;
using NodaTime;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>A time of day, on each day or on one day of the week, by the clock of some zone.</summary>
/// <param name="On">Null for each day.</param>
public sealed record CalendarTime(TimeOnly At, DayOfWeek? On)
{
    /// <param name="text"><c>daily 03:00</c>, or a day of the week in place of <c>daily</c>.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static CalendarTime Parse(string text)
    {
        if (text.Split(' ') is [var day, var time] && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            if (day is "daily") return new(at, null);
            if (Enum.GetValues<DayOfWeek>().Where(d => d.ToString() == day).ToList() is [var on]) return new(at, on);
        }
        throw new FormatException($"'{text}' is no time of a job, such as 'daily 03:00' or 'Monday 02:00'.");
    }

    /// <summary>The last day whose time has come.</summary>
    public DateOnly LastDay(DateTimeOffset now, DateTimeZone zone)
    {
        var day = WallClock.DayOf(now, zone);
        while (!IsOn(day) || WallClock.InstantOf(day, At, zone) > now) day = day.AddDays(-1);
        return day;
    }

    public DateTimeOffset NextAfter(DateTimeOffset now, DateTimeZone zone)
    {
        var day = WallClock.DayOf(now, zone);
        while (!IsOn(day) || WallClock.InstantOf(day, At, zone) <= now) day = day.AddDays(1);
        return WallClock.InstantOf(day, At, zone);
    }

    private bool IsOn(DateOnly day) => On is not { } on || day.DayOfWeek == on;
}
