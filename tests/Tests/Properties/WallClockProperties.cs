using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WorkforceOS.Kernel;
using Interval = NodaTime.Interval;

namespace WorkforceOS.Tests.Properties;

public sealed class WallClockProperties
{
    private static readonly DateTimeZone[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Select(name => DateTimeZoneProviders.Tzdb[name])];

    private static readonly Interval Decade = new(Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2031, 1, 1, 0, 0));

    /// <summary>Every clock change from 2020 to 2030, of every zone.</summary>
    private static readonly (DateTimeZone Zone, Instant At)[] Changes =
    [
        .. from zone in Zones
           from interval in zone.GetZoneIntervals(Decade, NodaTime.TimeZones.ZoneEqualityComparer.Options.OnlyMatchWallOffset)
           where interval.HasStart && interval.Start > Decade.Start
           select (zone, interval.Start),
    ];

    /// <summary>Some minute near a clock change, where the edges of the rules are.</summary>
    private static readonly Gen<(DateTimeZone Zone, Instant At)> NearChanges =
        from change in Gen.Elements(Changes)
        from minutes in Gen.Choose(-2000, 2000)
        select (change.Zone, change.At + Duration.FromMinutes(minutes));

    [Fact]
    public void The_decade_has_clock_changes_to_learn_from() => Changes.Length.ShouldBeGreaterThan(4000);

    [Fact]
    public void A_night_shift_lasts_eight_hours_less_what_the_clock_was_put_forward()
    {
        foreach (var (zone, at) in Changes)
            foreach (var day in DaysAround(at, zone))
            {
                var (start, end) = WallClock.Span(day, new TimeOnly(22, 0), new TimeOnly(6, 0), zone);
                var before = zone.GetUtcOffset(Instant.FromDateTimeOffset(start) - Duration.Epsilon);
                var after = zone.GetUtcOffset(Instant.FromDateTimeOffset(end) - Duration.Epsilon);

                (end - start).ShouldBe(TimeSpan.FromHours(8) - (after - before).ToTimeSpan(), $"{zone.Id} {day}");
            }
    }

    [Fact]
    public void A_shift_holds_exactly_the_minutes_that_the_wall_shows_within_it() =>
        Holds(
            from near in NearChanges
            from start in Gen.Choose(0, 1439)
            from end in Gen.Choose(0, 1439)
            select (near.Zone, Day: WallClock.DayOf(near.At.ToDateTimeOffset(), near.Zone), Start: At(start), End: At(end)),
            given =>
            {
                var (zone, day, start, end) = given;
                var span = WallClock.Span(day, start, end, zone);
                var from = day.ToDateTime(start);
                var until = (end <= start ? day.AddDays(1) : day).ToDateTime(end);

                // Walk the minutes around: it begins with the first that reads `from` or later, and ends with the first that reads `until` or later.
                var minutes = Enumerable.Range(0, 4 * 1440).Select(minute => WallClock.DayRange(day.AddDays(-1), zone).Start.AddMinutes(minute)).ToArray();
                minutes.First(minute => Reading(minute, zone) >= from).ShouldBe(span.Start);
                minutes.First(minute => Reading(minute, zone) >= until).ShouldBe(span.End);
            },
            tests: 300);

    [Fact]
    public void What_is_in_order_on_the_wall_is_in_order_in_time() =>
        Holds(
            from near in NearChanges
            from times in Gen.Choose(0, 1439).ArrayOf(4)
            select (near.Zone, Day: WallClock.DayOf(near.At.ToDateTimeOffset(), near.Zone), Times: times.Order().Select(At).ToArray()),
            given =>
            {
                var (zone, day, times) = given;
                if (times.Distinct().Count() < 4) return;
                var (first, touching, second) = (WallClock.Span(day, times[0], times[1], zone), WallClock.Span(day, times[1], times[2], zone), WallClock.Span(day, times[2], times[3], zone));

                first.Start.ShouldBeLessThanOrEqualTo(first.End);
                first.End.ShouldBe(touching.Start);
                first.End.ShouldBeLessThanOrEqualTo(second.Start);
            });

    [Fact]
    public void Days_tile_time_in_every_zone()
    {
        foreach (var zone in Zones)
        {
            var day = new DateOnly(2020, 1, 1);
            for (var (_, end) = WallClock.DayRange(day, zone); day.Year < 2031;)
            {
                var next = WallClock.DayRange(day = day.AddDays(1), zone);
                if (next.Start != end || next.End <= next.Start) Assert.Fail($"{zone.Id} {day}");
                end = next.End;
            }
        }
    }

    [Fact]
    public void A_day_begins_and_ends_with_itself()
    {
        foreach (var (zone, at) in Changes)
            foreach (var day in DaysAround(at, zone))
            {
                var (start, end) = WallClock.DayRange(day, zone);

                WallClock.DayOf(start, zone).ShouldBe(day);
                WallClock.DayOf(end, zone).ShouldBe(day.AddDays(1));
                WallClock.DayOf(start.AddTicks(-1), zone).ShouldBe(day.AddDays(-1), $"{zone.Id} {day}");
            }
    }

    [Fact]
    public void A_moment_reads_on_the_wall_what_it_was_made_of_or_the_gap_later() =>
        Holds(from near in NearChanges from minute in Gen.Choose(0, 1439) select (near.Zone, near.At, Time: At(minute)), given =>
        {
            var day = WallClock.DayOf(given.At.ToDateTimeOffset(), given.Zone);
            var instant = WallClock.InstantOf(day, given.Time, given.Zone);
            var mapping = given.Zone.MapLocal(LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(given.Time));
            var gap = mapping.Count == 0 ? (mapping.LateInterval.WallOffset - mapping.EarlyInterval.WallOffset).ToTimeSpan() : TimeSpan.Zero;

            instant.Offset.ShouldBe(TimeSpan.Zero);
            Reading(instant, given.Zone).ShouldBe(day.ToDateTime(given.Time) + gap);
            for (var hours = 1; hours <= 3; hours++) Reading(instant.AddHours(-hours), given.Zone).ShouldNotBe(day.ToDateTime(given.Time));
        });

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", "22:00", "06:00", 7)]
    [InlineData("Europe/Berlin", "2026-10-24", "22:00", "06:00", 9)]
    [InlineData("Europe/Berlin", "2026-10-24", "22:00", "02:30", 4.5)]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "06:00", 4.5)]
    [InlineData("Europe/Berlin", "2026-03-28", "22:00", "02:30", 4)]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "06:00", 3)]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "03:15", 0.25)]
    [InlineData("Europe/Berlin", "2026-03-29", "02:15", "02:45", 0)]
    [InlineData("Europe/Berlin", "2026-03-29", "00:00", "00:00", 23)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", "22:00", "06:00", 7.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-04", "22:00", "06:00", 8.5)]
    [InlineData("Asia/Kolkata", "2026-03-28", "22:00", "06:00", 8)]
    [InlineData("Africa/Cairo", "2026-04-24", "00:00", "06:00", 5)]
    public void Shifts_last_as_long_as_the_people_on_them_work(string zone, string day, string start, string end, double hours)
    {
        var span = WallClock.Span(Day(day), Time(start), Time(end), Zone(zone));
        (span.End - span.Start).TotalHours.ShouldBe(hours);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:40Z")]
    [InlineData("Asia/Kathmandu", "2026-06-01", "00:00", "2026-05-31T18:15Z")]
    public void A_skipped_moment_comes_later_and_a_repeated_one_first(string zone, string day, string time, string instant) =>
        WallClock.InstantOf(Day(day), Time(time), Zone(zone)).ShouldBe(DateTimeOffset.Parse(instant, Invariant));

    [Theory]
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30Z", 23.5)]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", 0)]
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00Z", 24)]
    [InlineData("UTC", "2026-01-01", "2026-01-01T00:00Z", 24)]
    public void A_day_starts_with_its_first_instant(string zone, string day, string start, double hours)
    {
        var range = WallClock.DayRange(Day(day), Zone(zone));
        range.Start.ShouldBe(DateTimeOffset.Parse(start, Invariant));
        (range.End - range.Start).TotalHours.ShouldBe(hours);
    }

    [Fact]
    public void Only_places_are_zones()
    {
        WallClock.ZoneOrNull("Europe/Istanbul")!.Id.ShouldBe("Europe/Istanbul");
        WallClock.ZoneOrNull("UTC").ShouldNotBeNull();
        foreach (var name in (string[])["", "Mars/Olympus", "UTC+3", "+03:00", "europe/istanbul"]) WallClock.ZoneOrNull(name).ShouldBeNull(name);
    }

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    private static IEnumerable<DateOnly> DaysAround(Instant change, DateTimeZone zone) =>
        Enumerable.Range(-2, 4).Select(days => WallClock.DayOf(change.ToDateTimeOffset(), zone).AddDays(days));

    private static DateTime Reading(DateTimeOffset instant, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime.ToDateTimeUnspecified();

    private static TimeOnly At(int minute) => TimeOnly.MinValue.AddMinutes(minute);

    private static DateOnly Day(string day) => DateOnly.Parse(day, Invariant);

    private static TimeOnly Time(string time) => TimeOnly.Parse(time, Invariant);

    private static DateTimeZone Zone(string name) => WallClock.ZoneOrNull(name)!;

    private static void Holds<T>(Gen<T> given, Action<T> law, int tests = 5000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(given.ToArbitrary(), law));
}
