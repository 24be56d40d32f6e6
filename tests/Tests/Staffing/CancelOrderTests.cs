using WorkforceOS.Staffing;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A client calls an order off.</summary>
public sealed class CancelOrderTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_has_not_begun_is_off_with_its_workers_and_told()
    {
        var market = await Marketplace.Open(host);
        var order = await market.Order(await market.Hub(), host.Clock.Now.AddHours(30), workers: 2);
        var (_, ana) = await market.Worker();
        var booked = await market.Book(host, order.Role, ana);

        var said = (await market.Owner.Do("POST", $"/client/orders/{order.Id}/cancel", new { reason = "The event moved." })).Should(200);

        (said["status"].GetString(), said["futureOnly"].GetBoolean(), said["cancelledShiftCount"].GetInt32(), said["cancelledAssignmentCount"].GetInt32(), said["lateCancellation"].GetBoolean())
            .ShouldBe(("CANCELLED", true, 1, 1, false));
        var assignment = (await host.Read(market, db => db.Assignments)).ShouldHaveSingleItem();
        (assignment.Id.Value, assignment.Status, assignment.CancelCode, assignment.CancelledBy).ShouldBe((booked!.Value, AssignmentStatus.Cancelled, "ORDER_CANCELLED", CancelledBy.Client));
        (await host.Read(market, db => db.ShiftRoles.Select(r => new { r.Status, r.AssignedCount }))).ShouldHaveSingleItem().ShouldBe(new { Status = ShiftRoleStatus.Cancelled, AssignedCount = 0 });
        (await host.Read(market, db => db.Shifts.Select(s => new { s.Status, s.AssignedWorkers }))).ShouldHaveSingleItem().ShouldBe(new { Status = ShiftStatus.Cancelled, AssignedWorkers = 0 });
        (await Notices(order)).ShouldBe(1);
        (await market.Owner.Do("POST", $"/client/orders/{order.Id}/cancel", new { reason = "Once more." })).ShouldSay(409, "NO_FUTURE_SHIFTS");
    }

    [Fact]
    public async Task A_shift_that_begins_within_a_day_is_cancelled_late_and_one_that_has_begun_stays()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var soon = await market.Order(hub, host.Clock.Now.AddHours(23));
        (await market.Owner.Do("POST", $"/client/orders/{soon.Id}/cancel", new { reason = "Too expensive" })).Should(200)["lateCancellation"].GetBoolean().ShouldBeTrue();

        var running = await market.Order(hub, host.Clock.Now);
        (await market.Owner.Do("POST", $"/client/orders/{running.Id}/cancel", new { reason = "Too late" })).ShouldSay(409, "NO_FUTURE_SHIFTS");
    }

    [Fact]
    public async Task Only_who_manages_the_hub_cancels()
    {
        var market = await Marketplace.Open(host);
        var (_, other) = await market.OpenBusiness("Bayview Conference Center");
        var (hub, second) = (await market.Hub(), await market.Hub("Second cafe"));
        var order = await market.Order(hub, host.Clock.Now.AddDays(3));
        var reason = new { reason = "No need" };

        (await other.Do("POST", $"/client/orders/{order.Id}/cancel", reason)).ShouldSay(404, "NOT_FOUND");
        (await (await market.Member(ClientRole.Viewer)).Do("POST", $"/client/orders/{order.Id}/cancel", reason)).ShouldSay(403, "FORBIDDEN");
        (await (await market.Member(ClientRole.ShiftManager, null, second)).Do("POST", $"/client/orders/{order.Id}/cancel", reason)).ShouldSay(404, "NOT_FOUND");
        (await market.Owner.Do("POST", $"/client/orders/{order.Id}/cancel", new { reason = "no" })).ShouldSay(400, "VALIDATION_ERROR");
        (await (await market.Member(ClientRole.ShiftManager, null, hub)).Do("POST", $"/client/orders/{order.Id}/cancel", reason)).Should(200);
    }

    [Fact]
    public async Task Whoever_books_while_the_client_cancels_is_off_or_too_late_and_no_place_is_left_taken()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var (_, ana) = await market.Worker();
        for (var n = 0; n < 100; n++)
        {
            var order = await market.Order(hub, host.Clock.Now.AddDays(3), workers: 1);

            var booking = market.Book(host, order.Role, ana);
            var cancelling = market.Owner.Do("POST", $"/client/orders/{order.Id}/cancel", new { reason = "No need" });
            await Task.WhenAll(booking, cancelling);

            (await cancelling).Should(200)["cancelledAssignmentCount"].GetInt32().ShouldBe(await booking is null ? 0 : 1);
        }
        (await host.Read(market, db => db.Assignments.Where(a => a.Status != AssignmentStatus.Cancelled).Select(a => a.Id))).ShouldBeEmpty();
        (await host.Read(market, db => db.ShiftRoles.Where(r => r.AssignedCount != 0 || r.Status != ShiftRoleStatus.Cancelled).Select(r => r.Id))).ShouldBeEmpty();
    }

    private async Task<long> Notices(PlacedOrder order)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM notifications.notices n WHERE n::text LIKE '%' || $1 || '%'");
        command.Parameters.AddWithValue(order.Shift.ToString());
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
