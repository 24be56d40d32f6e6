using WorkforceOS.Staffing;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Who orders for a client, and who manages its hubs.</summary>
public sealed class TeamTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_shift_manager_is_invited_once_by_mail_and_each_hub_named_is_added()
    {
        var market = await Marketplace.Open(host);
        var (hub, second) = (await market.Hub(), await market.Hub("Second cafe"));
        var nora = new { firstName = "Nora", lastName = "Lead", email = "Nora.Lead@example.com", phone = "+15550100001", hubId = hub };

        var invited = (await market.Owner.Do("POST", "/client/shift-managers", nora)).Should(201);
        (invited["status"].GetString(), invited["role"].GetString(), invited["name"].GetString(), invited["hubId"].GetGuid()).ShouldBe(("INVITED", "SHIFT_MANAGER", "Nora Lead", hub));
        var again = (await market.Owner.Do("POST", "/client/shift-managers", new { firstName = "Nora", lastName = "Lead", email = "nora.lead@example.com", hubId = second })).Should(200);
        again["membershipId"].GetGuid().ShouldBe(invited["membershipId"].GetGuid());

        (await market.Owner.Get($"/client/hubs/{second}/managers")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem().Str("email").ShouldBe("nora.lead@example.com");
        var listed = (await market.Owner.Get("/client/team-members?status=INVITED")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("hubIds").EnumerateArray().Select(h => h.GetGuid()).ShouldBe([hub, second], ignoreOrder: true);
        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var mails = source.CreateCommand("SELECT count(*) FROM notifications.notices n WHERE n::text LIKE '%' || $1 || '%'");
        mails.Parameters.AddWithValue(invited["membershipId"].GetGuid().ToString());
        (await mails.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task Who_invites_the_same_address_at_once_makes_one_invitation_and_another_role_is_not_lowered()
    {
        var market = await Marketplace.Open(host);

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => market.Owner.Do("POST", "/client/shift-managers", new { firstName = "Nora", lastName = "Lead", email = "nora@example.com" })));

        replies.Select(r => r.Status).Order().ShouldBe([200, 200, 200, 200, 200, 201]);
        replies.Select(r => r["membershipId"].GetGuid()).Distinct().ShouldHaveSingleItem();
        (await market.Owner.Do("POST", "/client/shift-managers", new { firstName = "Nora", lastName = "Lead", email = "no mail" })).ShouldSay(400, "VALIDATION_ERROR");
        (await market.Owner.Do("POST", "/client/shift-managers", new { firstName = "Nora", lastName = "Lead", email = "nora@example.com", hubId = Guid.NewGuid() })).ShouldSay(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_member_becomes_manager_of_a_hub_once_by_either_id()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var hub = await market.Hub();
        var manager = await market.Member(ClientRole.ShiftManager);
        (await manager.Do("POST", $"/client/hubs/{hub}/managers", new { userId = manager.UserId })).ShouldSay(403, "FORBIDDEN");

        var assigned = (await market.Owner.Do("POST", $"/client/hubs/{hub}/managers", new { userId = manager.UserId })).Should(201);

        var again = (await market.Owner.Do("POST", $"/client/hubs/{hub}/managers", new { membershipId = assigned["membershipId"].GetGuid() })).Should(200);
        again["hubManagerId"].GetGuid().ShouldBe(assigned["hubManagerId"].GetGuid());
        (await market.Owner.Do("POST", $"/client/hubs/{hub}/managers", new { userId = other.UserId })).ShouldSay(404, "NOT_FOUND");
        (await other.Do("POST", $"/client/hubs/{hub}/managers", new { userId = other.UserId })).ShouldSay(404, "NOT_FOUND");
        (await other.Get($"/client/hubs/{hub}/managers")).ShouldSay(404, "NOT_FOUND");
        (await market.Owner.Do("POST", $"/client/hubs/{hub}/managers", new { })).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Vendors_their_roles_and_cost_centers_are_those_of_the_client()
    {
        var market = await Marketplace.Open(host);

        var vendor = (await market.Owner.Get("/client/vendors")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (vendor.Id("vendorId"), vendor.Number("roleCount"), vendor.Str("contractStatus"), vendor.GetProperty("isDefault").GetBoolean()).ShouldBe((market.Vendor, 2, "ACTIVE", true));
        var roles = (await market.Owner.Get($"/client/vendors/{market.Vendor}/roles?limit=1")).Should(200);
        roles["nextOffset"].GetInt32().ShouldBe(1);
        var barista = roles["items"][0];
        (barista.Str("roleCode"), barista.Id("roleId"), barista.Number("hourlyRateCents"), barista.GetProperty("hourlyRate").GetDecimal(), barista.Number("billRateCents")).ShouldBe(("BARISTA", market.Roles["BARISTA"], 2300, 23m, 3100));
        (await market.Owner.Get($"/client/vendors/{Guid.NewGuid()}/roles")).ShouldSay(404, "NOT_FOUND");
        var center = (await market.Owner.Get("/client/cost-centers")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (center.Str("name"), center.Number("hubCount")).ShouldBe(("General", 0));
    }
}
