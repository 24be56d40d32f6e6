using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Tests.Staffing;

/// <summary>When roles are shown to whom, when shifts are, and what they cost.</summary>
public sealed class OrderFigures
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(120, 0, 1, 30)]
    [InlineData(120, 30, 2, 120)]
    [InlineData(120, 120, 3, null)]
    [InlineData(71, 0, 2, 120)]
    [InlineData(72, 0, 2, 120)]
    [InlineData(73, 0, 1, 30)]
    [InlineData(49, 0, 2, 60)]
    [InlineData(48, 0, 3, null)]
    [InlineData(11, 0, 3, null)]
    public void A_role_is_shown_to_more_and_more(int hoursAhead, int minutesLater, int tier, int? next)
    {
        var release = TierRelease.At(Monday.AddMinutes(minutesLater), Monday, Monday.AddHours(hoursAhead), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2));

        release.ShouldBe(new TierRelease(tier, next is { } minutes ? Monday.AddMinutes(minutes) : null));
    }

    [Fact]
    public void Without_a_stagger_everybody_sees_it_at_once() =>
        TierRelease.At(Monday, Monday, Monday.AddDays(30), TimeSpan.Zero, TimeSpan.Zero).ShouldBe(new TierRelease(3, null));

    [Fact]
    public void Each_release_comes_when_the_one_before_said_and_none_is_taken_back() => Prop.ForAll(
        (from ahead in Gen.Choose(0, 200) from certified in Gen.Choose(0, 600) from everybody in Gen.Choose(0, 6000) select (ahead, certified, everybody)).ToArbitrary(), given =>
        {
            var (tier, now) = (0, Monday);
            for (var steps = 0; ; steps++)
            {
                var release = TierRelease.At(now, Monday, Monday.AddHours(given.ahead), TimeSpan.FromMinutes(given.certified), TimeSpan.FromMinutes(given.everybody));
                if (release.Tier <= tier || steps > 2) return false;
                if (release.Next is not { } next) return release.Tier == 3;
                if (next <= now) return false;
                (tier, now) = (release.Tier, next);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-03-25", "22:00", "06:00", "2026-03-25T21:00Z", "2026-03-26T05:00Z")]
    [InlineData("2026-03-28", "22:00", "06:00", "2026-03-28T21:00Z", "2026-03-29T04:00Z")]
    [InlineData("2026-03-29", "02:30", "10:00", "2026-03-29T01:30Z", "2026-03-29T08:00Z")]
    [InlineData("2026-03-29", "02:30", "02:45", "2026-03-29T01:30Z", "2026-03-29T01:45Z")]
    [InlineData("2026-03-29", "02:30", "03:00", "2026-03-29T01:30Z", "2026-03-29T02:00Z")]
    [InlineData("2026-10-25", "02:30", "10:00", "2026-10-25T00:30Z", "2026-10-25T09:00Z")]
    public void The_time_on_the_wall_is_kept_over_a_change_of_clocks(string day, string start, string end, string from, string until)
    {
        var (startsAt, endsAt) = OrderDays.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), Berlin);

        (startsAt, endsAt).ShouldBe((DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Wednesdays_and_Fridays_of_a_month()
    {
        OrderDays.Of(new(2026, 3, 1), new(2026, 3, 31), [3, 5]).Select(d => d.Day).ShouldBe([4, 6, 11, 13, 18, 20, 25, 27]);
    }

    [Fact]
    public void What_ordered_work_costs_is_rounded_once()
    {
        OrderCost.Of([new(3, 330, 3100)]).ShouldBe(51_150);
        // Twice a third of a cent and once a half: alone each would be rounded away.
        OrderCost.Of([new(1, 20, 1), new(1, 20, 1), new(1, 30, 1)]).ShouldBe(1);
        OrderCost.PaidMinutes(Monday, Monday.AddHours(1), 90, isBreakPaid: false).ShouldBe(0);
    }

    private static DateTimeZone Berlin => WallClock.ZoneOrNull("Europe/Berlin")!;
}
