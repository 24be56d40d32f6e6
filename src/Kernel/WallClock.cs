using System.Collections.Frozen;
using NodaTime;

namespace WorkforceOS.Kernel;

/// <summary>
/// The one place where a zone's rules are applied: between a place's calendar and clock on one side and instants on the other.
/// Instants are answered in UTC (offset zero), ranges are half open. Rules come from the tzdb that NodaTime carries.
/// <para>When clocks go back, a time that comes twice means its first coming.</para>
/// <para>
/// When clocks go forward, a time that is skipped means two things. A moment (<see cref="InstantOf"/>) keeps its distance from the
/// hours before: 02:30 becomes 03:30, as in RFC 5545. The edge of a range (<see cref="Span"/>, <see cref="DayRange"/>) is the moment of
/// the change: no skipped minute is inside any range, so that what is in order on the wall is in order in time, and ranges that
/// touch or are apart on the wall never overlap.
/// </para>
/// </summary>
public static class WallClock
{
    private static readonly FrozenSet<string> Names = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet();

    /// <summary>The zone of that IANA name, spelled exactly; null when there is none. Offsets such as <c>UTC+3</c> are no names.</summary>
    public static DateTimeZone? ZoneOrNull(string ianaId) =>
        Names.Contains(ianaId) ? DateTimeZoneProviders.Tzdb[ianaId] : null;

    /// <summary>When that clock shows that time on that day: the first time if twice, shifted forward by the gap's length if never.</summary>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time, DateTimeZone zone) =>
        zone.AtLeniently(Local(day, time)).ToInstant().ToDateTimeOffset();

    /// <summary>
    /// From the start on that day to the end, which is on the next day when it is not later than the start; equal times are a whole day.
    /// The length is what really passes: 22:00-06:00 is 7 hours over Berlin's spring change, 9 over its autumn change; on Lord Howe 7.5 and 8.5.
    /// Both edges in autumn mean their first coming: 22:00-02:30 is 4.5 hours, and 02:30-06:00 takes over there with 4.5.
    /// A skipped edge in spring is the change itself: 22:00-02:30 is 4 hours, 02:30-06:00 is 3; only a range within the gap is empty.
    /// </summary>
    public static (DateTimeOffset Start, DateTimeOffset End) Span(DateOnly day, TimeOnly start, TimeOnly end, DateTimeZone zone) =>
        (Edge(day, start, zone), Edge(end <= start ? day.AddDays(1) : day, end, zone));

    /// <summary>The date that a calendar in that zone shows at the instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(instant).InZone(zone).Date.ToDateOnly();

    /// <summary>The time that a clock in that zone shows at the instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(instant).InZone(zone).TimeOfDay.ToTimeOnly();

    /// <summary>
    /// The day from its first instant, which is 01:00 where midnight is skipped, to the first of the next: 23, 24 or 25 hours, mostly.
    /// A day that a zone left out (Samoa, 2011-12-30) is empty. Days tile time without gap or overlap.
    /// </summary>
    public static (DateTimeOffset Start, DateTimeOffset End) DayRange(DateOnly day, DateTimeZone zone) =>
        Span(day, TimeOnly.MinValue, TimeOnly.MinValue, zone);

    private static DateTimeOffset Edge(DateOnly day, TimeOnly time, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(Local(day, time));
        return (mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant()).ToDateTimeOffset();
    }

    private static LocalDateTime Local(DateOnly day, TimeOnly time) => LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(time);
}
