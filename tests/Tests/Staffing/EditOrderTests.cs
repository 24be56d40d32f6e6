using WorkforceOS.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A client changes an order: another one takes the place of what has not begun.</summary>
public sealed class EditOrderTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Workers_keep_their_place_where_nothing_is_different_and_accept_anew_where_it_moved_a_little()
    {
        var market = await Marketplace.Open(host);
        var order = await market.Order(await market.Hub(), host.Clock.Now.AddDays(5), workers: 2);
        var ((_, ana), (_, ben)) = (await market.Worker(), await market.Worker("Ben Barista"));
        await market.Book(host, order.Role, ana);

        var renamed = (await market.Owner.Do("POST", $"/client/orders/{order.Id}/edit", new { title = "Latte shift" })).Should(200);
        Counts(renamed).ShouldBe((1, 1, 1, 0));
        (renamed["sourceOrderId"].GetGuid(), renamed["status"].GetString()).ShouldBe((order.Id, "OPEN"));
        (await Places(market)).ShouldBe([(ana, AssignmentStatus.Accepted), (ana, AssignmentStatus.Cancelled)], ignoreOrder: true);
        (await Statuses(market, order.Id)).ShouldBe((OrderStatus.Replaced, ShiftStatus.Cancelled));

        var second = renamed.Body.Id("orderId");
        await market.Book(host, (await market.RolesOf(second)).Single(), ben);
        var start = host.Clock.Now.AddDays(5).AddMinutes(45);
        var moved = (await market.Owner.Do("POST", $"/client/orders/{second}/edit", new { startsAt = start, endsAt = start.AddHours(6), positions = new[] { new { roleCode = "BARISTA", workersNeeded = 1 } } })).Should(200);
        Counts(moved).ShouldBe((1, 1, 1, 1));
        var places = await host.Read(market, db => db.Assignments.Where(a => a.Status != AssignmentStatus.Cancelled));
        (places.ShouldHaveSingleItem().Status, places[0].StaffId.Value, places[0].RespondBy).ShouldBe((AssignmentStatus.Assigned, ana, host.Clock.Now.AddHours(2)));
        (await host.Read(market, db => db.Shifts.Where(s => s.Status == ShiftStatus.Filled).Select(s => s.AssignedWorkers))).ShouldBe([1]);

        var far = start.AddHours(3);
        Counts((await market.Owner.Do("POST", $"/client/orders/{moved.Body.Id("orderId")}/edit", new { startsAt = far, endsAt = far.AddHours(6), notifyWorkers = false })).Should(200)).ShouldBe((1, 1, 0, 1));
    }

    [Fact]
    public async Task Of_a_recurring_order_only_the_shifts_that_are_still_to_come_are_replaced()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var today = DateOnly.FromDateTime(host.Clock.Now.UtcDateTime);
        var made = (await market.Owner.Do("POST", "/client/orders/recurring", new
        {
            hubId = hub, title = "Espresso shift", startDate = today, endDate = today.AddDays(6), daysOfWeek = new[] { "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN" }, startTime = "10:00", endTime = "14:00",
            positions = new[] { new { roleCode = "BARISTA", workersNeeded = 1 } },
        })).Should(201);
        made["shiftCount"].GetInt32().ShouldBe(7);
        var order = made.Body.Id("orderId");
        var before = host.Clock.Now;
        host.Clock.Advance(TimeSpan.FromDays(2.1));
        try
        {
            var owner = await TestCompany.SignIn(host, market.Company.Codename, market.Owner.Email, TestCompany.Password);
            var edited = (await owner.Do("POST", $"/client/orders/{order}/edit", new { startTime = "12:00", endTime = "16:00", description = "Later" })).Should(200);

            // Today's has begun, and there is one a day.
            Counts(edited).ShouldBe((4, 4, 0, 0));
            (await host.Read(market, db => db.Shifts.Where(s => s.OrderId == new OrderId(order)).Select(s => s.Status))).Count(s => s == ShiftStatus.Cancelled).ShouldBe(4);
        }
        finally
        {
            host.Clock.Now = before;
        }
    }

    [Fact]
    public async Task An_order_that_is_over_or_has_begun_is_not_edited_and_what_breaks_a_rule_changes_nothing()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var (running, order) = (await market.Order(hub, host.Clock.Now), await market.Order(hub, host.Clock.Now.AddDays(3)));

        (await market.Owner.Do("POST", $"/client/orders/{running.Id}/edit", new { title = "X" })).ShouldSay(409, "NO_FUTURE_SHIFTS");
        (await market.Owner.Do("POST", $"/client/orders/{order.Id}/edit", new { endsAt = host.Clock.Now.AddDays(4) })).ShouldSay(422, "STAFFING_RULE_VIOLATION");
        (await market.Owner.Do("POST", $"/client/orders/{order.Id}/edit", new { title = (string?)null })).ShouldSay(400, "VALIDATION_ERROR");
        (await Statuses(market, order.Id)).ShouldBe((OrderStatus.Open, ShiftStatus.Open));
        (await market.Owner.Do("POST", $"/client/orders/{order.Id}/cancel", new { reason = "No need" })).Should(200);
        (await market.Owner.Do("POST", $"/client/orders/{order.Id}/edit", new { title = "X" })).ShouldSay(409, "INVALID_STATE");
    }

    [Fact]
    public async Task Of_two_edits_at_once_one_counts()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        for (var n = 0; n < 10; n++)
        {
            var order = await market.Order(hub, host.Clock.Now.AddDays(3));

            var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => market.Owner.Do("POST", $"/client/orders/{order.Id}/edit", new { title = $"Edit {i}" })));

            replies.Select(r => r.Status).Order().ShouldBe([200, 409]);
            replies.Single(r => r.Status == 409).ShouldSay(409, "INVALID_STATE");
            (await host.Read(market, db => db.Orders.Where(o => o.ReplacesOrderId == new OrderId(order.Id)).Select(o => o.Id))).ShouldHaveSingleItem();
        }
    }

    private static (int, int, int, int) Counts(Reply reply) =>
        (reply["replacedShiftCount"].GetInt32(), reply["newShiftCount"].GetInt32(), reply["carriedOverAssignments"].GetInt32(), reply["cancelledAssignments"].GetInt32());

    private async Task<IEnumerable<(Guid, AssignmentStatus)>> Places(Marketplace market) => (await host.Read(market, db => db.Assignments)).Select(a => (a.StaffId.Value, a.Status));

    private async Task<(OrderStatus, ShiftStatus)> Statuses(Marketplace market, Guid order) =>
        ((await host.Read(market, db => db.Orders.Where(o => o.Id == new OrderId(order)))).Single().Status, (await host.Read(market, db => db.Shifts.Where(s => s.OrderId == new OrderId(order)))).Single().Status);
}
