using NodaTime;
using NodaTime.TimeZones;
using WorkforceOS.Tasks.Recurring;

namespace WorkforceOS.Tests.Tasks;

/// <summary>When something is due, held against a clock that is watched minute by minute.</summary>
public sealed class RecurringDaysProperties
{
    [Fact]
    public void Due_is_the_first_minute_at_which_the_clock_shows_that_time_or_a_later_one_over_every_change_of_every_zone()
    {
        var judged = 0;
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            foreach (var change in zone.GetZoneIntervals(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0)).Where(i => i.HasStart && i.Start >= Instant.FromUtc(2024, 1, 1, 0, 0)))
            {
                var day = change.Start.InZone(zone).Date;
                foreach (var hour in new[] { 0, 1, 2, 3, 4, 12 })
                {
                    var time = new LocalTime(hour, 30);
                    RecurringDays.DueOn(day.ToDateOnly(), time.ToTimeOnly(), zone).ShouldBe(Watched(day, time, zone), $"{zone.Id} {day} {time}");
                    judged++;
                }
            }
        }
        judged.ShouldBeGreaterThan(1000);
    }

    /// <summary>Every kind of change of every zone since offsets are whole minutes: at that time of day, between these two offsets, by the calendar of that day.</summary>
    [Fact]
    public void A_daily_task_comes_on_every_day_of_the_calendar_and_in_its_order_over_every_kind_of_change_there_was()
    {
        var kinds = new Dictionary<(LocalTime At, Offset Before, Offset After), (DateTimeZone Zone, LocalDate Day)>();
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            foreach (var (before, after) in zone.GetZoneIntervals(Instant.FromUtc(1973, 1, 1, 0, 0), Instant.FromUtc(2040, 1, 1, 0, 0)).Pairwise().Where(pair => pair.Before.WallOffset != pair.After.WallOffset))
            {
                kinds.TryAdd((before.IsoLocalEnd.TimeOfDay, before.WallOffset, after.WallOffset), (zone, before.IsoLocalEnd.Date));
            }
        }
        kinds.Count.ShouldBeGreaterThan(200);
        foreach (var (zone, day) in kinds.Values)
        {
            foreach (var time in new[] { new LocalTime(0, 0), new LocalTime(1, 30), new LocalTime(2, 15), new LocalTime(12, 0), new LocalTime(23, 45) })
            {
                var plan = new RecurringPlan("FREQ=DAILY", day.PlusDays(-2).ToDateOnly(), time.ToTimeOnly(), 0, null);
                var days = RecurringDays.Of(plan, plan.Anchor, day.PlusDays(2).ToDateOnly(), zone).ToList();
                days.ShouldBe(Enumerable.Range(0, 5).Select(n => plan.Anchor.AddDays(n)), zone.Id);
                DateTimeOffset[] due = [.. days.Select(d => RecurringDays.DueOn(d, plan.DueTime!.Value, zone))];
                due.ShouldBe(days.Select(d => Watched(LocalDate.FromDateOnly(d), time, zone)), $"{zone.Id} {day} {time}");
                due.ShouldBe(due.Order());
            }
        }
    }

    [Fact]
    public void Days_are_those_of_the_calendar_whatever_the_clocks_do()
    {
        var plan = new RecurringPlan("FREQ=DAILY", new DateOnly(2026, 3, 1), new TimeOnly(2, 30), 0, new DateOnly(2026, 11, 30));
        var days = RecurringDays.Of(plan, new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31), DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToList();
        days.Count.ShouldBe(275);
        days.ShouldBe(Enumerable.Range(0, 275).Select(n => new DateOnly(2026, 3, 1).AddDays(n)));
        RecurringDays.NextOf(plan, new DateOnly(2026, 12, 1), DateTimeZone.Utc).ShouldBeNull();
        RecurringDays.NextOf(plan with { Rule = "FREQ=MONTHLY;BYMONTHDAY=31" }, new DateOnly(2026, 4, 1), DateTimeZone.Utc).ShouldBe(new DateOnly(2026, 5, 31));
    }

    private static DateTimeOffset Watched(LocalDate day, LocalTime time, DateTimeZone zone)
    {
        // Watched from a moment at which it was a quarter of a day earlier at least, whatever the offset is.
        var minute = (day + time).WithOffset(Offset.FromHours(zone.MaxOffset.Seconds / 3600 + 1)).ToInstant() - Duration.FromHours(6);
        for (; minute.InZone(zone).LocalDateTime < day + time; minute += Duration.FromMinutes(1)) { }
        return minute.ToDateTimeOffset();
    }
}

internal static class Pairs
{
    public static IEnumerable<(T Before, T After)> Pairwise<T>(this IEnumerable<T> items)
    {
        var all = items.ToList();
        return all.Zip(all.Skip(1));
    }
}
