using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.People;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Who is asked before others.</summary>
public sealed class DispatchTeamTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const string Teams = "/client/coverage/dispatch-teams";
    private const string Memberships = Teams + "/memberships";

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Teams_stand_in_the_order_in_which_they_are_asked_with_their_members()
    {
        var market = await Marketplace.Open(host);
        var (hub, second) = (await market.Hub(), await market.Hub("Second cafe"));
        var ((_, ana), (_, ben), (_, cara)) = (await market.Worker(), await market.Worker("Ben Barista"), await market.Worker("Cara Barista"));
        await Add(market.Owner, cara, "MARKETPLACE");
        await Add(market.Owner, ben, "CERTIFIED_LOCATION", hub, "Knows the machine");
        await Add(market.Owner, ana, "CORE", second);
        await Add(market.Owner, ben, "CORE");
        await Add(market.Owner, ana, "CORE");

        var groups = (await market.Owner.Get(Teams)).Should(200)["items"].EnumerateArray().ToList();

        groups.Select(g => (g.Str("teamType"), g.Str("hubName"), g.Number("memberCount"))).ShouldBe([("CORE", null, 2), ("CORE", "Second cafe", 1), ("CERTIFIED_LOCATION", "Main cafe", 1), ("MARKETPLACE", null, 1)]);
        groups[0].GetProperty("members").EnumerateArray().Select(m => (m.Str("fullName"), m.Str("primaryRole"), m.GetProperty("reliabilityScore").GetDecimal())).ShouldBe([("Ana Barista", "Barista", 100m), ("Ben Barista", "Barista", 100m)]);
        groups[2].GetProperty("members")[0].Str("notes").ShouldBe("Knows the machine");
        (await Types($"?hubId={hub}")).ShouldBe(["CORE", "CERTIFIED_LOCATION", "MARKETPLACE"]);
        (await Types("?teamType=CERTIFIED_LOCATION")).ShouldBe(["CERTIFIED_LOCATION"]);
        (await Types("?limit=1")).ShouldBe(["CORE"]);
        (await Types("?limit=2&offset=2")).ShouldBe(["CERTIFIED_LOCATION", "MARKETPLACE"]);
        (await market.Owner.Get("/client/coverage/core-team")).Should(200)["items"].EnumerateArray().Select(m => (m.Str("fullName"), m.Str("hubName"), m.Str("source")))
            .ShouldBe([("Ana Barista", "Second cafe", "DISPATCH_TEAM"), ("Ana Barista", null, "DISPATCH_TEAM"), ("Ben Barista", null, "DISPATCH_TEAM")], ignoreOrder: true);

        async Task<List<string?>> Types(string query) => [.. (await market.Owner.Get(Teams + query)).Should(200)["items"].EnumerateArray().Select(g => g.Str("teamType"))];
    }

    [Fact]
    public async Task Whoever_is_added_is_asked_first_until_the_last_day_and_adding_once_more_notes_it()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var (_, ana) = await market.Worker();
        var at = await market.Place(host, TestClock.Start.AddDays(1), hub: hub);

        var added = await Add(market.Owner, ana, "CORE", hub, "Opens the house", "2026-03-04");
        (added.Id("staffId"), added.Id("hubId"), added.Str("teamType"), added.Number("dispatchPriority"), added.Str("status"), added.Str("notes")).ShouldBe((ana, hub, "CORE", 1, "ACTIVE", "Opens the house"));
        (await Team(at)).ShouldBe(("CORE", 1, added.Id("membershipId")));
        var again = (await market.Owner.Do("POST", Memberships, new { staffId = ana, hubId = hub, teamType = "CORE", notes = "Closes it" })).Should(200);
        (again.Body.Id("membershipId"), again.Body.Str("notes")).ShouldBe((added.Id("membershipId"), "Closes it"));

        host.Clock.Now = TestClock.Start.AddDays(3);
        (await market.Owner.Get(Teams)).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await market.Owner.Get("/client/coverage/core-team")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await market.Owner.Do("POST", Memberships, new { staffId = ana, hubId = hub, teamType = "CORE" })).Should(200).Body.Str("notes").ShouldBe("Closes it");
        (await market.Owner.Get(Teams)).Should(200)["items"][0].GetProperty("members")[0].GetProperty("effectiveTo").ValueKind.ShouldBe(JsonValueKind.Null);

        async Task<(string?, int?, Guid)> Team(Placed place)
        {
            var candidate = (await market.Owner.Get($"/client/coverage/dispatch-candidates?shiftId={place.Shift}")).Should(200)["items"][0];
            return (candidate.Str("dispatchTeam"), candidate.Number("dispatchPriority"), candidate.Id("membershipId"));
        }
    }

    [Fact]
    public async Task Whoever_is_removed_is_of_the_team_no_longer_and_twice_is_as_once()
    {
        var market = await Marketplace.Open(host);
        var (_, ana) = await market.Worker();
        var path = $"{Memberships}/{(await Add(market.Owner, ana, "CORE")).Id("membershipId")}";

        (await (await market.OpenBusiness("Bayview Conference Center")).Owner.Do("DELETE", path)).ShouldSay(404, "NOT_FOUND");
        (await (await Marketplace.Open(host)).Owner.Do("DELETE", path)).ShouldSay(404, "NOT_FOUND");
        var both = await Task.WhenAll(market.Owner.Do("DELETE", path, new { reason = "Has moved" }), market.Owner.Do("DELETE", $"{path}?reason=Has+moved"));

        both.ShouldAllBe(r => r.Status == 200 && r.Body.Str("status") == "INACTIVE");
        (await market.Owner.Do("DELETE", path)).Should(200);
        (await market.Owner.Get(Teams)).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await Add(market.Owner, ana, "CORE")).Id("membershipId").ShouldNotBe(Guid.Parse(path[(path.LastIndexOf('/') + 1)..]));
    }

    [Fact]
    public async Task Who_is_added_twice_at_once_is_in_the_team_once()
    {
        var market = await Marketplace.Open(host);
        var (_, ana) = await market.Worker();

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => market.Owner.Do("POST", Memberships, new { staffId = ana, teamType = "CORE" })));

        replies.Select(r => r.Status).Order().ShouldBe([200, 200, 200, 201]);
        replies.Select(r => r.Body.Id("membershipId")).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Hubs_and_workers_are_the_clients_own_and_a_shift_manager_has_teams_of_their_hubs()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var (hub, second, foreign) = (await market.Hub(), await market.Hub("Second cafe"), await market.Hub(by: other));
        var (_, ana) = await market.Worker();
        var (_, stranger) = await (await Marketplace.Open(host)).Worker();
        var manager = await market.Member(ClientRole.ShiftManager, null, hub);

        await Refused(market.Owner, 400, "VALIDATION_ERROR", new { staffId = ana, teamType = "CERTIFIED_LOCATION" });
        await Refused(market.Owner, 400, "VALIDATION_ERROR", new { staffId = ana, teamType = "CORE", effectiveTo = "2026-03-01" });
        await Refused(market.Owner, 404, "NOT_FOUND", new { staffId = ana, teamType = "CORE", hubId = foreign });
        await Refused(market.Owner, 404, "NOT_FOUND", new { staffId = stranger, teamType = "CORE" });
        await Refused(manager, 404, "NOT_FOUND", new { staffId = ana, teamType = "CORE", hubId = second });
        await Refused(manager, 403, "FORBIDDEN", new { staffId = ana, teamType = "CORE" });
        var there = (await Add(market.Owner, ana, "CORE", second)).Id("membershipId");
        var here = (await Add(manager, ana, "CORE", hub)).Id("membershipId");

        (await manager.Do("DELETE", $"{Memberships}/{there}")).ShouldSay(404, "NOT_FOUND");
        (await manager.Get(Teams)).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem().Id("hubId").ShouldBe(hub);
        (await manager.Get("/client/coverage/core-team")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem().Id("membershipId").ShouldBe(here);
        (await other.Get(Teams)).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await other.Get($"/client/coverage/core-team?hubId={hub}")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await manager.Do("DELETE", $"{Memberships}/{here}")).Should(200);

        static async Task Refused(Client who, int status, string code, object body) => (await who.Do("POST", Memberships, body)).ShouldSay(status, code);
    }

    [Fact]
    public async Task Candidates_come_twenty_five_at_a_time_where_nothing_else_is_asked_for()
    {
        var market = await Marketplace.Open(host);
        var at = await market.Place(host, TestClock.Start.AddDays(1));
        var many = Enumerable.Range(0, 27).Select(n => new StaffMember { Id = NewId.At<StaffId>(host.Clock), CompanyId = market.CompanyId(), FullName = $"Worker {n}", Phone = $"+1555020{n:0000}", Timezone = "UTC" }).ToList();
        await market.Save(db =>
        {
            foreach (var staff in many) staff.CompleteProfile();
            db.Staff.AddRange(many);
            return Guid.Empty;
        });
        await market.Save(db =>
        {
            db.StaffRoles.AddRange(many.Select(s => new StaffRole { Id = NewId.At<StaffRoleId>(host.Clock), CompanyId = market.CompanyId(), StaffId = s.Id, CatalogRoleId = new(market.Roles["BARISTA"]), Verified = true }));
            return Guid.Empty;
        });
        var path = $"/client/coverage/dispatch-candidates?shiftId={at.Shift}";

        var first = (await market.Owner.Get(path)).Should(200);

        (first["items"].GetArrayLength(), first["nextOffset"].GetInt32()).ShouldBe((25, 25));
        (await market.Owner.Get($"{path}&offset=25")).Should(200)["items"].EnumerateArray().Select(c => c.Number("rank")).ShouldBe([26, 27]);
        (await market.Owner.Get($"{path}&limit=27")).Should(200)["items"].GetArrayLength().ShouldBe(27);
    }

    [Fact]
    public async Task Larger_teams_ask_the_database_no_more_often()
    {
        var market = await Marketplace.Open(host);
        await Add(market.Owner, (await market.Worker()).Staff, "CORE");
        var few = await Statements();
        for (var n = 0; n < 4; n++) await Add(market.Owner, (await market.Worker($"Worker {n}")).Staff, n % 2 == 0 ? "CORE" : "MARKETPLACE");

        (await Statements()).ShouldBe(few);

        async Task<int> Statements()
        {
            using var counter = await StatementCounter.Of(market.Owner, host.ConnectionString);
            (await market.Owner.Get(Teams)).Should(200);
            (await market.Owner.Get("/client/coverage/core-team")).Should(200);
            return counter.Commands.Count;
        }
    }

    private static async Task<JsonElement> Add(Client who, Guid staff, string team, Guid? hub = null, string? notes = null, string? effectiveTo = null) =>
        (await who.Do("POST", Memberships, new { staffId = staff, teamType = team, hubId = hub, notes, effectiveTo })).Should(201).Body;
}
