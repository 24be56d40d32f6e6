using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What a client sees of who comes.</summary>
public sealed class CoverageTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const string Day = "/client/coverage?date=2026-03-03";
    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task A_day_shows_who_is_on_which_shift_whether_they_are_there_and_what_is_odd()
    {
        var on = await OnShift.Book(host, startsIn: 24 * 60);
        var market = on.Market;
        var (ben, _) = await market.Worker("Ben Barista");
        (await ben.Do("POST", $"/staff/shifts/{on.Shift}/apply", new { roleId = on.Role, instantBook = true })).Should(200);
        await market.Place(host, Tomorrow.AddDays(1));
        var before = (await market.Owner.Get(Day)).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        before.GetProperty("assignedWorkers").EnumerateArray().ShouldAllBe(w => w.Str("attendanceStatus") == "NOT_CLOCKED_IN" && w.Number("lateMinutes") == null);
        on.At(7);
        (await on.ClockIn()).Should(200);
        on.At(12);
        await host.RunJob("staffing.late");

        var shift = (await market.Owner.Get(Day)).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();

        (shift.Id("shiftId"), shift.Str("title"), shift.Str("status"), shift.Str("clockInMode"), shift.Number("requiredWorkerCount"), shift.Number("filledCount"), shift.Number("coveragePercent"), shift.Number("openIncidentCount"), shift.Number("openSwapCount"))
            .ShouldBe((on.Shift, "Espresso", "IN_PROGRESS", "GEO_REQUIRED", 2, 2, 100, 1, 0));
        var role = shift.GetProperty("roles").EnumerateArray().ShouldHaveSingleItem();
        (role.Id("roleId"), role.Str("roleName"), role.Number("workersNeeded"), role.Number("assignedCount")).ShouldBe((on.Role, "Barista", 2, 2));
        shift.GetProperty("assignedWorkers").EnumerateArray().Select(w => (w.Str("fullName"), w.Str("status"), w.Str("attendanceStatus"), w.Number("lateMinutes"), w.GetProperty("hasReview").GetBoolean()))
            .ShouldBe([("Ana Barista", "CHECKED_IN", "CLOCKED_IN", 7, false), ("Ben Barista", "ACCEPTED", "NOT_CLOCKED_IN", 12, false)]);
        (await Stats(market.Owner, "date=2026-03-03")).ShouldBe((2, 2, 1, 0, 1, 0, 0, 100m));

        on.At(31);
        await host.RunJob("staffing.late");
        var missed = (await market.Owner.Get(Day))["items"][0];
        missed.GetProperty("assignedWorkers")[1].Str("attendanceStatus").ShouldBe("MISSED");
        (await Stats(market.Owner, "date=2026-03-03")).ShouldBe((2, 1, 1, 0, 0, 1, 1, 50m));
    }

    [Fact]
    public async Task Stats_add_days_up_with_who_is_on_the_way()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), (ben, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var soon = await market.Place(host, TestClock.Start.AddHours(1), places: 2);
        await ana.Take(soon);
        (await ben.Apply(soon)).Should(200);
        await market.Place(host, Tomorrow, places: 2);
        await market.Place(host, Tomorrow.AddDays(5));

        (await Stats(market.Owner, "from=2026-03-02&to=2026-03-03")).ShouldBe((4, 1, 0, 1, 0, 0, 2, 50m));
        (await Stats(market.Owner, $"date=2026-03-02&hubId={soon.Hub}")).ShouldBe((2, 1, 0, 1, 0, 0, 0, 100m));
        (await Stats(market.Owner, "date=2026-05-01")).ShouldBe((0, 0, 0, 0, 0, 0, 0, 100m));
    }

    [Fact]
    public async Task A_shift_manager_sees_their_hubs_and_another_client_nothing()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var (here, there) = (await market.Place(host, Tomorrow), await market.Place(host, Tomorrow));
        var (manager, idle, viewer) = (await market.Member(ClientRole.ShiftManager, null, here.Hub), await market.Member(ClientRole.ShiftManager), await market.Member(ClientRole.Viewer));

        (await Shifts(manager)).ShouldBe([here.Shift]);
        (await Shifts(manager, $"&hubId={there.Hub}")).ShouldBeEmpty();
        (await Shifts(market.Owner, $"&hubId={there.Hub}")).ShouldBe([there.Shift]);
        (await Shifts(viewer)).ShouldBe([here.Shift, there.Shift], ignoreOrder: true);
        (await Shifts(idle)).ShouldBeEmpty();
        (await Shifts(other)).ShouldBeEmpty();
        (await Shifts(other, $"&hubId={here.Hub}")).ShouldBeEmpty();
        (await Stats(manager, "date=2026-03-03")).ShouldBe((1, 0, 0, 0, 0, 0, 1, 0m));
        (await Stats(other, $"date=2026-03-03&hubId={here.Hub}")).ShouldBe((0, 0, 0, 0, 0, 0, 0, 100m));
        (await manager.Get($"/client/coverage/dispatch-candidates?shiftId={there.Shift}")).ShouldSay(404, "NOT_FOUND");
        (await manager.Get($"/client/coverage/dispatch-candidates?shiftId={here.Shift}")).Should(200);

        async Task<List<Guid>> Shifts(Client who, string more = "") => [.. (await who.Get(Day + more)).Should(200)["items"].EnumerateArray().Select(s => s.Id("shiftId"))];
    }

    [Theory]
    [InlineData("")]
    [InlineData("from=2026-03-01")]
    [InlineData("to=2026-03-01")]
    [InlineData("from=2026-03-02&to=2026-03-01")]
    [InlineData("from=2026-03-01&to=2026-04-01")]
    [InlineData("date=tomorrow")]
    public async Task Days_are_asked_for_by_one_or_by_both_ends_of_a_month_at_most(string query)
    {
        var owner = (await Marketplace.Open(host)).Owner;

        (await owner.Get($"/client/coverage?{query}")).ShouldSay(400, "VALIDATION_ERROR");
        (await owner.Get($"/client/coverage/stats?{query}")).ShouldSay(400, "VALIDATION_ERROR");
        (await owner.Get("/client/coverage?from=2026-03-01&to=2026-03-31")).Should(200);
    }

    [Fact]
    public async Task More_shifts_and_workers_ask_the_database_no_more_often_and_come_in_pages()
    {
        var market = await Marketplace.Open(host);
        var at = await market.Place(host, Tomorrow, places: 3);
        await (await market.Worker()).Client.Take(at);
        var few = await Statements();
        for (var n = 1; n < 4; n++)
        {
            await market.Place(host, Tomorrow.AddHours(n));
            if (n < 3) await (await market.Worker($"Worker {n}")).Client.Take(at);
        }

        (await Statements()).ShouldBe(few);
        few.ShouldBeLessThan(14);
        var first = (await market.Owner.Get($"{Day}&limit=3")).Should(200);
        first["nextOffset"].GetInt32().ShouldBe(3);
        (await market.Owner.Get($"{Day}&limit=3&offset=3")).Should(200)["items"].GetArrayLength().ShouldBe(1);

        async Task<int> Statements()
        {
            using var counter = await StatementCounter.Of(market.Owner, host.ConnectionString);
            (await market.Owner.Get(Day)).Should(200);
            return counter.Commands.Count;
        }
    }

    private static async Task<(int Needed, int Confirmed, int CheckedIn, int EnRoute, int Late, int NoShows, int Open, decimal Percent)> Stats(Client who, string query)
    {
        var stats = (await who.Get($"/client/coverage/stats?{query}")).Should(200);
        int Of(string name) => stats[name].GetInt32();
        return (Of("totalPositionsNeeded"), Of("totalPositionsConfirmed"), Of("totalWorkersCheckedIn"), Of("totalWorkersEnRoute"), Of("totalWorkersLate"), Of("totalNoShows"), Of("totalOpenPositions"), stats["coveragePercent"].GetDecimal());
    }
}
