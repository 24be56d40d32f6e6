using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Staffing;

/// <summary>An offer is taken back, or its time is up, or its shift becomes another one.</summary>
public sealed class WithdrawOfferTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Open_places_come_back_and_whoever_has_accepted_stays_and_is_not_replaced()
    {
        var offering = await Offering.Offered(host, headCount: 3, inDays: 4);
        var (ana, ben, (cara, _)) = (await offering.Taker(), await offering.Taker("Ben Barista", accepts: false), await offering.Market.Worker("Cara Barista"));
        var places = await offering.Places();

        var back = (await offering.Withdraw()).Should(200)["offer"];
        (back.Str("status"), back.GetProperty("filled").GetInt32()).ShouldBe(("withdrawn", 1));
        (await offering.People()).ShouldBe([("Ana Barista", "offer")]);
        (await offering.State()).Open.ShouldBe(2);
        (await ben.Get("/staff/shifts/cancelled")).Should(200)["items"].GetArrayLength().ShouldBe(1);
        (await cara.Apply(places)).ShouldSay(409, "SHIFT_NOT_OPEN");
        (await cara.OpenRoles()).ShouldBeEmpty();
        (await offering.Withdraw()).ShouldRefuse(400, "NotOffered");

        (await ana.Do("POST", places.Path("decline"))).Should(200);
        (await cara.Apply(places)).ShouldSay(409, "SHIFT_NOT_OPEN");
        (await offering.State()).Open.ShouldBe(3);
        (await offering.Offer(new { count = 3 })).Should(201);
        await cara.Take(await offering.Places());
        (await offering.People()).ShouldBe([("Cara Barista", "offer")]);
    }

    [Fact]
    public async Task Whoever_has_accepted_is_called_off_where_that_is_said_also_afterwards()
    {
        var offering = await Offering.Offered(host, inDays: 4);
        var ana = await offering.Taker();
        (await offering.Withdraw()).Should(200)["offer"].GetProperty("filled").GetInt32().ShouldBe(1);
        (await offering.Withdraw(cancelAccepted: true)).Should(200)["offer"].GetProperty("filled").GetInt32().ShouldBe(0);

        (await offering.State()).ShouldBe((2, 2, 0, "withdrawn"));
        (await ana.OnlyItem("/staff/shifts/cancelled")).Id("shiftId").ShouldBe((await offering.Places()).Shift);
        (await offering.Planner.Change(offering.Shift, new { assignedUserIds = Roster.Ids(ana) })).Should(200);
    }

    [Fact]
    public async Task Of_those_who_apply_while_it_is_taken_back_nobody_has_a_place_that_is_not_counted()
    {
        var market = await Marketplace.Open(host);
        var people = new List<Client>();
        for (var n = 0; n < 10; n++) people.Add((await market.Worker($"Worker {n}")).Client);
        for (var round = 0; round < 4; round++)
        {
            var offering = await Offering.Offered(host, headCount: 5, inDays: 3 + 2 * round, market: market);
            var places = await offering.Places();
            var applying = people.Select(async p => (await p.Apply(places)).Status is 200 && (await p.Accept(places)).Status is 200).ToList();
            var withdrawing = offering.Withdraw();
            await Task.WhenAll(Task.WhenAll(applying), withdrawing);
            (await withdrawing).Should(200);
            var on = applying.Count(a => a.Result);
            (await offering.People()).Count.ShouldBe(on);
            (await offering.State()).Open.ShouldBe(5 - on);
            (await host.Number($"SELECT count(*) FROM scheduling.bookings b JOIN staffing.assignments a ON a.id = b.held_for WHERE a.offered_shift_id = '{offering.Shift}'")).ShouldBe(on);
        }
    }

    [Fact]
    public async Task Past_its_deadline_nobody_takes_a_place_and_it_ends_once()
    {
        var offering = await Offering.Plan(host, inDays: 4);
        (await offering.Offer(new { deadline = host.Clock.Now.AddHours(3) })).Should(201);
        await offering.Taker();
        await host.RunJob("staffing.shiftOffers");
        (await offering.State()).ShouldBe((1, 2, 1, "open"));

        host.Clock.Now = host.Clock.Now.AddHours(3);
        await Task.WhenAll(host.RunJob("staffing.shiftOffers"), host.RunJob("staffing.shiftOffers"));

        (await offering.State()).ShouldBe((1, 2, 1, "expired"));
        (await (await offering.Market.Worker("Ben Barista")).Client.Apply(await offering.Places())).ShouldSay(409, "SHIFT_NOT_OPEN");
        (await host.Number($"SELECT count(*) FROM kernel.changes c JOIN staffing.shift_offers o ON o.id = c.object_id AND o.company_id = c.company_id WHERE o.offered_shift_id = '{offering.Shift}' AND o.ended = 'expired'")).ShouldBe(2, "made, and ended once");
    }

    [Fact]
    public async Task Moved_a_little_its_takers_accept_anew_and_moved_to_another_day_they_are_off()
    {
        var offering = await Offering.Offered(host, inDays: 5);
        var (ana, first) = (await offering.Taker(), await offering.Order());

        (await offering.Planner.Change(offering.Shift, new { startTime = "09:30", endTime = "17:30" })).Should(200)["shift"].GetProperty("openPlaces").GetInt32().ShouldBe(1);
        (await offering.Order()).ShouldNotBe(first);
        var moved = await offering.Places();
        (await host.Rows($"SELECT starts_at = '{offering.StartsAt.AddMinutes(30):O}' FROM staffing.shift_roles WHERE id = '{moved.Role}'")).ShouldBe(["True"]);
        (await ana.Accept(moved)).Should(200);
        (await offering.State()).ShouldBe((1, 2, 1, "open"));

        (await offering.Planner.Change(offering.Shift, new { shiftDate = $"{offering.StartsAt.AddDays(1):yyyy-MM-dd}" })).Should(200);
        var day = offering with { StartsAt = offering.StartsAt.AddDays(1) };
        (await day.State()).ShouldBe((2, 2, 0, "open"));
        (await ana.Get("/staff/shifts/cancelled")).Should(200)["items"].GetArrayLength().ShouldBeGreaterThan(0);
        await ana.Take(await day.Places());
        (await day.People()).ShouldBe([("Ana Barista", "offer")]);
    }

    [Fact]
    public async Task A_taker_whose_own_shift_is_in_the_way_of_the_new_time_is_off()
    {
        var offering = await Offering.Offered(host, inDays: 5);
        var (ana, ben) = (await offering.Taker(), await offering.Taker("Ben Barista"));
        await offering.Planner.Planned($"{offering.StartsAt:yyyy-MM-dd}", "17:00", "20:00", ana);

        (await offering.Planner.Change(offering.Shift, new { startTime = "09:30", endTime = "17:30" })).Should(200);

        (await offering.People()).ShouldBe([("Ben Barista", "offer")]);
        (await ben.Accept(await offering.Places())).Should(200);
    }

    [Fact]
    public async Task Called_off_or_deleted_it_takes_its_takers_along()
    {
        var (cancelled, deleted) = (await Offering.Offered(host, inDays: 5), await Offering.Offered(host, inDays: 5));
        var (ana, ben) = (await cancelled.Taker(), await deleted.Taker("Ben Barista"));

        (await cancelled.Planner.Change(cancelled.Shift, new { status = "cancelled" })).Should(200);
        (await cancelled.Read()).GetProperty("offer").Str("status").ShouldBe("withdrawn");
        (await cancelled.People()).ShouldBeEmpty();
        (await ana.Get("/staff/shifts/assigned")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await deleted.Planner.Delete($"{Roster.Shifts}/{deleted.Shift}")).Should(200);
        (await ben.Get("/staff/shifts/assigned")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await host.Rows($"SELECT status FROM staffing.orders WHERE offered_shift_id IN ('{cancelled.Shift}', '{deleted.Shift}')")).ShouldBe(["cancelled", "cancelled"]);
        (await cancelled.Planner.Change(cancelled.Shift, new { status = "scheduled", assignedUserIds = Roster.Ids(ana) })).Should(200);
    }

    [Fact]
    public async Task What_cannot_be_ordered_as_the_shift_is_now_is_taken_back()
    {
        var offering = await Offering.Offered(host, inDays: 5);
        await offering.Taker();

        (await offering.Planner.Change(offering.Shift, new { endTime = "10:00" })).Should(200);

        (await offering.State()).ShouldBe((2, 2, 0, "withdrawn"));
    }

    [Fact]
    public async Task Of_an_offer_that_was_taken_back_whoever_stays_is_moved_along_and_nobody_else_comes()
    {
        var offering = await Offering.Offered(host, inDays: 5);
        var ana = await offering.Taker();
        (await offering.Withdraw()).Should(200);

        (await offering.Planner.Change(offering.Shift, new { startTime = "08:30" })).Should(200);

        var moved = await offering.Places();
        (await (await offering.Market.Worker("Ben Barista")).Client.Apply(moved)).Status.ShouldBe(409);
        (await offering.People()).ShouldBe([("Ana Barista", "offer")]);
        (await ana.Accept(moved)).Should(200);
    }

    [Fact]
    public async Task The_companys_new_clock_takes_it_along()
    {
        var offering = await Offering.Offered(host, inDays: 5);
        var company = (await offering.Read()).Id("companyId");

        (await offering.Planner.Patch($"/auth-api/v1/companies/{company}", new { timezone = "Europe/Berlin" })).Should(200);
        await host.RunJob("scheduling.followZone");
        await host.DeliverOutbox();

        var places = await offering.Places();
        (await host.Rows($"SELECT starts_at = '{offering.StartsAt.AddHours(-1):O}' FROM staffing.shift_roles WHERE id = '{places.Role}'")).ShouldBe(["True"]);
    }
}
