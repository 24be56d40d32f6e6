using WorkforceOS.Staffing;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What a client sees of what it has ordered.</summary>
public sealed class OrderReadsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_view_has_each_role_of_the_days_asked_for_with_who_is_on_it()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var (hub, second) = (await market.Hub(), await market.Hub("Second cafe"));
        var order = await market.Order(hub, host.Clock.Now.AddDays(2), workers: 2);
        await market.Order(second, host.Clock.Now.AddDays(4), workers: 1);
        await market.Order(await market.Hub(by: other), host.Clock.Now.AddDays(2), by: other);
        var (_, ana) = await market.Worker();
        await market.Book(host, order.Role, ana);

        var item = (await View(market.Owner, "&endDate=2026-03-05")).ShouldHaveSingleItem();
        (item.Id("itemId"), item.Id("shiftId"), item.Number("requiredWorkerCount"), item.Number("filledCount"), item.Number("durationMinutes"), item.Number("totalCostCents"), item.Str("date"), item.Str("orderType"))
            .ShouldBe((order.Role, order.Shift, 2, 1, 360, 2 * 6 * 3100, "2026-03-04", "ONE_TIME"));
        var worker = item.GetProperty("workers").EnumerateArray().ShouldHaveSingleItem();
        (worker.Id("staffId"), worker.Str("workerName"), worker.Str("confirmationStatus"), worker.Str("role")).ShouldBe((ana, "Ana Barista", "ACCEPTED", "Barista"));
        item.GetProperty("canEdit").GetBoolean().ShouldBeTrue();

        var manager = await market.Member(ClientRole.ShiftManager, null, second);
        (await View(manager, "&endDate=2026-03-31")).Select(i => (i.Id("hubId"), i.GetProperty("canCancel").GetBoolean())).ShouldBe([(second, true)]);
        (await View(await market.Member(ClientRole.Viewer), "&endDate=2026-03-31")).Select(i => i.GetProperty("canCancel").GetBoolean()).ShouldBe([false, false]);
        (await View(market.Owner, $"&endDate=2026-03-31&hubId={second}")).ShouldHaveSingleItem();
        (await View(market.Owner, "&endDate=2026-03-31&status=FILLED")).ShouldBeEmpty();
        (await market.Owner.Get("/client/shifts/scheduled?startDate=2026-03-01&endDate=2026-05-01")).Should(200);
        (await market.Owner.Get("/client/orders/view?startDate=2026-03-01&endDate=2026-05-02")).ShouldSay(400, "VALIDATION_ERROR");
        (await market.Owner.Get("/client/orders/view?startDate=2026-03-01")).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_longer_view_asks_the_database_no_more_often()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        await market.Order(hub, host.Clock.Now.AddDays(2));
        var few = await Statements(market.Owner);
        for (var n = 0; n < 6; n++) await market.Order(hub, host.Clock.Now.AddDays(3 + n));

        (await Statements(market.Owner)).ShouldBe(few);
    }

    [Fact]
    public async Task What_is_over_can_be_ordered_again_on_todays_terms()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var hub = await market.Hub();
        var order = await market.Order(hub, host.Clock.Now, workers: 3);
        await market.Order(hub, host.Clock.Now.AddDays(5));

        var listed = (await market.Owner.Get("/client/reorders")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (listed.Id("orderId"), listed.Number("workersNeeded"), listed.Number("averageHourlyRateCents"), listed.Number("estimatedTotalCents"), listed.Str("hubName")).ShouldBe((order.Id, 3, 2300, 3 * 6 * 3100, "Main cafe"));

        (await market.Owner.Get($"/client/orders/{order.Id}/reorder-preview")).Should(200)["warnings"].GetArrayLength().ShouldBe(0);
        await Raise(market, 3300);
        var preview = (await market.Owner.Get($"/client/orders/{order.Id}/reorder-preview")).Should(200);
        preview["warnings"].EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("The rate of Barista changed from 31.00 USD to 33.00 USD.");
        preview["estimatedTotalCents"].GetInt32().ShouldBe(3 * 6 * 3300);
        preview["schedule"].Str("startTime").ShouldBe("09:00");
        (await other.Get($"/client/orders/{order.Id}/reorder-preview")).ShouldSay(404, "NOT_FOUND");
    }

    [Fact]
    public async Task The_dashboard_adds_a_day_up()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var order = await market.Order(hub, host.Clock.Now.AddHours(3), workers: 4);
        await market.Order(hub, host.Clock.Now.AddDays(8));
        var (_, ana) = await market.Worker();
        await market.Book(host, order.Role, ana);

        var board = (await market.Owner.Get("/client/dashboard")).Should(200);

        var today = board["todayCoverage"];
        (today.Number("requiredWorkers"), today.Number("assignedWorkers"), today.Number("coveragePercent"), today.Number("openPositions"), today.Number("lateWorkers")).ShouldBe((4, 1, 25, 3, 0));
        (board["spend"].Number("weekCents"), board["spend"].Number("nextSevenDaysProjectedCents"), board["spend"].Str("currency")).ShouldBe((6 * 3100, 4 * 6 * 3100, "USD"));
        board["weeklyShiftCount"].GetInt32().ShouldBe(1);
        board["upcomingShifts"].EnumerateArray().Select(s => s.Str("hubName")).ShouldBe(["Main cafe", "Main cafe"]);
        (await market.Owner.Get("/client/dashboard?date=2026-03-10")).Should(200)["todayCoverage"].Number("requiredWorkers").ShouldBe(2);
    }

    private async Task Raise(Marketplace market, int billRateCents)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("UPDATE staffing.vendor_roles SET bill_rate_cents = $1 WHERE catalog_role_id = $2");
        command.Parameters.AddWithValue(billRateCents);
        command.Parameters.AddWithValue(market.Roles["BARISTA"]);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private static async Task<List<System.Text.Json.JsonElement>> View(Client client, string rest) =>
        [.. (await client.Get($"/client/orders/view?startDate=2026-03-01{rest}")).Should(200)["items"].EnumerateArray()];

    private async Task<int> Statements(Client who)
    {
        using var counter = await StatementCounter.Of(who, host.ConnectionString);
        await View(who, "&endDate=2026-03-31");
        return counter.Commands.Count;
    }
}
