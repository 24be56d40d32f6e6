using WorkforceOS.Kernel;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class OpenShiftsTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Listed_is_what_the_worker_could_apply_for_and_nothing_else()
    {
        var market = await Marketplace.Open(host);
        var (ana, anaId) = await market.Worker();
        var (rival, _) = await market.OpenBusiness("Rival");
        var hub = await market.PlaceHub(host);
        var good = await market.Place(host, Tomorrow, hub: hub, places: 3, instantBook: true);
        var booked = await market.Place(host, Tomorrow.AddDays(1));
        await ana.Take(booked);
        await market.Place(host, Tomorrow.AddDays(1).AddHours(4)); // overlaps
        await market.Place(host, Tomorrow, role: "SERVER");
        await market.Place(host, TestClock.Start.AddHours(-1), hours: 2); // too little of it is left
        await market.Place(host, Tomorrow, business: rival);
        var core = await market.Place(host, Tomorrow.AddDays(3), tier: 1, hub: hub);
        var certified = await market.Place(host, Tomorrow.AddDays(4), tier: 2, hub: hub);
        await market.Save(db => { db.StaffBlocks.Add(new StaffBlock { Id = NewId.At<BlockId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(rival), StaffId = new(anaId), CreatedBy = new(market.Owner.UserId) }); return Guid.Empty; });
        (await ana.OpenRoles()).ShouldBe([good.Role]);

        await market.Save(db => { db.DispatchMemberships.Add(new DispatchMembership { Id = NewId.At<DispatchMembershipId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), HubId = new(hub), StaffId = new(anaId), TeamType = TeamType.CertifiedLocation }); return Guid.Empty; });
        (await ana.OpenRoles()).ShouldBe([good.Role, certified.Role]);
        await market.Save(db => { db.DispatchMemberships.Add(new DispatchMembership { Id = NewId.At<DispatchMembershipId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), StaffId = new(anaId), TeamType = TeamType.Core }); return Guid.Empty; });
        (await ana.OpenRoles()).ShouldBe([good.Role, core.Role, certified.Role]);

        var card = (await ana.Get("/staff/shifts/open?limit=1")).Should(200);
        card["nextOffset"].GetInt32().ShouldBe(1);
        var item = card["items"][0];
        (item.Str("status"), item.Str("dispatchTeam"), item.Number("dispatchPriority"), item.Number("openSlots"), item.Number("filledCount"), item.Number("requiredWorkerCount")).ShouldBe(("OPEN", "CORE", 1, 3, 0, 3));
        (item.GetProperty("hourlyRate").GetDecimal(), item.GetProperty("totalRate").GetDecimal(), item.Number("durationMinutes"), item.Str("clientName")).ShouldBe((23m, 172.5m, 480, "Google Mountain View Cafes"));
        (item.GetProperty("instantBook").GetBoolean(), item.GetProperty("eligible").GetBoolean(), item.Str("startTime"), item.Str("startsAt")).ShouldBe((true, true, "2026-03-03T09:00:00.000Z", "2026-03-03T09:00:00.000Z"));
    }

    [Fact]
    public async Task It_can_be_searched_and_each_row_says_what_is_in_the_way()
    {
        var market = await Marketplace.Open(host);
        var (ana, anaId) = await market.Worker("Ana Barista", "BARISTA", "SERVER");
        await host.Sql($"UPDATE staffing.staff SET home_latitude = 37.4301, home_longitude = -122.0761, profile_complete = false WHERE id = '{anaId}'");
        var (first, second) = (await market.Place(host, Tomorrow), await market.Place(host, Tomorrow.AddDays(5), role: "SERVER"));

        var items = (await ana.Get("/staff/shifts/open")).Should(200)["items"].EnumerateArray().ToList();
        items.Select(i => i.Id("roleId")).ShouldBe([first.Role, second.Role]);
        items[0].Number("distanceMeters").ShouldBe(1136);
        items.ShouldAllBe(i => !i.GetProperty("eligible").GetBoolean() && i.GetProperty("blockers")[0].GetProperty("code").GetString() == "PROFILE_INCOMPLETE");
        (await ana.OpenRoles("?roleCode=SERVER")).ShouldBe([second.Role]);
        (await ana.OpenRoles($"?hubId={first.Hub}")).ShouldBe([first.Role]);
        (await ana.OpenRoles("?from=2026-03-04")).ShouldBe([second.Role]);
        (await ana.OpenRoles("?from=2026-03-03&to=2026-03-03")).ShouldBe([first.Role]);
        (await ana.OpenRoles("?maxDistanceKm=1.1")).ShouldBeEmpty();
        (await ana.OpenRoles("?maxDistanceKm=1.2")).Count.ShouldBe(2);
        (await ana.OpenRoles("?search=google")).Count.ShouldBe(2);
        (await ana.OpenRoles("?search=server")).ShouldBe([second.Role]);
        (await ana.OpenRoles("?search=100%25")).ShouldBeEmpty();
        (await ana.Get("/staff/shifts/open?from=yesterday")).ShouldSay(400, "VALIDATION_ERROR");
    }

    /// <summary>Of swaps only those are read that stand before the last of the free places on a page: none may be missed at the edge of one.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("&search=google")]
    public async Task Free_places_and_swaps_of_several_roles_are_one_list_whatever_the_page(string narrowed)
    {
        var market = await Marketplace.Open(host);
        var (ana, _) = await market.Worker("Ana Barista", "BARISTA", "SERVER");
        var expected = new List<Guid>();
        // Five at one time, so that the edge of a page stands among equals.
        foreach (var (free, day) in new[] { (true, 0), (false, 2), (false, 2), (false, 2), (true, 2), (true, 2), (false, 3), (true, 4) })
        {
            var at = await market.Place(host, Tomorrow.AddDays(day), role: free ? "BARISTA" : "SERVER");
            expected.Add(at.Role);
            if (free) continue;
            var (ben, _) = await market.Worker($"Ben {expected.Count}", "SERVER");
            await ben.Take(at);
            (await ben.Do("POST", at.Path("request-swap"), new { reason = "My child is ill." })).Should(200);
        }
        expected = [.. expected[..1], .. expected[1..6].Order(), .. expected[6..]];

        (await ana.OpenRoles($"?limit=50{narrowed}")).ShouldBe(expected);
        foreach (var size in new[] { 1, 2, 3, 4, 5 })
        {
            var pages = new List<Guid>();
            for (var offset = 0; offset < expected.Count; offset += size) pages.AddRange(await ana.OpenRoles($"?limit={size}&offset={offset}{narrowed}"));
            pages.ShouldBe(expected, $"{size} on a page");
        }
    }

    [Fact]
    public async Task The_number_of_statements_is_that_of_one_row_for_fifty_rows()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), hub) = (await market.Worker(), await market.PlaceHub(host));
        await market.Place(host, Tomorrow, hub: hub);
        await ana.OpenRoles();
        var one = await Counted();
        for (var day = 1; day < 20; day++) await market.Place(host, Tomorrow.AddDays(day), hub: hub);
        (await ana.OpenRoles()).Count.ShouldBe(20);
        (await Counted()).ShouldBe(one);
        one.ShouldBeLessThan(12);

        async Task<int> Counted()
        {
            using var counter = await StatementCounter.Of(ana, host.ConnectionString);
            var before = counter.Commands.Count;
            await ana.OpenRoles();
            return counter.Commands.Count - before;
        }
    }

    [Fact]
    public async Task A_shift_shows_what_can_be_done_and_its_tag_only_to_whoever_is_on_it()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), (ben, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var hub = await market.PlaceHub(host);
        await market.Member(WorkforceOS.Surfaces.Staffing.ClientRole.ShiftManager, null, hub);
        var at = await market.Place(host, Tomorrow, hub: hub);

        var open = (await ana.Get($"/staff/shifts/{at.Shift}")).Should(200).Body;
        (open.Str("myStatus"), open.Str("clockInMode"), open.Number("geofenceRadiusMeters"), open.Str("nfcTagId"), open.Str("accessNotes"), open.Str("description")).ShouldBe(("NONE", "EITHER", 120, null, null, "Coffee for many."));
        Actions(open).ShouldBe(["APPLY"]);
        open.GetProperty("managers").EnumerateArray().ShouldHaveSingleItem().Str("name").ShouldBe("Mona Manager");

        (await ana.Apply(at)).Should(200);
        var offered = (await ana.Get($"/staff/shifts/{at.Shift}?roleId={at.Role}")).Should(200).Body;
        (offered.Str("myStatus"), offered.Str("nfcTagId")).ShouldBe(("OFFERED", null));
        Actions(offered).ShouldBe(["ACCEPT", "DECLINE"]);
        (await ben.Get($"/staff/shifts/{at.Shift}")).ShouldSay(404, "NOT_FOUND");

        (await ana.Accept(at)).Should(200);
        var own = (await ana.Get($"/staff/shifts/{at.Shift}")).Should(200).Body;
        (own.Str("myStatus"), own.Str("accessNotes"), own.Str("status")).ShouldBe(("ACCEPTED", "Ring twice.", "ACCEPTED"));
        own.Str("nfcTagId").ShouldStartWith("TAG-");
        Actions(own).ShouldBe(["DECLINE", "REQUEST_SWAP"]);
        host.Clock.Now = Tomorrow.AddMinutes(-15);
        Actions((await ana.Get($"/staff/shifts/{at.Shift}")).Should(200).Body).ShouldBe(["CLOCK_IN"]);
        (await ana.Get($"/staff/shifts/{Guid.NewGuid()}")).ShouldSay(404, "NOT_FOUND");
        (await ana.Get($"/staff/shifts/{at.Shift}?roleId={Guid.NewGuid()}")).ShouldSay(404, "NOT_FOUND");

        static IEnumerable<string> Actions(System.Text.Json.JsonElement shift) => shift.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()!);
    }

    [Fact]
    public async Task The_first_page_of_a_worker_shows_today_tomorrow_and_what_is_recommended()
    {
        var market = await Marketplace.Open(host);
        var (ana, _) = await market.Worker();
        var (today, tomorrow) = (await market.Place(host, TestClock.Start.AddHours(3), hours: 4), await market.Place(host, Tomorrow, hours: 4));
        await ana.Take(today);
        await ana.Take(tomorrow);
        var held = await market.Place(host, Tomorrow.AddDays(1), hours: 4);
        (await ana.Do("POST", $"/staff/shifts/{held.Shift}/apply", new { roleId = held.Role })).Should(200);
        for (var day = 2; day < 9; day++) await market.Place(host, Tomorrow.AddDays(day), hours: 4);

        var page = (await ana.Get("/staff/dashboard")).Should(200).Body;
        page.GetProperty("todaysShifts").EnumerateArray().ShouldHaveSingleItem().Str("attendanceStatus").ShouldBe("NOT_CLOCKED_IN");
        page.GetProperty("tomorrowsShifts").EnumerateArray().ShouldHaveSingleItem().Id("roleId").ShouldBe(tomorrow.Role);
        page.GetProperty("recommendedShifts").EnumerateArray().Select(s => s.Str("date")).ShouldBe(["2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"]);
        (page.Str("staffName"), page.GetProperty("weekEarningsCents").GetInt64(), page.GetProperty("unreadAlerts").GetInt32()).ShouldBe(("Ana Barista", 0, 1));
    }

    [Fact]
    public async Task What_was_worked_shows_what_it_came_to()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), at) = (await market.Worker(), await market.Place(host, TestClock.Start.AddHours(1)));
        var id = await ana.Take(at);
        await host.Sql($"UPDATE staffing.assignments SET status = 'checkedOut', checked_in_at = starts_at, checked_out_at = starts_at + interval '7 hours' WHERE id = '{id}'");
        (await ana.Get("/staff/shifts/completed?startDate=2026-03-03")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        var done = await ana.OnlyItem("/staff/shifts/completed?startDate=2026-03-02&endDate=2026-03-02");
        (done.Str("timesheetStatus"), done.Str("paymentStatus"), done.GetProperty("canSubmit").GetBoolean(), done.Str("clockOutAt")).ShouldBe(("NOT_SUBMITTED", "NOT_READY", true, "2026-03-02T17:00:00.000Z"));
        (await ana.Get("/staff/shifts/assigned?startDate=2026-03-05&endDate=2026-03-04")).ShouldSay(400, "VALIDATION_ERROR");
    }
}
