using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Where a client's workers clock in.</summary>
public sealed class HubTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly object MountainView = new { name = "Google MV Cafe", fullAddress = "1600 Amphitheatre Pkwy", latitude = 37.4221, longitude = -122.0841 };

    [Fact]
    public async Task A_new_hub_has_the_usual_policy_and_the_clock_of_its_place()
    {
        var market = await Marketplace.Open(host);

        var made = (await market.Owner.Do("POST", "/client/hubs", MountainView)).Should(201);

        made["timezone"].GetString().ShouldBe("America/Los_Angeles");
        made["clockInMode"].GetString().ShouldBe("EITHER");
        made["allowClockInOverride"].GetBoolean().ShouldBeTrue();
        made["geofenceRadiusMeters"].GetInt32().ShouldBe(120);
        made["nfcTagId"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var manager = await market.Member(ClientRole.ShiftManager, null, made.Body.Id("hubId"));
        var listed = (await manager.Get("/query/client/hubs")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        listed.Id("hubId").ShouldBe(made.Body.Id("hubId"));
        listed.GetProperty("managers").EnumerateArray().ShouldHaveSingleItem().GetProperty("userId").GetGuid().ShouldBe(manager.UserId);
    }

    [Fact]
    public async Task What_is_given_changes_null_clears_and_the_rest_stays()
    {
        var market = await Marketplace.Open(host);
        var hub = (await market.Owner.Do("POST", "/client/hubs", Marketplace.Merged(MountainView, new { city = "Mountain View", geofenceRadiusMeters = 200, nfcTagId = "nfc-1" }))).Should(201).Body;
        hub.Str("nfcTagId").ShouldBe("NFC-1");

        var changed = (await market.Owner.Do("PUT", $"/client/hubs/{hub.Id("hubId")}", new { city = (string?)null, clockInMode = "GEO_REQUIRED", latitude = 52.52, longitude = 13.405 })).Should(200);

        changed["city"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        changed["clockInMode"].GetString().ShouldBe("GEO_REQUIRED");
        changed["geofenceRadiusMeters"].GetInt32().ShouldBe(200);
        changed["nfcTagId"].GetString().ShouldBe("NFC-1");
        changed["timezone"].GetString().ShouldBe("Europe/Berlin");
        (await market.Owner.Do("PUT", $"/client/hubs/{hub.Id("hubId")}", new { name = (string?)null, geofenceRadiusMeters = 24 })).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_name_is_one_hubs_of_a_client_and_a_tag_one_hubs_of_the_marketplace()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var hub = await market.Hub("Main cafe", new { nfcTagId = "TAG-0001" });

        (await market.Owner.Do("POST", "/client/hubs", Marketplace.Merged(MountainView, new { name = "MAIN CAFE" }))).ShouldSay(409, "HUB_NAME_IN_USE");
        (await other.Do("POST", "/client/hubs", Marketplace.Merged(MountainView, new { name = "Main cafe", nfcTagId = "tag-0001" }))).ShouldSay(409, "NFC_TAG_IN_USE");
        var theirs = await market.Hub("Main cafe", by: other);
        (await other.Do("POST", $"/client/hubs/{theirs}/assign-nfc", new { nfcTagId = "tag-0001" })).ShouldSay(409, "NFC_TAG_IN_USE");

        var moved = (await market.Owner.Do("POST", $"/client/hubs/{hub}/assign-nfc", new { nfcTagId = "tag-0002", label = "Door" })).Should(200);
        (moved["nfcTagId"].GetString(), moved["previousTagId"].GetString()).ShouldBe(("TAG-0002", "TAG-0001"));
        (await other.Do("POST", $"/client/hubs/{theirs}/assign-nfc", new { nfcTagId = "tag-0001" })).Should(200);
        (await market.Owner.Do("POST", $"/client/hubs/{hub}/assign-nfc", new { nfcTagId = (string?)null })).Should(200)["previousTagId"].GetString().ShouldBe("TAG-0002");
        (await market.Owner.Do("POST", $"/client/hubs/{hub}/assign-nfc", new { })).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_hub_where_somebody_is_still_to_work_is_not_given_up()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var order = await market.Order(hub, host.Clock.Now.AddDays(5));

        var refused = (await market.Owner.Do("DELETE", $"/client/hubs/{hub}")).ShouldSay(409, "HUB_IN_USE");
        refused["details"].GetProperty("futureShiftIds").EnumerateArray().ShouldHaveSingleItem().GetGuid().ShouldBe(order.Shift);

        var free = await market.Hub("Second cafe");
        (await market.Owner.Do("DELETE", $"/client/hubs/{free}?reason=moved")).Should(200)["status"].GetString().ShouldBe("INACTIVE");
        (await market.Owner.Get("/client/hubs")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem().Id("hubId").ShouldBe(hub);
        (await market.Owner.Do("PUT", $"/client/hubs/{free}", new { city = "X" })).ShouldSay(404, "NOT_FOUND");
        await market.Hub("Second cafe");
    }

    [Fact]
    public async Task Hubs_are_changed_by_owners_and_admins_of_their_own_client_only()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var hub = await market.Hub();
        var manager = await market.Member(ClientRole.ShiftManager, null, hub);
        var admin = await market.Member(ClientRole.Admin);

        (await manager.Do("PUT", $"/client/hubs/{hub}", new { city = "X" })).ShouldSay(403, "FORBIDDEN");
        (await manager.Do("DELETE", $"/client/hubs/{hub}")).ShouldSay(403, "FORBIDDEN");
        (await other.Do("PUT", $"/client/hubs/{hub}", new { city = "X" })).ShouldSay(404, "NOT_FOUND");
        (await other.Do("DELETE", $"/client/hubs/{hub}")).ShouldSay(404, "NOT_FOUND");
        (await other.Do("POST", $"/client/hubs/{hub}/assign-nfc", new { nfcTagId = "TAG-9" })).ShouldSay(404, "NOT_FOUND");
        (await admin.Do("PUT", $"/client/hubs/{hub}", new { city = "X" })).Should(200);
        (await market.Company.Owner.Do("POST", "/client/hubs", MountainView)).ShouldSay(403, "NO_CLIENT_ACCESS");
    }

    [Theory]
    [InlineData(37.4221, -122.0841, "America/Los_Angeles")]
    [InlineData(33.4484, -112.074, "America/Phoenix")]
    [InlineData(40.7128, -74.006, "America/New_York")]
    [InlineData(51.5, -0.12, "Europe/London")]
    [InlineData(41.0082, 28.9784, "Europe/Istanbul")]
    [InlineData(19.07, 72.87, "Asia/Kolkata")]
    [InlineData(-33.87, 151.21, "Australia/Sydney")]
    public void The_map_knows_the_clock_of_a_place(double latitude, double longitude, string zone) => ZoneOfPlace.Of(latitude, longitude).Id.ShouldBe(zone);

    [Fact]
    public void The_map_has_no_hole()
    {
        for (var latitude = -90.0; latitude <= 90; latitude += 1.25)
        {
            for (var longitude = -180.0; longitude <= 180; longitude += 1.25) ZoneOfPlace.Of(latitude, longitude).ShouldNotBeNull();
        }
    }
}
