using System.Text.Json;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A shift of the house that is offered on its company's marketplace, everything through the front doors. It is from 9:00 to 17:00 UTC.</summary>
internal sealed record Offering(TestHost Host, Marketplace Market, Guid Hub, Guid Shift, DateTimeOffset StartsAt)
{
    public Client Planner => Market.Company.Owner;

    public string Path => $"{Roster.Shifts}/{Shift}/offer";

    public DateTimeOffset EndsAt => StartsAt.AddHours(8);

    public static async Task<Offering> Plan(TestHost host, int? headCount = 2, int inDays = 2, Marketplace? market = null, Client? with = null)
    {
        market ??= await Marketplace.Open(host);
        var (hub, day) = (await market.Hub($"Cafe {Guid.NewGuid()}"), host.Clock.Now.UtcDateTime.Date.AddDays(inDays));
        var shift = (await market.Company.Owner.Post(Roster.Shifts, new
        {
            shiftDate = $"{day:yyyy-MM-dd}", startTime = "09:00", endTime = "17:00", location = "Front desk", headCount, breakMinutes = 30, assignedUserIds = with is null ? [] : Roster.Ids(with),
        })).Should(201)["shift"].Id();
        return new Offering(host, market, hub, shift, new DateTimeOffset(day.AddHours(9), TimeSpan.Zero));
    }

    /// <summary>The same, offered with all of its open places.</summary>
    public static async Task<Offering> Offered(TestHost host, int headCount = 2, int inDays = 2, Marketplace? market = null)
    {
        var offering = await Plan(host, headCount, inDays, market);
        (await offering.Offer()).Should(201);
        return offering;
    }

    public Task<Reply> Offer(object? with = null, Client? by = null) => (by ?? Planner).Post(Path, Marketplace.Merged(new { vendorId = Market.Vendor, hubId = Hub, catalogRoleId = Market.Roles["BARISTA"] }, with));

    public Task<Reply> Withdraw(bool cancelAccepted = false) => Planner.Delete($"{Path}?cancelAccepted={(cancelAccepted ? "true" : "false")}");

    public Task<JsonElement> Read(Client? by = null) => (by ?? Planner).ReadShift(Shift);

    /// <summary>What is ordered for it now, as workers see it.</summary>
    public async Task<Placed> Places()
    {
        var roles = await Host.Rows($"SELECT r.shift_id || ' ' || r.id FROM staffing.shift_roles r JOIN staffing.orders o ON o.id = r.order_id WHERE o.offered_shift_id = '{Shift}' AND o.status <> 'replaced' ORDER BY r.id DESC LIMIT 1");
        var ids = roles.ShouldHaveSingleItem().Split(' ');
        return new Placed(Guid.Parse(ids[0]), Guid.Parse(ids[1]), Hub);
    }

    public async Task<Guid> Order() => Guid.Parse((await Read()).GetProperty("offer").Str("orderId")!);

    public async Task<Client> Taker(string name = "Ana Barista", bool accepts = true)
    {
        var (worker, _) = await Market.Worker(name);
        if (accepts) await worker.Take(await Places());
        else (await worker.Apply(await Places())).Should(200);
        return worker;
    }

    /// <summary>Whoever is on it, and how.</summary>
    public async Task<List<(string, string)>> People(Client? by = null) => [.. (await Read(by)).GetProperty("people").EnumerateArray().Select(p => (p.Str("fullname")!, p.Str("via")!))];

    /// <summary>How many places are still open, by the shift itself and by the list of shifts; by its offer how many there are, and are taken, and how it stands.</summary>
    public async Task<(int Open, int Count, int Filled, string Status)> State()
    {
        var (shift, listed) = (await Read(), (await Planner.Get($"{Roster.Shifts}?shiftDate={StartsAt:yyyy-MM-dd}&pageRowCount=500")).Should(200)["shifts"].EnumerateArray().Single(s => s.Id() == Shift));
        var (open, offer) = (shift.GetProperty("openPlaces").GetInt32(), shift.GetProperty("offer"));
        listed.GetProperty("openPlaces").GetInt32().ShouldBe(open);
        return (open, offer.GetProperty("count").GetInt32(), offer.GetProperty("filled").GetInt32(), offer.Str("status")!);
    }

    public async Task<Reply> Clock(Client worker, string way, double minutesAfterStart, object? with = null)
    {
        Host.Clock.Now = StartsAt.AddMinutes(minutesAfterStart);
        var body = Marketplace.Merged(new { shiftId = (await Places()).Shift, sourceType = "GEO", latitude = OnShift.Latitude, longitude = OnShift.Longitude, accuracyMeters = 10 }, with);
        return await worker.Do("POST", $"/staff/clock-{way}", body);
    }

    /// <summary>What is on record of the shift in the house.</summary>
    public async Task<List<JsonElement>> Records() => [.. (await Planner.Get($"/attendanceManagement-api/v1/attendance-records?shiftId={Shift}")).Should(200)["attendanceRecords"].EnumerateArray()];
}
