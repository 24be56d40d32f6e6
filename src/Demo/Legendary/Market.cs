using System.Globalization;
using System.Text.Json;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Demo.Legendary;

/// <summary>A worker, signed in.</summary>
internal sealed record Member(Guid Staff, DemoUser User);

/// <summary>A marketplace with its people at their places, and what the demo does there again and again.</summary>
internal sealed class Market(CompanyFacts company, DemoUser ops, DemoClock clock, JobRunner jobs)
{
    /// <summary>What is ordered is taken at once.</summary>
    private static readonly TimeSpan OrderedBefore = TimeSpan.FromHours(10);

    public CompanyFacts Company => company;

    public DemoUser Ops => ops;

    public DemoClock Clock => clock;

    /// <summary>By their codes.</summary>
    public Dictionary<string, Guid> Roles { get; } = [];

    public Dictionary<Hand, Member> Hands { get; } = [];

    /// <summary>A place in the working of a shift: who has ordered it, and what they were told of it.</summary>
    internal sealed record Placed(DemoUser Client, Guid Order, Guid Shift, Guid Role);

    /// <summary>Whole hours and quarters of them.</summary>
    public static DateTimeOffset Quarter(DateTimeOffset at, bool up = false)
    {
        var quarter = TimeSpan.FromMinutes(15).Ticks;
        var past = at.UtcTicks % quarter;
        return past == 0 ? at.ToUniversalTime() : new DateTimeOffset(at.UtcTicks - past + (up ? quarter : 0), TimeSpan.Zero);
    }

    /// <summary>A time of the wall, so many days from today.</summary>
    public DateTimeOffset On(int days, int hour)
    {
        var zone = DateTimeZoneProviders.Tzdb[Cast.Zone];
        var day = WallClock.DayOf(clock.GetUtcNow(), zone).AddDays(days);
        return WallClock.InstantOf(day, new TimeOnly(hour, 0), zone);
    }

    public async Task<Placed> Order(DemoUser client, Guid hub, string title, DateTimeOffset startsAt, double hours, string role, int workers, CancellationToken cancel, object? more = null)
    {
        var wish = Fields(new { hubId = hub, title, startsAt, endsAt = startsAt.AddHours(hours), positions = new[] { new { roleCode = role, workersNeeded = workers, breakMinutes = hours >= 6 ? 30 : 0, instantBook = true } } });
        foreach (var (name, value) in Fields(more ?? new { })) wish[name] = value;
        var made = await client.Do("createOneTimeOrder", wish, cancel);
        var shift = made.GetProperty("shiftIds")[0].GetGuid();
        var item = (await Seen(client, startsAt, cancel)).First(i => i.GetProperty("shiftId").GetGuid() == shift);
        return new(client, made.GetProperty("orderId").GetGuid(), shift, item.GetProperty("roleId").GetGuid());
    }

    /// <summary>Ordered as long before as everybody may see it at once, and taken by these.</summary>
    public async Task<Placed> Taken(DemoUser client, Guid hub, string title, DateTimeOffset startsAt, double hours, IReadOnlyList<Hand> hands, CancellationToken cancel)
    {
        using (clock.At(startsAt - OrderedBefore))
        {
            var placed = await Order(client, hub, title, startsAt, hours, "BARISTA", hands.Count, cancel);
            foreach (var hand in hands) await Take(placed, hand, cancel);
            return placed;
        }
    }

    public Task Take(Placed placed, Hand hand, CancellationToken cancel, bool isBooked = true) =>
        Hands[hand].User.Do("applyForShift", new { roleId = placed.Role, instantBook = isBooked }, cancel, placed.Shift);

    /// <returns>The assignment.</returns>
    public async Task<Guid> ClockIn(Placed placed, Hand hand, DateTimeOffset at, CancellationToken cancel)
    {
        using (clock.At(at)) return (await Hands[hand].User.Do("clockIn", new { shiftId = placed.Shift, sourceType = "GEO", latitude = 37.42211, longitude = -122.08412, accuracyMeters = 8 }, cancel)).GetProperty("assignmentId").GetGuid();
    }

    public async Task ClockOut(Placed placed, Hand hand, DateTimeOffset at, CancellationToken cancel)
    {
        using (clock.At(at)) await Hands[hand].User.Do("clockOut", new { shiftId = placed.Shift, sourceType = "GEO", latitude = 37.42213, longitude = -122.08409, accuracyMeters = 8 }, cancel);
    }

    /// <summary>A job that follows the clock, as it would have run then.</summary>
    public async Task Follow(string job, DateTimeOffset at, CancellationToken cancel)
    {
        using (clock.At(at)) await jobs.Run(job, cancel);
    }

    /// <summary>What the client has ordered about then.</summary>
    public static Task<List<JsonElement>> Seen(DemoUser client, DateTimeOffset about, CancellationToken cancel) => Seen(client, about.AddDays(-1), about.AddDays(1), cancel);

    public static Task<List<JsonElement>> Seen(DemoUser client, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => client.Page("listOrdersView", new Dictionary<string, string>
    {
        ["startDate"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["endDate"] = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["limit"] = "200",
    }, cancel);

    private static Dictionary<string, object?> Fields(object given) => given.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(given));
}
