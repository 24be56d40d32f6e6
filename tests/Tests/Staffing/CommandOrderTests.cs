using System.Text.Json;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Whoever runs the marketplace, and a client's admin, order and change orders by commands: what a client could do by its own routes, and nothing else.</summary>
public sealed class CommandOrderTests(TestHost host) : IClassFixture<TestHost>
{
    private DateTimeOffset Tomorrow => new(host.Clock.Now.AddDays(2).Date.AddHours(9), TimeSpan.Zero);

    [Fact]
    public async Task Operators_order_several_shifts_for_a_client_each_with_its_own_needs()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var shifts = new object[]
        {
            new { shiftCode = "MORNING", title = "Breakfast", startsAt = Tomorrow, endsAt = Tomorrow.AddHours(5), requiredWorkers = 3, roles = new[] { new { roleCode = "BARISTA", roleName = "Coffee", workersNeeded = 2 }, new { roleCode = "server", roleName = "Tables", workersNeeded = 1 } } },
            new { startsAt = Tomorrow.AddHours(8), endsAt = Tomorrow.AddHours(12), requiredWorkers = 1, roles = new[] { new { roleCode = "SERVER", roleName = "Tables", workersNeeded = 1 } } },
            new { startsAt = Tomorrow.AddHours(9), endsAt = Tomorrow.AddHours(14), requiredWorkers = 1, roles = new[] { new { roleCode = "SERVER", roleName = "Bar", workersNeeded = 1 } } },
        };

        var made = (await market.Command("orders/create", market.NewOrder(Tomorrow, new { orderNumber = "EXT-4711", shifts, billRateCents = 4200, metadata = new { source = "erp" }, notes = "By the door." }))).Should(201).Body;

        (made.Str("orderNumber"), made.Str("status"), made.GetProperty("shiftIds").GetArrayLength()).ShouldBe(("EXT-4711", "OPEN", 3));
        var order = made.Id("orderId");
        var seen = (await market.Ask($"orders/{order}")).Should(200).Body;
        (seen.Str("businessName"), seen.Str("vendorName")).ShouldBe(("Google Mountain View Cafes", "Legendary Staffing Pool A"));
        seen.GetProperty("shifts").EnumerateArray().Select(s => (s.Str("shiftCode"), s.Str("title"), s.Number("requiredWorkers"), s.GetProperty("roles").GetArrayLength()))
            .ShouldBe([("MORNING", "Breakfast", 3, 2), ($"{Tomorrow:yyyyMMdd}", "Banquet", 1, 1), ($"{Tomorrow:yyyyMMdd}-2", "Banquet", 1, 1)]);
        (await host.Rows($"SELECT r.hub_id || ' ' || r.role_code || ' ' || r.role_name || ' ' || r.pay_rate_cents || ' ' || r.bill_rate_cents FROM staffing.shift_roles r WHERE order_id = '{order}' ORDER BY starts_at, role_code"))
            .ShouldBe([$"{hub} BARISTA Coffee 2300 4200", $"{hub} SERVER Tables 2000 4200", $"{hub} SERVER Tables 2000 4200", $"{hub} SERVER Bar 2000 4200"]);
        var listed = (await market.Ask($"orders?businessId={market.Business}&status=OPEN")).Should(200)["items"].EnumerateArray().Single();
        (listed.Id(), listed.Number("shiftCount"), listed.Number("requiredWorkers"), listed.Number("assignedWorkers")).ShouldBe((order, 3, 5, 0));
        (await host.Rows($"SELECT event_type || ' ' || actor_type || ' ' || actor_id FROM staffing.domain_events WHERE aggregate_id = '{order}'")).ShouldBe([$"ORDER_CREATED OPS {market.Company.Owner.UserId}"]);
        (await market.Owner.Get($"/client/orders/view?startDate={Tomorrow:yyyy-MM-dd}&endDate={Tomorrow:yyyy-MM-dd}")).Should(200)["items"].GetArrayLength().ShouldBe(4, "the client sees it as its own");
        (await market.Command("orders/create", market.NewOrder(Tomorrow, new { orderNumber = "EXT-4711" }))).ShouldSay(409, "ORDER_NUMBER_IN_USE");
        (await market.Command("orders/create", market.NewOrder(Tomorrow, new { orderNumber = "ORD-202601-00001" }))).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_number_goes_to_one_of_many_who_order_under_it_at_once()
    {
        var market = await Marketplace.Open(host);
        await market.Hub();

        var answers = await Race.AtOnce(20, _ => market.Command("orders/create", market.NewOrder(Tomorrow, new { orderNumber = "ONCE" })));

        answers.Select(a => a.Status).Order().ShouldBe([201, .. Enumerable.Repeat(409, 19)]);
        (await host.Number($"SELECT count(*) FROM staffing.orders WHERE order_number = 'ONCE' AND business_id = '{market.Business}'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_as_it_is_to_a_client()
    {
        var market = await Marketplace.Open(host);
        (await market.Command("orders/create", market.NewOrder(Tomorrow))).ShouldSay(400, "VALIDATION_ERROR")["details"].GetRawText().ShouldContain("hubId");
        await market.Hub("One");
        (await market.Command("orders/create", market.NewOrder(host.Clock.Now.AddHours(-2)))).ShouldSay(422, "STAFFING_RULE_VIOLATION")["details"].GetRawText().ShouldContain("shifts[0].startsAt");
        (await market.Command("orders/create", market.NewOrder(Tomorrow, new { vendorId = Guid.NewGuid() }))).ShouldSay(404, "NOT_FOUND");
        (await market.Command("orders/create", market.NewOrder(Tomorrow, new { businessId = Guid.NewGuid() }))).ShouldSay(404, "NOT_FOUND");
        (await market.Command("orders/create", market.NewOrder(Tomorrow, new { shifts = new[] { new { startsAt = Tomorrow, endsAt = Tomorrow.AddHours(6), requiredWorkers = 2, roles = new[] { new { roleCode = "BARISTA", roleName = "Barista", workersNeeded = 1 } } } } })))
            .ShouldSay(400, "VALIDATION_ERROR")["details"].GetRawText().ShouldContain("requiredWorkers");
        await market.Hub("Two");
        (await market.Command("orders/create", market.NewOrder(Tomorrow))).ShouldSay(400, "VALIDATION_ERROR");
        (await host.Number($"SELECT count(*) FROM staffing.orders WHERE business_id = '{market.Business}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Only_operators_and_admins_of_the_client_command_and_only_in_their_own_marketplace()
    {
        var (market, elsewhere) = (await Marketplace.Open(host), await Marketplace.Open(host));
        await market.Hub();
        var (other, stranger) = await market.OpenBusiness("Other Cafes");
        var (worker, _) = await market.Worker();
        var body = market.NewOrder(Tomorrow);

        (await market.Command("orders/create", body, market.Owner)).Should(201);
        (await market.Command("orders/create", body, await market.Member(ClientRole.Admin))).Should(201);
        (await market.Command("orders/create", body, await market.Member(ClientRole.ShiftManager))).ShouldSay(403, "FORBIDDEN");
        (await market.Command("orders/create", body, await market.Member(ClientRole.Viewer))).ShouldSay(403, "FORBIDDEN");
        (await market.Command("orders/create", body, worker)).ShouldSay(403, "NO_CLIENT_ACCESS");
        (await market.Command("orders/create", body, stranger)).ShouldSay(404, "NOT_FOUND");
        (await market.Command("orders/create", body, elsewhere.Company.Owner)).ShouldSay(404, "NOT_FOUND");
        (await market.Command("orders/create", body, elsewhere.Company.Owner.At(market.Company.Codename))).ShouldSay(403, "FORBIDDEN");
        (await elsewhere.Command("orders/create", body, market.Company.Owner)).ShouldSay(404, "NOT_FOUND");
        (await market.Company.Owner.Post("/commands/orders/create", Marketplace.Merged(body, new { tenantId = market.CompanyId().Value }))).ShouldSay(400, "IDEMPOTENCY_KEY_REQUIRED");
        // A member of two clients acts for the one that is named.
        var viewer = await market.Member(ClientRole.Viewer, other);
        await host.Sql($"INSERT INTO staffing.memberships SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'business_id', '{market.Business}', 'role', 'admin'))).* FROM staffing.memberships m WHERE user_id = '{viewer.UserId}'");
        (await market.Command("orders/create", body, viewer)).Should(201);
        (await market.Command("orders/create", Marketplace.Merged(body, new { businessId = other }), viewer)).ShouldSay(403, "FORBIDDEN");
        (await market.Ask("orders", stranger)).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await market.Ask("orders", market.Owner)).Should(200)["items"].GetArrayLength().ShouldBe(3);
        (await market.Ask($"orders?businessId={market.Business}", stranger)).ShouldSay(404, "NOT_FOUND");
        (await market.Ask("orders", worker)).ShouldSay(403, "NO_CLIENT_ACCESS");
        (await market.Ask("orders", elsewhere.Company.Owner)).ShouldSay(404, "NOT_FOUND");
    }

    [Fact]
    public async Task The_same_key_orders_once()
    {
        var market = await Marketplace.Open(host);
        await market.Hub();

        var answers = await Race.AtOnce(10, _ => market.Command("orders/create", market.NewOrder(Tomorrow), key: "one"));

        answers.Select(a => a.Should(201).Body.Id("orderId")).Distinct().Count().ShouldBe(1);
        (await market.Command("orders/create", market.NewOrder(Tomorrow.AddDays(1)), key: "one")).ShouldSay(422, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task What_is_said_of_an_order_changes_in_place_and_workers_hear_where_they_are_to_go()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var order = await market.Order(hub, Tomorrow, workers: 1);
        await host.RunJob("staffing.tiers");
        var (worker, staff) = await market.Worker();
        var placed = (await market.Command($"shifts/{order.Shift}/assign-staff", new { roleId = order.Role, staffId = staff, autoAccept = true })).Should(200).Body.Id("assignmentId");

        var row = (await market.Command($"orders/{order.Id}/update", new { title = "Brunch", notes = (string?)null, metadata = new { po = 7 }, locationName = "Terrace", latitude = 37.5, longitude = -122.1 })).Should(200).Body;

        (row.Id("orderId"), row.Str("title"), row.Str("notes"), row.GetProperty("metadata").GetRawText(), row.GetProperty("sourceOrderId").ValueKind).ShouldBe((order.Id, "Brunch", null, """{"po":7}""", JsonValueKind.Null));
        (await host.Rows($"SELECT title || ' ' || location_name || ' ' || latitude || ' ' || status FROM staffing.shifts WHERE id = '{order.Shift}'")).ShouldBe(["Brunch Terrace 37.5 filled"]);
        (await host.Rows($"SELECT status FROM staffing.assignments WHERE id = '{placed}'")).ShouldBe(["accepted"]);
        await host.DeliverOutbox();
        (await host.Told("shift-moved-")).ShouldBe(1);
        (await market.Command($"orders/{order.Id}/update", new { locationName = (string?)null })).Should(200);
        (await host.Rows($"SELECT location_name FROM staffing.shifts WHERE id = '{order.Shift}'")).ShouldBe(["Main cafe"]);
        await host.DeliverOutbox();
        (await host.Told("shift-moved-")).ShouldBe(2, "each time anew");
        (await market.Command($"orders/{order.Id}/update")).ShouldSay(400, "VALIDATION_ERROR");
        (await market.Command($"orders/{order.Id}/update", new { latitude = 1 })).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Other_times_make_another_order_as_an_edit_does()
    {
        var market = await Marketplace.Open(host);
        var order = await market.Order(await market.Hub(), Tomorrow, workers: 1);
        var (worker, staff) = await market.Worker();
        (await market.Command($"shifts/{order.Shift}/assign-staff", new { roleId = order.Role, staffId = staff, autoAccept = true })).Should(200);

        var row = (await market.Command($"orders/{order.Id}/update", new { startsAt = Tomorrow.AddMinutes(30), endsAt = Tomorrow.AddHours(6) })).Should(200).Body;

        row.Id("sourceOrderId").ShouldBe(order.Id);
        (await host.Rows($"SELECT status FROM staffing.orders WHERE id = '{order.Id}'")).ShouldBe(["replaced"]);
        (await host.Rows($"SELECT status || ' ' || coalesce(cancel_code, '') || ' ' || coalesce(cancelled_by, '') FROM staffing.assignments WHERE staff_id = '{staff}' ORDER BY created_at, id")).ShouldBe(["cancelled ORDER_REPLACED ops", "assigned  "]);
        (await market.Command($"orders/{order.Id}/update", new { title = "Late" })).ShouldSay(409, "INVALID_STATE");
    }

    [Fact]
    public async Task An_order_with_several_shifts_keeps_them_all_when_its_client_edits_it()
    {
        var market = await Marketplace.Open(host);
        await market.Hub();
        object Shift(int hours, string role, int count) => new { startsAt = Tomorrow.AddHours(hours), endsAt = Tomorrow.AddHours(hours + 4), requiredWorkers = count, roles = new[] { new { roleCode = role, roleName = role, workersNeeded = count } } };
        var order = (await market.Command("orders/create", market.NewOrder(Tomorrow, new { shifts = new[] { Shift(0, "BARISTA", 2), Shift(24, "SERVER", 3) } }))).Should(201).Body.Id("orderId");

        (await market.Owner.Do("POST", $"/client/orders/{order}/edit", new { startsAt = Tomorrow.AddHours(1) })).ShouldSay(400, "VALIDATION_ERROR");
        var edited = (await market.Owner.Do("POST", $"/client/orders/{order}/edit", new { title = "Both" })).Should(200).Body;

        (edited.Number("replacedShiftCount"), edited.Number("newShiftCount")).ShouldBe((2, 2));
        (await host.Rows($"SELECT s.title || ' ' || r.role_code || ' ' || r.workers_needed || ' ' || to_char(s.starts_at AT TIME ZONE 'UTC', 'HH24:MI') FROM staffing.shifts s JOIN staffing.shift_roles r ON r.shift_id = s.id WHERE s.order_id = '{edited.Id("orderId")}' ORDER BY s.starts_at"))
            .ShouldBe(["Both BARISTA 2 09:00", "Both SERVER 3 09:00"]);
    }

    [Fact]
    public async Task What_operators_call_off_is_called_off_by_operators()
    {
        var market = await Marketplace.Open(host);
        var order = await market.Order(await market.Hub(), Tomorrow, workers: 1);
        var (worker, staff) = await market.Worker();
        (await market.Command($"shifts/{order.Shift}/assign-staff", new { roleId = order.Role, workforceId = staff })).Should(200)["status"].GetString().ShouldBe("ASSIGNED");

        var view = (await market.Command($"orders/{order.Id}/cancel")).Should(200).Body;

        (view.Str("status"), view.Number("cancelledShiftCount"), view.Number("cancelledAssignmentCount")).ShouldBe(("CANCELLED", 1, 1));
        var seen = (await worker.OnlyItem("/staff/shifts/cancelled"));
        (seen.Str("cancelledBy"), seen.Str("cancelCode")).ShouldBe(("OPS", "ORDER_CANCELLED"));
        (await market.Command($"orders/{order.Id}/cancel", new { reason = "Again." })).ShouldSay(409, "NO_FUTURE_SHIFTS");
    }

    [Fact]
    public async Task A_shift_is_called_off_alone_and_begins_and_ends_when_it_does()
    {
        var market = await Marketplace.Open(host);
        await market.Hub();
        object Shift(int hours) => new { startsAt = Tomorrow.AddHours(hours), endsAt = Tomorrow.AddHours(hours + 4), requiredWorkers = 1, roles = new[] { new { roleCode = "BARISTA", roleName = "Barista", workersNeeded = 1 } } };
        var made = (await market.Command("orders/create", market.NewOrder(Tomorrow, new { shifts = new[] { Shift(0), Shift(24) } }))).Should(201).Body;
        var (order, first, second) = (made.Id("orderId"), made.GetProperty("shiftIds")[0].GetGuid(), made.GetProperty("shiftIds")[1].GetGuid());
        var role = (await market.RolesOf(order))[0];
        var (_, staff) = await market.Worker();
        (await market.Command($"shifts/{first}/assign-staff", new { roleId = role, staffId = staff, autoAccept = true })).Should(200);

        (await market.Command($"shifts/{first}/change-status", new { status = "IN_PROGRESS" })).ShouldSay(409, "INVALID_STATE")["details"].GetRawText().ShouldContain("FILLED");
        (await market.Command($"shifts/{first}/change-status", new { status = "filled" })).ShouldSay(400, "VALIDATION_ERROR");
        (await market.Command($"shifts/{first}/change-status", new { status = "FILLED" })).Should(200)["assignedWorkers"].GetInt32().ShouldBe(1);
        (await market.Command($"shifts/{second}/change-status", new { status = "CANCELLED", reason = "Rain." })).Should(200)["cancellationReason"].GetString().ShouldBe("Rain.");
        (await market.Command($"shifts/{second}/change-status", new { status = "OPEN" })).ShouldSay(409, "INVALID_STATE");
        (await host.Rows($"SELECT status FROM staffing.orders WHERE id = '{order}'")).ShouldBe(["filled"], "what is left of it is");

        host.Clock.Now = Tomorrow.AddMinutes(1);
        (await market.Command($"shifts/{first}/change-status", new { status = "IN_PROGRESS" })).Should(200);
        (await market.Command($"shifts/{first}/change-status", new { status = "CANCELLED" })).ShouldSay(409, "INVALID_STATE");
        (await market.Command($"shifts/{first}/change-status", new { status = "COMPLETED" })).ShouldSay(409, "INVALID_STATE");
        host.Clock.Now = Tomorrow.AddHours(4);
        (await market.Command($"shifts/{first}/change-status", new { status = "COMPLETED" })).Should(200);
        (await host.Rows($"SELECT status FROM staffing.orders WHERE id = '{order}'")).ShouldBe(["completed"]);
    }
}
