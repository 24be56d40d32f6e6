using System.Globalization;
using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo.Legendary;

/// <summary>What is ordered: free, offered, asked to be swapped, called off, and what comes every week.</summary>
internal static class ComingWork
{
    private const string Open = "Open espresso shift";
    private const string Swap = "Evening espresso shift";
    private const string Offered = "Dish pit";
    private const string CalledOff = "Rooftop reception";
    private const string Weekly = "Cafe service";
    private const string Standing = "Morning coffee";

    /// <summary>So that it expires in twenty: an hour before the shift.</summary>
    private static readonly TimeSpan ToTheSwap = TimeSpan.FromHours(21);

    public static async Task Tell(Market market, Cafes cafes, CancellationToken cancel)
    {
        var (now, owner) = (market.Clock.GetUtcNow(), cafes.Owner);
        var known = (await Market.Seen(owner, now.AddDays(-1), now.AddDays(40), cancel)).Select(i => i.GetProperty("title").GetString()).ToHashSet();
        if (!known.Contains(Open)) await market.Order(owner, cafes.Fenced, Open, market.On(1, 9), 6, "BARISTA", 2, cancel);
        if (!known.Contains(Swap)) await AskForSwap(market, cafes, Market.Quarter(now + ToTheSwap, up: true), cancel);
        if (!known.Contains(Offered)) await market.Take(await market.Order(owner, cafes.Either, Offered, market.On(1, 10), 5, "DISHWASHER", 1, cancel), Cast.Finn, cancel, isBooked: false);
        if (!known.Contains(CalledOff)) await owner.Do("cancelOrder", new { reason = "The guests have chosen another roof." }, cancel, (await market.Order(owner, cafes.Either, CalledOff, market.On(6, 17), 5, "SERVER", 4, cancel)).Order);

        var day = WallClock.DayOf(now, DateTimeZoneProviders.Tzdb[Cast.Zone]).AddDays(1);
        if (!known.Contains(Weekly))
            await owner.Do("createRecurringOrder", Again(cafes.Either, Weekly, "SERVER", day, ["WED", "FRI"], "09:00", "15:00", new { endDate = Day(day.AddDays(27)) }), cancel);
        if (!known.Contains(Standing))
            await owner.Do("createPermanentOrder", Again(cafes.Tagged, Standing, "BARISTA", day, ["MON", "TUE", "WED", "THU", "FRI"], "07:00", "11:00", new { horizonDays = 14 }), cancel);
    }

    /// <summary>Ben would like to be replaced, and Cara would take over.</summary>
    private static async Task AskForSwap(Market market, Cafes cafes, DateTimeOffset startsAt, CancellationToken cancel)
    {
        var placed = await market.Order(cafes.Owner, cafes.Fenced, Swap, startsAt, 5, "BARISTA", 1, cancel);
        await market.Take(placed, Cast.Ben, cancel);
        await market.Hands[Cast.Ben].User.Do("requestShiftSwap", new { reason = "My sister arrives that evening." }, cancel, placed.Shift);
        await market.Take(placed, Cast.Cara, cancel, isBooked: false);
    }

    private static Dictionary<string, object?> Again(Guid hubId, string title, string roleCode, DateOnly first, string[] daysOfWeek, string startTime, string endTime, object more)
    {
        var order = new Dictionary<string, object?>
        {
            ["hubId"] = hubId, ["title"] = title, ["positions"] = new[] { new { roleCode, workersNeeded = 1, breakMinutes = 0 } }, ["startDate"] = Day(first), ["daysOfWeek"] = daysOfWeek, ["startTime"] = startTime, ["endTime"] = endTime,
        };
        foreach (var property in more.GetType().GetProperties()) order[property.Name] = property.GetValue(more);
        return order;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
