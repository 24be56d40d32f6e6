using System.Text.Json;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Who manages some hubs of a client neither sees nor counts what goes on at the others.</summary>
public sealed class ShiftManagerTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_shift_manager_reads_the_hubs_orders_and_managers_of_theirs_and_an_admin_all()
    {
        var (market, here, there) = await Two();
        var (manager, elsewhere, idle, admin) = (await market.Member(ClientRole.ShiftManager, null, here), await market.Member(ClientRole.ShiftManager, null, there), await market.Member(ClientRole.ShiftManager), await market.Member(ClientRole.Admin));
        var (own, other) = (await market.Order(here, host.Clock.Now), await market.Order(there, host.Clock.Now));

        foreach (var (path, id, ours, theirs) in new[]
        {
            ("/client/hubs", "hubId", here, there), ("/client/orders/view?startDate=2026-03-01&endDate=2026-03-31", "orderId", own.Id, other.Id), ("/client/reorders", "orderId", own.Id, other.Id),
        })
        {
            (await Ids(manager, path, id)).ShouldBe([ours], path);
            (await Ids(elsewhere, path, id)).ShouldBe([theirs], path);
            (await Ids(idle, path, id)).ShouldBeEmpty(path);
            (await Ids(admin, path, id)).ShouldBe([ours, theirs], ignoreOrder: true, path);
        }
        foreach (var (path, ours, theirs) in new[] { ("/client/hubs/{0}/managers", here, there), ("/client/orders/{0}/reorder-preview", own.Id, other.Id) })
        {
            (await manager.Get(string.Format(path, ours))).Should(200);
            (await manager.Get(string.Format(path, theirs))).ShouldSay(404, "NOT_FOUND");
            (await admin.Get(string.Format(path, theirs))).Should(200);
        }

        (await manager.Get("/client/session")).Should(200)["hubs"].EnumerateArray().ShouldHaveSingleItem().Id("hubId").ShouldBe(here);
        (await admin.Get("/client/session")).Should(200)["hubs"].GetArrayLength().ShouldBe(2);
        (await Ids(manager, "/client/team-members", "membershipId")).Count.ShouldBe(5, "colleagues are known to each other");
        (await HubsOfTeam(manager)).ShouldBe([here]);
        (await HubsOfTeam(admin)).ShouldBe([here, there], ignoreOrder: true);
        (await HubCount(manager), await HubCount(admin)).ShouldBe((1, 2));
    }

    [Fact]
    public async Task The_dashboard_of_a_shift_manager_counts_their_hubs_only()
    {
        var (market, here, there) = await Two();
        var (manager, idle, admin) = (await market.Member(ClientRole.ShiftManager, null, here), await market.Member(ClientRole.ShiftManager), await market.Member(ClientRole.Admin));
        var (own, other) = (await Swapped(market, here, places: 2), await Swapped(market, there, places: 3));

        (await Board(manager)).ShouldBe((2, 1, 1, 1, 1, 6 * 3100, 2 * 6 * 3100));
        (await Board(admin)).ShouldBe((5, 2, 2, 2, 2, 2 * 6 * 3100, 5 * 6 * 3100));
        (await Board(idle)).ShouldBe((0, 0, 0, 0, 0, 0, 0));
        (await Upcoming(manager)).ShouldBe([own]);
        (await Upcoming(admin)).ShouldBe([own, other], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_is_blocked_holds_at_all_hubs_and_for_which_work_is_known_at_its_own()
    {
        var on = await OnShift.Book(host);
        var (manager, elsewhere) = (await on.Market.Member(ClientRole.ShiftManager, null, on.Hub), await on.Market.Member(ClientRole.ShiftManager, null, await on.Market.Hub()));
        on.At(1);
        (await on.ClockIn()).Should(200);
        (await manager.Do("POST", "/client/coverage/reviews", new { staffId = on.Staff, assignmentId = on.Assignment, rating = 1, markAsBlocked = true })).Should(200);

        (await manager.OnlyItem("/client/coverage/blocked-staff")).Id("sourceAssignmentId").ShouldBe(on.Assignment);
        (await on.Market.Owner.OnlyItem("/client/coverage/blocked-staff")).Id("sourceAssignmentId").ShouldBe(on.Assignment);
        var told = await elsewhere.OnlyItem("/client/coverage/blocked-staff");
        (told.Id("staffId"), told.Str("sourceAssignmentId")).ShouldBe((on.Staff, null));
        host.Clock.Now = TestClock.Start;
    }

    /// <summary>Two hubs that book on one cost center.</summary>
    private async Task<(Marketplace Market, Guid Here, Guid There)> Two()
    {
        var market = await Marketplace.Open(host);
        var center = (await market.Owner.OnlyItem("/client/cost-centers")).Id("costCenterId");
        return (market, await market.Hub("Main cafe", new { costCenterId = center }), await market.Hub("Second cafe", new { costCenterId = center }));
    }

    /// <summary>A shift of today with one who is on it, asks to be replaced, and of whom something is odd.</summary>
    private async Task<Guid> Swapped(Marketplace market, Guid hub, int places)
    {
        var order = await market.Order(hub, host.Clock.Now.AddHours(3), places);
        var (worker, staff) = await market.Worker();
        var assignment = await market.Book(host, order.Role, staff);
        (await worker.Do("POST", $"/staff/shifts/{order.Shift}/request-swap", new { reason = "ill" })).Should(200);
        await host.Sql($"""
            INSERT INTO staffing.incidents (company_id, id, is_active, record_version, created_at, updated_at, business_id, hub_id, shift_id, assignment_id, staff_id, incident_type, severity, clock_in_mode, message, occurred_at, status, good_points)
            SELECT company_id, gen_random_uuid(), true, 1, now(), now(), business_id, hub_id, shift_id, id, staff_id, 'outsideGeofence', 'warning', 'either', 'Odd.', now(), 'open', 0 FROM staffing.assignments WHERE id = '{assignment}'
            """);
        return order.Shift;
    }

    private static async Task<List<Guid>> Ids(Client who, string path, string id) => [.. (await Items(who, path)).Select(i => i.Id(id))];

    private static async Task<List<Guid>> HubsOfTeam(Client who) => [.. (await Items(who, "/client/team-members")).SelectMany(m => m.GetProperty("hubIds").EnumerateArray()).Select(h => h.GetGuid())];

    private static async Task<int?> HubCount(Client who) => (await who.OnlyItem("/client/cost-centers")).Number("hubCount");

    private static async Task<List<Guid>> Upcoming(Client who) => [.. (await who.Get("/client/dashboard")).Should(200)["upcomingShifts"].EnumerateArray().Select(s => s.Id("shiftId"))];

    private static async Task<(int Required, int Assigned, int Week, int Swaps, int Incidents, int WeekCents, int ProjectedCents)> Board(Client who)
    {
        var board = (await who.Get("/client/dashboard")).Should(200);
        int Of(JsonElement at, string name) => at.GetProperty(name).GetInt32();
        return (Of(board["todayCoverage"], "requiredWorkers"), Of(board["todayCoverage"], "assignedWorkers"), Of(board.Body, "weeklyShiftCount"), Of(board.Body, "openSwapRequests"), Of(board.Body, "openIncidents"),
            Of(board["spend"], "weekCents"), Of(board["spend"], "nextSevenDaysProjectedCents"));
    }

    private static async Task<List<JsonElement>> Items(Client who, string path) => [.. (await who.Get(path)).Should(200)["items"].EnumerateArray()];
}
