using WorkforceOS.Kernel;

namespace WorkforceOS.Demo.Legendary;

/// <summary>What is under way: Cara at work and out of her fence, Ben who has not come, Ana who begins in a quarter of an hour or two.</summary>
internal static class TodaysWork
{
    private const string AtWork = "Lunch service";
    private const string Late = "Breakfast rush";
    private const string Next = "Assigned espresso shift";

    public static async Task Tell(Market market, Cafes cafes, CancellationToken cancel)
    {
        var now = market.Clock.GetUtcNow();
        var known = (await Market.Seen(cafes.Owner, now, cancel)).Select(i => i.GetProperty("title").GetString()).ToHashSet();
        if (!known.Contains(AtWork)) await Stray(market, cafes, Market.Quarter(now.AddHours(-2)), cancel);
        if (!known.Contains(Late)) await market.Taken(cafes.Owner, cafes.Tagged, Late, Market.Quarter(now.AddMinutes(-10)), 5, [Cast.Ben], cancel);
        if (!known.Contains(Next)) await market.Take(await market.Order(cafes.Owner, cafes.Fenced, Next, Market.Quarter(now.AddMinutes(15), up: true), 4, "BARISTA", 1, cancel), Cast.Ana, cancel);
    }

    /// <summary>Clocked in at the cafe, and half an hour ago far from it.</summary>
    private static async Task Stray(Market market, Cafes cafes, DateTimeOffset startsAt, CancellationToken cancel)
    {
        var placed = await market.Taken(cafes.Owner, cafes.Fenced, AtWork, startsAt, 6, [Cast.Cara], cancel);
        await market.ClockIn(placed, Cast.Cara, startsAt.AddMinutes(-2), cancel);
        var away = market.Clock.GetUtcNow().AddMinutes(-30);
        using (market.Clock.At(away))
        {
            await market.Hands[Cast.Cara].User.Do("streamLocations", new
            {
                shiftId = placed.Shift, sourceType = "GEO",
                points = new[] { new { capturedAt = away.AddMinutes(-4), latitude = 37.4230, longitude = -122.0790, accuracyMeters = 12 }, new { capturedAt = away.AddMinutes(-1), latitude = 37.4262, longitude = -122.0722, accuracyMeters = 12 } },
            }, cancel);
        }
    }
}
