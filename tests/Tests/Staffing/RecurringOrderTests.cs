using WorkforceOS.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Orders of many shifts: for a period, and until further notice.</summary>
public sealed class RecurringOrderTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly string[] EveryDay = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    [Fact]
    public async Task There_is_a_shift_on_each_matching_day_at_the_same_time_on_the_wall()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub("Berlin", new { timezone = "Europe/Berlin" });

        var made = (await Recurring(market, hub, "2026-03-25", "2026-03-30", ["WED", "SUN", "MON"], "22:00", "06:00")).Should(201);

        (made["orderType"].GetString(), made["shiftCount"].GetInt32(), made["requiredWorkers"].GetInt32(), made["estimatedTotalCents"].GetInt32()).ShouldBe(("RECURRING", 3, 6, 6 * 8 * 3100));
        // The clocks go forward on Sunday the 29th.
        (await host.Read(market, db => db.Shifts.OrderBy(s => s.StartsAt).Select(s => s.StartsAt))).Select(s => s.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(["03-25 21:00", "03-29 20:00", "03-30 20:00"]);
    }

    [Fact]
    public async Task A_period_without_a_matching_day_is_refused_and_so_is_one_with_too_many()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();

        (await Recurring(market, hub, "2026-03-03", "2026-03-05", ["SAT"], "09:00", "15:00")).ShouldSay(422, "NO_OCCURRENCES");
        (await Recurring(market, hub, "2026-03-03", "2026-12-31", EveryDay, "09:00", "15:00")).ShouldSay(422, "STAFFING_RULE_VIOLATION");
        (await Recurring(market, hub, "2026-03-03", "2027-03-04", ["SAT"], "09:00", "15:00")).ShouldSay(422, "STAFFING_RULE_VIOLATION");
        (await Recurring(market, hub, "2026-03-01", "2026-03-05", EveryDay, "09:00", "15:00")).ShouldSay(422, "STAFFING_RULE_VIOLATION");
        (await Recurring(market, hub, "2026-03-05", "2026-03-03", EveryDay, "09:00", "15:00")).ShouldSay(400, "VALIDATION_ERROR");
        (await Recurring(market, hub, "2026-03-03", "2026-03-05", [], "09:00", "15:00")).ShouldSay(400, "VALIDATION_ERROR");
        (await Recurring(market, hub, "2026-03-03", "2026-03-05", ["SOMEDAY"], "09:00", "15:00")).ShouldSay(400, "VALIDATION_ERROR");
        (await host.Read(market, db => db.Orders.Select(o => o.Id))).ShouldBeEmpty();

        (await Recurring(market, hub, "2026-03-03", "2026-09-18", EveryDay, "09:00", "15:00")).Should(201)["shiftCount"].GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task A_permanent_order_has_shifts_up_to_its_horizon_and_each_day_brings_the_next_once_also_after_a_downtime()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var before = host.Clock.Now;
        var made = (await market.Owner.Do("POST", "/client/orders/permanent", new
        {
            hubId = hub, title = "Always", startDate = "2026-03-02", daysOfWeek = EveryDay, startTime = "12:00", endTime = "16:00", horizonDays = 7, positions = new[] { new { roleCode = "BARISTA", workersNeeded = 1 } },
        })).Should(201);
        (made["orderType"].GetString(), made["shiftCount"].GetInt32()).ShouldBe(("PERMANENT", 7));
        try
        {
            await host.RunJob("staffing.permanentHorizon");
            (await Days(market)).Count.ShouldBe(7);
            host.Clock.Advance(TimeSpan.FromDays(1));
            await Task.WhenAll(host.RunJob("staffing.permanentHorizon"), host.RunJob("staffing.permanentHorizon"));
            (await Days(market)).Count.ShouldBe(8);

            // Three weeks without a host: what is over by then is not made any more.
            host.Clock.Advance(TimeSpan.FromDays(21));
            await host.RunJob("staffing.permanentHorizon");
            var days = await Days(market);
            days.Count.ShouldBe(8 + 7);
            days.ShouldBeUnique();
            days[^1].ShouldBe(new DateOnly(2026, 3, 30));
            days.ShouldNotContain(new DateOnly(2026, 3, 15));

            var owner = await TestCompany.SignIn(host, market.Company.Codename, market.Owner.Email, TestCompany.Password);
            (await owner.Do("POST", $"/client/orders/{made.Body.Id("orderId")}/cancel", new { reason = "We close" })).Should(200)["cancelledShiftCount"].GetInt32().ShouldBe(7);
            host.Clock.Advance(TimeSpan.FromDays(1));
            await host.RunJob("staffing.permanentHorizon");
            (await Days(market)).Count.ShouldBe(15);
        }
        finally
        {
            host.Clock.Now = before;
        }
    }

    private Task<Reply> Recurring(Marketplace market, Guid hub, string startDate, string endDate, string[] daysOfWeek, string startTime, string endTime) => market.Owner.Do("POST", "/client/orders/recurring", new
    {
        hubId = hub, title = "Espresso shift", startDate, endDate, daysOfWeek, startTime, endTime, positions = new[] { new { roleCode = "BARISTA", workersNeeded = 2 } },
    });

    private Task<List<DateOnly>> Days(Marketplace market) => host.Read(market, db => db.Shifts.OrderBy(s => s.StartsAt).Select(s => s.LocalDate));
}
