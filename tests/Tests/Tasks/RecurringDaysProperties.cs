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
        var minute = zone.AtStartOfDay(day).ToInstant();
        for (; minute.InZone(zone).LocalDateTime < day + time; minute += Duration.FromMinutes(1)) { }
        return minute.ToDateTimeOffset();
    }
}
