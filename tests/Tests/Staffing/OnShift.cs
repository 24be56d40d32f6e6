using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A worker booked on a shift of today at a hub, everything through the front door. The hub is where the contract's examples have it; its fence is 120 m.</summary>
internal sealed class OnShift
{
    public const double Latitude = 37.4221;
    public const double Longitude = -122.0841;
    public const string Tag = "NFC-DEMO-ANA-001";

    public required TestHost Host { get; init; }
    public required Marketplace Market { get; init; }
    public required Client Worker { get; init; }
    public required Guid Staff { get; init; }
    public required Guid Hub { get; init; }
    public required Guid Shift { get; init; }
    public required Guid Role { get; init; }
    public required Guid Assignment { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <param name="startsIn">Minutes from now.</param>
    /// <param name="who">Somebody who is there already; somebody new where it is left out.</param>
    public static async Task<OnShift> Book(TestHost host, string mode = "GEO_REQUIRED", bool allowOverride = true, string? tag = Tag, int startsIn = 240, int hours = 6, int breakMinutes = 30, Marketplace? market = null, string zone = "UTC", (Client Client, Guid Staff)? who = null)
    {
        market ??= await Marketplace.Open(host);
        var hub = (await market.Owner.Do("POST", "/client/hubs", new
        {
            name = $"Cafe {Guid.NewGuid()}", fullAddress = "1600 Amphitheatre Pkwy", latitude = Latitude, longitude = Longitude, timezone = zone, geofenceRadiusMeters = 120, clockInMode = mode, allowClockInOverride = allowOverride,
            nfcTagId = tag is Tag ? $"NFC-{Guid.NewGuid():N}"[..20] : tag,
        })).Should(201);
        var (worker, staff) = who ?? await market.Worker();
        var starts = host.Clock.GetUtcNow().AddMinutes(startsIn);
        starts = starts.AddSeconds(-starts.Second).AddMilliseconds(-starts.Millisecond);
        var order = (await market.Owner.Do("POST", "/client/orders/one-time", new
        {
            hubId = hub.Body.Id("hubId"), title = "Espresso", startsAt = starts, endsAt = starts.AddHours(hours),
            positions = new[] { new { roleCode = "BARISTA", workersNeeded = 2, breakMinutes, instantBook = true } },
        })).Should(201);
        var shift = order["shiftIds"][0].GetGuid();
        var view = (await market.Owner.Get($"/client/orders/view?startDate={starts.AddDays(-1):yyyy-MM-dd}&endDate={starts.AddDays(1):yyyy-MM-dd}")).Should(200)["items"].EnumerateArray().Single(i => i.Id("shiftId") == shift);
        var role = view.Id("roleId");
        await host.RunJob("staffing.tiers");
        var booked = (await worker.Do("POST", $"/staff/shifts/{shift}/apply", new { roleId = role, instantBook = true })).Should(200);
        booked["assignmentStatus"].GetString().ShouldBe("ACCEPTED");
        return new OnShift { Host = host, Market = market, Worker = worker, Staff = staff, Hub = hub.Body.Id("hubId"), Shift = shift, Role = role, Assignment = booked.Body.Id("assignmentId"), StartsAt = starts, EndsAt = starts.AddHours(hours) };
    }

    public string HubTag => Market.Owner.Get("/client/hubs").GetAwaiter().GetResult()["items"].EnumerateArray().Single(h => h.Id("hubId") == Hub).Str("nfcTagId")!;

    /// <summary>The clock goes on to so many minutes after the start.</summary>
    public void At(double minutesAfterStart) => Host.Clock.Now = StartsAt.AddMinutes(minutesAfterStart);

    public Task<Reply> ClockIn(double latitude = Latitude, object? more = null, string? key = null) => Worker.Do("POST", "/staff/clock-in", With(latitude, more), key);

    public Task<Reply> ClockOut(double latitude = Latitude, object? more = null) => Worker.Do("POST", "/staff/clock-out", With(latitude, more));

    /// <summary>So many degrees of latitude further north are <c>111.2 km</c> each.</summary>
    public Task<Reply> Stream(params (double Minutes, double Latitude, double Accuracy)[] points) => Worker.Do("POST", "/staff/location-streams", new
    {
        shiftId = Shift, points = points.Select(p => new { capturedAt = StartsAt.AddMinutes(p.Minutes), latitude = p.Latitude, longitude = Longitude, accuracyMeters = p.Accuracy }),
    });

    public async Task<IReadOnlyList<System.Text.Json.JsonElement>> Incidents() => await Rows("SELECT incident_type, severity, status, resolution FROM staffing.incidents WHERE assignment_id = $1 ORDER BY occurred_at, id");

    /// <summary>What the database says of the assignment, where no door shows it.</summary>
    public async Task<IReadOnlyList<System.Text.Json.JsonElement>> Rows(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(Host.ConnectionString);
        await using var command = source.CreateCommand($"SELECT to_jsonb(r) FROM ({sql}) r");
        command.Parameters.AddWithValue(Assignment);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<System.Text.Json.JsonElement>();
        while (await reader.ReadAsync()) rows.Add(System.Text.Json.JsonDocument.Parse(reader.GetString(0)).RootElement);
        return rows;
    }

    public async Task<string> Status() => (await Rows("SELECT status FROM staffing.assignments WHERE id = $1")).Single().Str("status")!;

    private Dictionary<string, object?> With(double latitude, object? more)
    {
        var body = new Dictionary<string, object?> { ["shiftId"] = Shift, ["sourceType"] = "GEO", ["latitude"] = latitude, ["longitude"] = Longitude, ["accuracyMeters"] = 10 };
        foreach (var property in more?.GetType().GetProperties() ?? []) body[property.Name] = property.GetValue(more);
        return body;
    }
}
