using System.Text.Json;
using WorkforceOS.Staffing;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A client orders workers for one shift.</summary>
public sealed class OneTimeOrderTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_order_is_open_has_a_shift_with_its_roles_and_costs_what_the_vendor_bills()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var start = host.Clock.Now.AddDays(10);

        var made = await Place(market, hub, start, 6, new { roleCode = "BARISTA", workersNeeded = 3, breakMinutes = 30 }, new { roleId = market.Roles["SERVER"], workersNeeded = 1, billRateCents = 3000 });

        made.Should(201);
        made["orderNumber"].GetString().ShouldBe("ORD-202603-00001");
        (made["orderType"].GetString(), made["status"].GetString()).ShouldBe(("ONE_TIME", "OPEN"));
        (made["shiftCount"].GetInt32(), made["requiredWorkers"].GetInt32()).ShouldBe((1, 4));
        // 3 × 330 minutes at 31.00, and 360 at 30.00.
        made["estimatedTotalCents"].GetInt32().ShouldBe(51_150 + 18_000);
        (await market.RolesOf(made.Body.Id("orderId"))).Count.ShouldBe(2);
        (await Rows(market, "SELECT pay_rate_cents || ' ' || bill_rate_cents || ' ' || released_tier || ' ' || (next_release_at = published_at + interval '30 minutes') FROM staffing.shift_roles WHERE order_id = $1 ORDER BY role_code", made))
            .ShouldBe(["2300 3100 1 true", "2000 3000 1 true"]);
    }

    [Fact]
    public async Task Days_and_times_are_read_on_the_clock_of_the_hub_and_an_end_before_the_start_is_on_the_next_day()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub("Coast", new { timezone = "America/Los_Angeles" });

        var made = (await market.Owner.Do("POST", "/client/orders/one-time", new
        {
            hubId = hub, title = "Night", orderDate = "2026-03-10", startTime = "22:00", endTime = "02:00", positions = new[] { new { roleCode = "barista", workersNeeded = 1 } },
        })).Should(201);

        (await Rows(market, "SELECT to_char(starts_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') || ' ' || to_char(ends_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') || ' ' || local_date FROM staffing.shifts WHERE order_id = $1", made))
            .ShouldBe(["03-11 05:00 03-11 09:00 2026-03-10"]);
    }

    [Fact]
    public async Task What_breaks_a_rule_is_told_all_at_once_and_nothing_is_saved()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var now = host.Clock.Now;

        var refused = (await Place(market, hub, now.AddMinutes(-16), 1, new { roleCode = "BARISTA", workersNeeded = 1 }, new { roleCode = "BARISTA", workersNeeded = 1 })).ShouldSay(422, "STAFFING_RULE_VIOLATION");
        Rules(refused).ShouldBe(["START_IN_PAST", "TOO_SHORT", "TOO_SHORT", "ROLE_TWICE"]);
        Rules((await Place(market, hub, now.AddDays(1), 16.5, new { roleCode = "BARISTA", workersNeeded = 1 })).ShouldSay(422, "STAFFING_RULE_VIOLATION")).ShouldBe(["TOO_LONG"]);
        Rules((await Place(market, hub, now.AddYears(3), 6, new { roleCode = "BARISTA", workersNeeded = 1 })).ShouldSay(422, "STAFFING_RULE_VIOLATION")).ShouldBe(["OUT_OF_REACH"]);
        Rules((await Place(market, hub, now.AddDays(1), 6, new { roleCode = "BARISTA", workersNeeded = 1, startsAt = now, endsAt = now.AddHours(4) })).ShouldSay(422, "STAFFING_RULE_VIOLATION")).ShouldBe(["OUTSIDE_SHIFT"]);

        (await Place(market, hub, now.AddMinutes(-15), 6, new { roleCode = "BARISTA", workersNeeded = 1 })).Should(201)["orderNumber"].GetString().ShouldBe("ORD-202603-00001");
    }

    [Fact]
    public async Task What_the_client_does_not_have_is_not_found()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var (hub, theirs) = (await market.Hub(), await market.Hub(by: other));
        var start = host.Clock.Now.AddDays(3);
        var one = new { roleCode = "BARISTA", workersNeeded = 1 };

        (await Place(market, theirs, start, 6, one)).ShouldSay(404, "NOT_FOUND");
        (await Place(market, hub, start, 6, new { roleCode = "PIRATE", workersNeeded = 1 })).ShouldSay(404, "NOT_FOUND");
        (await Place(market, hub, start, 6, new { catalogRoleId = Guid.NewGuid(), workersNeeded = 1 })).ShouldSay(404, "NOT_FOUND");
        foreach (var (name, id) in new[] { ("vendorId", Guid.NewGuid()), ("costCenterId", Guid.NewGuid()), ("shiftManagerMembershipId", Guid.NewGuid()) })
        {
            (await market.Owner.Do("POST", "/client/orders/one-time", Marketplace.Merged(Body(hub, start, 6, one), new Dictionary<string, Guid> { [name] = id }))).ShouldSay(404, "NOT_FOUND");
        }
        (await Place(market, hub, start, 6)).ShouldSay(400, "VALIDATION_ERROR");
        (await Place(market, hub, start, 6, [.. Enumerable.Repeat(one, 21)])).ShouldSay(400, "VALIDATION_ERROR");
        (await Place(market, hub, start, 6, new { workersNeeded = 1 })).ShouldSay(400, "VALIDATION_ERROR");
        (await Place(market, hub, start, -1, one)).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Shift_managers_order_for_their_own_hubs_at_the_vendors_bill_rates()
    {
        var market = await Marketplace.Open(host);
        var (hub, second) = (await market.Hub(), await market.Hub("Second cafe"));
        var manager = await market.Member(ClientRole.ShiftManager, null, hub);
        var start = host.Clock.Now.AddDays(3);
        var one = new { roleCode = "BARISTA", workersNeeded = 1 };

        (await manager.Do("POST", "/client/orders/one-time", Body(hub, start, 6, one))).Should(201);
        (await manager.Do("POST", "/client/orders/one-time", Body(second, start, 6, one))).ShouldSay(404, "NOT_FOUND");
        (await manager.Do("POST", "/client/orders/one-time", Body(hub, start, 6, new { roleCode = "BARISTA", workersNeeded = 1, billRateCents = 1 }))).ShouldSay(403, "FORBIDDEN");
        var viewer = await market.Member(ClientRole.Viewer);
        (await viewer.Do("POST", "/client/orders/one-time", Body(hub, start, 6, one))).ShouldSay(403, "FORBIDDEN");
    }

    [Fact]
    public async Task Numbers_of_a_month_have_no_gap_however_many_order_at_once_and_however_many_are_refused()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var start = host.Clock.Now.AddDays(3);

        var replies = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => n % 3 == 0
            ? Place(market, hub, start, 6, new { roleCode = "PIRATE", workersNeeded = 1 })
            : Place(market, hub, start, 6, new { roleCode = "BARISTA", workersNeeded = 1 })));

        replies.Where(r => r.Status == 201).Select(r => r["orderNumber"].GetString()).Order().ShouldBe(Enumerable.Range(1, 16).Select(n => $"ORD-202603-{n:D5}"));
    }

    [Fact]
    public async Task The_core_team_hears_of_it_at_once_and_nobody_else()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var ((_, core), (_, elsewhere), (_, server)) = (await market.Worker(), await market.Worker("Ben Barista"), await market.Worker("Sue Server", "SERVER"));
        var second = await market.Hub("Second cafe");
        foreach (var (staff, at) in new[] { (core, hub), (elsewhere, second), (server, hub) })
        {
            await market.Save(db =>
            {
                db.DispatchMemberships.Add(new() { Id = WorkforceOS.Kernel.NewId.At<DispatchMembershipId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), HubId = new HubId(at), StaffId = new(staff), TeamType = TeamType.Core });
                return staff;
            });
        }

        var order = await market.Order(hub, host.Clock.Now.AddDays(10));

        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("SELECT string_agg(n::text, ' ') FROM notifications.notices n WHERE n::text LIKE '%' || $1 || '%'");
        command.Parameters.AddWithValue(order.Role.ToString());
        var told = (string)(await command.ExecuteScalarAsync())!;
        told.ShouldContain(core.ToString());
        told.ShouldNotContain(elsewhere.ToString());
        told.ShouldNotContain(server.ToString());
    }

    private static JsonElement Body(Guid hub, DateTimeOffset start, double hours, params object[] positions) =>
        JsonSerializer.SerializeToElement(new { hubId = hub, title = "Espresso shift", startsAt = start, endsAt = start.AddHours(hours), positions }, WorkforceOS.Kernel.Json.Plain);

    private static Task<Reply> Place(Marketplace market, Guid hub, DateTimeOffset start, double hours, params object[] positions) => market.Owner.Do("POST", "/client/orders/one-time", Body(hub, start, hours, positions));

    private static IEnumerable<string?> Rules(Reply reply) => reply["details"].GetProperty("violations").EnumerateArray().Select(v => v.Str("rule"));

    private async Task<List<string>> Rows(Marketplace market, string sql, Reply made)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(made.Body.Id("orderId"));
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        rows.ShouldNotBeEmpty(market.Company.Codename);
        return rows;
    }
}
