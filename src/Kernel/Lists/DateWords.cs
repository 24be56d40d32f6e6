using NodaTime;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Kernel.Lists;

/// <summary>
/// A stretch of days or instants that a date filter asks for, from the grammar of the lists: a day or an instant (that whole day
/// in UTC), <c>$today $week $month</c> in UTC, <c>$ltoday $lweek $lmonth $leq- $lin-</c> in the company's zone, and
/// <c>$lt- $lte- $gt- $gte- $btw-a,b</c>. Weeks run from Monday to Sunday.
/// </summary>
/// <param name="From">The first instant; null for no bound.</param>
/// <param name="Before">The first instant no longer meant; null for no bound.</param>
/// <param name="FirstDay">The same for fields that are days.</param>
/// <param name="LastDay">Inclusive.</param>
public sealed record DateSpan(DateTimeOffset? From, DateTimeOffset? Before, DateOnly? FirstDay, DateOnly? LastDay)
{
    /// <returns>Null when it does not parse.</returns>
    public static DateSpan? Parse(string text, Reading reading)
    {
        var (now, zone) = (reading.Now, reading.Zone);
        var utcToday = DateOnly.FromDateTime(now.UtcDateTime);
        if (!text.StartsWith('$')) return Point(text, reading) is { } point ? Days(point.UtcDay, point.UtcDay, DateTimeZone.Utc) with { FirstDay = point.Day, LastDay = point.Day } : null;

        var dash = text.IndexOf('-');
        var (word, rest) = dash < 0 ? (text, "") : (text[..dash], text[(dash + 1)..]);
        switch (word)
        {
            case "$today" or "$week" or "$month" when rest is "":
                return Around(word[1..], utcToday, DateTimeZone.Utc);
            case "$ltoday" or "$lweek" or "$lmonth" when rest is "":
                return Around(word[2..], LocalDay(now, zone), zone);
            case "$leq" or "$lin":
                return Point(rest, reading) is { } local ? Days(local.Day, local.Day, zone) : null;
            case "$btw" when rest.Split(',') is [var a, var b] && Point(a, reading) is { } first && Point(b, reading) is { } last:
                return new(first.Start, last.End, first.Day, last.Day);
        }
        if (Point(rest, reading) is not { } bound) return null;
        return word switch
        {
            "$lt" => new(null, bound.Start, null, bound.Day.AddDays(-1)),
            "$lte" => new(null, bound.End, null, bound.Day),
            "$gt" => new(bound.End, null, bound.Day.AddDays(1), null),
            "$gte" => new(bound.Start, null, bound.Day, null),
            _ => null,
        };
    }

    private static DateSpan Around(string word, DateOnly day, DateTimeZone zone)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var first = new DateOnly(day.Year, day.Month, 1);
        return word switch
        {
            "today" => Days(day, day, zone),
            "week" => Days(monday, monday.AddDays(6), zone),
            _ => Days(first, first.AddMonths(1).AddDays(-1), zone),
        };
    }

    private static DateSpan Days(DateOnly first, DateOnly last, DateTimeZone zone) => new(StartOf(first, zone), StartOf(last.AddDays(1), zone), first, last);

    private static DateOnly LocalDay(DateTimeOffset now, DateTimeZone zone)
    {
        var local = Instant.FromDateTimeOffset(now).InZone(zone).Date;
        return new(local.Year, local.Month, local.Day);
    }

    private static DateTimeOffset StartOf(DateOnly day, DateTimeZone zone) =>
        zone.AtStartOfDay(new LocalDate(day.Year, day.Month, day.Day)).ToDateTimeOffset().ToUniversalTime();

    /// <summary>A day stands for all of it; an instant for its moment, to the microsecond that PostgreSQL keeps, and for its day on the company's wall.</summary>
    private static (DateTimeOffset Start, DateTimeOffset End, DateOnly Day, DateOnly UtcDay)? Point(string text, Reading reading)
    {
        if (WireText.Day(text) is { } day) return (StartOf(day, DateTimeZone.Utc), StartOf(day.AddDays(1), DateTimeZone.Utc), day, day);
        return WireText.Instant(text, reading) is { } instant ? (instant, instant.AddMicroseconds(1), LocalDay(instant, reading.Zone), DateOnly.FromDateTime(instant.UtcDateTime)) : null;
    }
}
