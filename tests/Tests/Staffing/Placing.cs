using System.Text.Json;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A shift of one role, put there as rows.</summary>
internal sealed record Placed(Guid Shift, Guid Role, Guid Hub)
{
    public string Path(string verb) => $"/staff/shifts/{Shift}/{verb}";
}

internal static class Placing
{
    private static int placed;

    /// <summary>A hub without managers, at Google's place in Mountain View.</summary>
    public static Task<Guid> PlaceHub(this Marketplace market, TestHost host, Guid? business = null, double? latitude = 37.4221, double? longitude = -122.0841) => market.Save(db =>
    {
        var hub = new Hub
        {
            Id = NewId.At<HubId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(business ?? market.Business), Name = $"Hub {Interlocked.Increment(ref placed)}", FullAddress = "1600 Amphitheatre Pkwy",
            Latitude = latitude, Longitude = longitude, Timezone = "UTC", GeofenceRadiusMeters = 120, ClockInMode = ClockInMode.Either, AllowClockInOverride = true, NfcTagId = $"TAG-{placed}", AccessNotes = "Ring twice.",
        };
        db.Hubs.Add(hub);
        return hub.Id.Value;
    });

    /// <summary>A shift of some hours with places for baristas that everybody sees, where nothing else is said.</summary>
    public static async Task<Placed> Place(this Marketplace market, TestHost host, DateTimeOffset starts, double hours = 8, int places = 1, string role = "BARISTA", Guid? hub = null, bool instantBook = false, int tier = 3, DateTimeOffset? nextRelease = null, Guid? business = null, DateTimeOffset? published = null)
    {
        var (number, at, of) = (Interlocked.Increment(ref placed), hub ?? await market.PlaceHub(host, business), new BusinessId(business ?? market.Business));
        var (order, shift) = (NewId.At<OrderId>(host.Clock), NewId.At<ShiftId>(host.Clock));
        var (ends, day) = (starts.AddHours(hours), DateOnly.FromDateTime(starts.UtcDateTime));
        await market.Save(db =>
        {
            db.Orders.Add(new Order
            {
                Id = order, CompanyId = market.CompanyId(), BusinessId = of, HubId = new(at), OrderNumber = $"ORD-{number}", Title = "Espresso shift", Description = "Coffee for many.", StartsAt = starts, EndsAt = ends,
                Schedule = new(day, null, [], TimeOnly.FromDateTime(starts.UtcDateTime), TimeOnly.FromDateTime(ends.UtcDateTime), "UTC"), CreatedBy = new(market.Owner.UserId),
            });
            return order.Value;
        });
        await market.Save(db =>
        {
            db.Shifts.Add(new Shift
            {
                Id = shift, CompanyId = market.CompanyId(), OrderId = order, BusinessId = of, HubId = new(at), ShiftCode = "S1", Title = "Espresso shift", StartsAt = starts, EndsAt = ends, LocalDate = day, Timezone = "UTC",
                LocationName = "Main cafe", LocationAddress = "1600 Amphitheatre Pkwy", Latitude = 37.4221, Longitude = -122.0841, RequiredWorkers = places,
            });
            return shift.Value;
        });
        var id = await market.Save(db =>
        {
            var row = new ShiftRole
            {
                Id = NewId.At<ShiftRoleId>(host.Clock), CompanyId = market.CompanyId(), ShiftId = shift, OrderId = order, BusinessId = of, HubId = new(at), CatalogRoleId = new(market.Roles[role]), RoleCode = role, RoleName = role,
                WorkersNeeded = places, StartsAt = starts, EndsAt = ends, BreakMinutes = 30, PayRateCents = 2300, BillRateCents = 3100, InstantBookAllowed = instantBook, PublishedAt = published ?? host.Clock.Now,
            };
            row.ReleaseTo(tier, nextRelease);
            db.ShiftRoles.Add(row);
            return row.Id.Value;
        });
        return new Placed(shift.Value, id, at);
    }

    public static Task<Reply> Apply(this Client worker, Placed at, bool instantBook = false, string? key = null) => worker.Do("POST", at.Path("apply"), new { roleId = at.Role, instantBook }, key);

    public static Task<Reply> Accept(this Client worker, Placed at) => worker.Do("POST", at.Path("accept"));

    /// <summary>Reserved and accepted.</summary>
    public static async Task<Guid> Take(this Client worker, Placed at)
    {
        var id = (await worker.Apply(at)).Should(200).Body.Id("assignmentId");
        (await worker.Accept(at)).Should(200);
        return id;
    }

    public static async Task<List<Guid>> OpenRoles(this Client worker, string query = "") =>
        [.. (await worker.Get($"/staff/shifts/open{query}")).Should(200)["items"].EnumerateArray().Select(i => i.Id("roleId"))];

    public static async Task<JsonElement> OnlyItem(this Client worker, string path) => (await worker.Get(path)).Should(200)["items"].EnumerateArray().ToList().ShouldHaveSingleItem();

    /// <summary>The state of a role, read behind the doors: places taken, its status, the shift's.</summary>
    public static async Task<(int Taken, string Role, string Shift)> StateOf(this TestHost host, Placed at)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("SELECT r.assigned_count, r.status, s.status FROM staffing.shift_roles r JOIN staffing.shifts s ON s.id = r.shift_id WHERE r.id = $1");
        command.Parameters.AddWithValue(at.Role);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt32(0), row.GetString(1), row.GetString(2));
    }

    public static async Task Sql(this TestHost host, string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column.</summary>
    public static async Task<List<string>> Rows(this TestHost host, string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync()) rows.Add($"{row.GetValue(0)}");
        return rows;
    }

    public static async Task<long> Number(this TestHost host, string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>How many were told under a key.</summary>
    public static Task<long> Told(this TestHost host, string key) => host.Number($"SELECT count(*) FROM notifications.notices WHERE dedupe_key LIKE '{key}%'");
}
