using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Payroll;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A company offers open places of its own shift to the workers of its marketplace.</summary>
public sealed class OfferShiftTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Who_takes_a_place_is_on_the_shift_clocks_in_there_and_comes_back_as_attendance_and_cost_once()
    {
        var market = await Marketplace.Open(host);
        var cleo = await market.Company.Hire("Cleo Colleague");
        var offering = await Offering.Plan(host, headCount: 3, market: market, with: cleo);
        var offer = (await offering.Offer()).Should(201)["offer"];
        (offer.Id("shiftId"), offer.GetProperty("count").GetInt32(), offer.GetProperty("filled").GetInt32(), offer.Str("status")).ShouldBe((offering.Shift, 2, 0, "open"));

        var (ana, staff) = await market.Worker();
        await market.Company.Profile(ana, salary: 5200);
        await host.DeliverOutbox();
        var places = await offering.Places();
        (await host.Told($"offered:{places.Role}")).ShouldBe(1, "whoever holds the role hears of it at once");
        (await ana.OpenRoles()).ShouldBe([places.Role]);
        await ana.Take(places);

        (await offering.People()).ShouldBe([("Cleo Colleague", "direct"), ("Ana Barista", "offer")]);
        (await offering.People(cleo)).ShouldContain(("Ana Barista", "offer"));
        (await offering.State()).ShouldBe((1, 2, 1, "open"));
        (await ana.Post("/attendanceManagement-api/v1/check-in", new { shiftId = offering.Shift })).ShouldRefuse(400, "NotAssigned");

        (await offering.Clock(ana, "in", 3)).Should(200);
        var there = (await offering.Records()).ShouldHaveSingleItem();
        (there.Id("userId"), there.Str("paidBy"), there.Str("status"), there.GetProperty("lateByMinutes").GetInt32()).ShouldBe((ana.UserId, "marketplace", "late", 3));
        there.GetProperty("entries").EnumerateArray().ShouldHaveSingleItem().Str("source").ShouldBe("marketplace");
        there.GetProperty("user").Str("fullname").ShouldBe("Ana Barista");
        (await offering.Clock(ana, "out", 480)).Should(200);
        var done = (await offering.Records()).ShouldHaveSingleItem();
        (done.GetProperty("workedHours").GetDecimal(), done.GetProperty("countedHours").GetDecimal(), done.GetProperty("breakMinutes").GetDecimal()).ShouldBe((7.45m, 7.45m, 30m));

        // Here nothing of it is paid; there 7:27 hours at 31.00 are billed to the company's own business.
        var report = (await offering.Planner.Calculate(ana, $"{offering.StartsAt:yyyy-MM-01}", $"{offering.StartsAt.AddMonths(1).AddDays(-offering.StartsAt.Day):yyyy-MM-dd}")).Should(201)["payrollReport"];
        (report.GetProperty("totalHoursWorked").GetDecimal(), report.GetProperty("absenceHours").GetDecimal()).ShouldBe((0m, 0m));
        (await ana.Do("POST", $"/staff/shifts/{places.Shift}/submit-for-approval")).Should(200);
        var own = Guid.Parse((await host.Rows($"SELECT id FROM staffing.businesses WHERE is_own AND company_id = '{market.CompanyId().Value}'")).ShouldHaveSingleItem());
        (await market.Bill(host, own)).GetProperty("invoiceIds").GetArrayLength().ShouldBe(1);
        (await host.Rows($"SELECT l.amount_cents FROM staffing.invoice_lines l WHERE l.staff_id = '{staff}'")).ShouldBe([$"{447 * 3100 / 60}"]);
    }

    [Fact]
    public async Task Bills_of_the_companys_own_business_go_to_its_owner_who_approves_them()
    {
        var market = await Marketplace.Open(host);
        var offering = await Offering.Offered(host, market: market);
        var own = Guid.Parse((await host.Rows($"SELECT id FROM staffing.businesses WHERE is_own AND company_id = '{market.CompanyId().Value}'")).ShouldHaveSingleItem());
        var member = (await market.Company.Owner.Get($"/marketplaceManagement-api/v1/businessmembers?businessId={own}")).Should(200)["businessMembers"].EnumerateArray().ShouldHaveSingleItem();
        (member.Id("userId"), member.Str("role"), member.Str("status")).ShouldBe((market.Company.Owner.UserId, "owner", "active"));
        (await market.Company.Owner.Get($"/marketplaceManagement-api/v1/hubs?businessId={market.Business}")).Should(200)["hubs"].EnumerateArray().Select(h => h.Id()).ShouldBe([offering.Hub]);

        var ana = await offering.Taker();
        (await offering.Clock(ana, "in", 0)).Should(200);
        (await offering.Clock(ana, "out", 480)).Should(200);
        (await ana.Do("POST", $"/staff/shifts/{(await offering.Places()).Shift}/submit-for-approval")).Should(200);
        var invoice = (await market.Bill(host, own)).GetProperty("invoiceIds")[0].GetGuid();
        await host.DeliverOutbox();
        (await host.Told($"invoice:{invoice}")).ShouldBe(1);
        (await market.Company.Owner.Do("POST", $"/client/billing/invoices/{invoice}/approve")).Should(200)["status"].GetString().ShouldBe("APPROVED");
    }

    [Fact]
    public async Task The_business_of_the_company_is_opened_once_and_each_vendor_comes_by_its_first_offer()
    {
        var market = await Marketplace.Open(host);
        var offerings = new List<Offering>();
        for (var n = 0; n < 6; n++) offerings.Add(await Offering.Plan(host, inDays: 2 + n, market: market));
        await Task.WhenAll(offerings.Select(async o => (await o.Offer()).Should(201)));

        var own = (await market.Company.Owner.Get("/marketplaceManagement-api/v1/businesses")).Should(200)["businesses"].EnumerateArray().Where(b => b.GetProperty("isOwn").GetBoolean()).ToList().ShouldHaveSingleItem();
        (await market.Company.Owner.Get($"/marketplaceManagement-api/v1/businessvendors?businessId={own.Id()}")).Should(200)["businessVendors"].EnumerateArray().ShouldHaveSingleItem().Id("vendorId").ShouldBe(market.Vendor);
        (await market.Company.Owner.Send(HttpMethod.Put, $"/marketplaceManagement-api/v1/businesses/{own.Id()}/vendors/{market.Vendor}", System.Net.Http.Json.JsonContent.Create(new { status = "ended" }))).Should(200);
        (await (await Offering.Plan(host, inDays: 9, market: market)).Offer()).ShouldRefuse(400, "UnknownVendor");
    }

    [Fact]
    public async Task Offered_again_it_has_another_count_and_whoever_has_a_place_keeps_it()
    {
        var offering = await Offering.Plan(host, headCount: 4);
        (await offering.Offer(new { count = 2, billRateCents = 4000 })).Should(201)["offer"].GetProperty("count").GetInt32().ShouldBe(2);
        var ana = await offering.Taker();
        var first = await offering.Order();

        (await offering.Offer(new { count = 5 })).ShouldRefuse(400, "TooManyPlaces")["detail"].GetProperty("openPlaces").GetInt32().ShouldBe(4);
        var more = (await offering.Offer(new { count = 4 })).Should(201)["offer"];
        (more.GetProperty("count").GetInt32(), more.GetProperty("filled").GetInt32()).ShouldBe((4, 1));
        (await ana.OnlyItem("/staff/shifts/assigned")).Id("shiftId").ShouldBe((await offering.Places()).Shift);
        (await offering.Order()).ShouldNotBe(first, "another order stands in its place");
        (await offering.State()).ShouldBe((3, 4, 1, "open"));

        await offering.Taker("Ben Barista");
        (await offering.Offer(new { count = 1 })).ShouldRefuse(400, "PlacesTaken")["detail"].GetProperty("filled").GetInt32().ShouldBe(2);
        (await offering.Offer(new { count = 2 })).Should(201)["offer"].Str("status").ShouldBe("filled");
        (await offering.People()).ShouldBe([("Ana Barista", "offer"), ("Ben Barista", "offer")]);
    }

    [Fact]
    public async Task What_cannot_be_offered_is_refused_and_nothing_of_it_is_left()
    {
        var market = await Marketplace.Open(host);
        var offering = await Offering.Plan(host, market: market);
        (await offering.Offer(new { hubId = Guid.NewGuid() })).ShouldRefuse(400, "UnknownHub");
        (await offering.Offer(new { vendorId = Guid.NewGuid() })).ShouldRefuse(400, "UnknownVendor");
        (await offering.Offer(new { vendorId = (Guid?)null })).ShouldRefuse(400, "UnknownVendor");
        (await offering.Offer(new { catalogRoleId = Guid.NewGuid() })).ShouldRefuse(400, "UnknownRole");
        (await offering.Offer(new { count = 3 })).ShouldRefuse(400, "TooManyPlaces");
        (await offering.Offer(new { count = 0 })).Should(400);
        (await offering.Offer(new { billRateCents = 2299 })).ShouldRefuse(400, "BillsLessThanItPays");
        (await offering.Offer(new { deadline = host.Clock.Now })).ShouldRefuse(400, "DeadlineOver");
        (await offering.Withdraw()).ShouldRefuse(400, "NotOffered");
        (await offering.Offer(by: await market.Company.Hire())).Should(403);
        (await offering.Planner.Post($"{Roster.Shifts}/{Guid.NewGuid()}/offer", new { hubId = offering.Hub, catalogRoleId = market.Roles["BARISTA"] })).Should(404);
        (await host.Number($"SELECT count(*) FROM staffing.businesses WHERE is_own AND company_id = '{market.CompanyId().Value}'")).ShouldBe(0);

        (await (await Offering.Plan(host, headCount: null, market: market)).Offer()).ShouldRefuse(400, "HeadCountMissing");
        (await (await Offering.Plan(host, inDays: 0, market: market)).Offer()).ShouldRefuse(400, "ShiftNotOpen");
        (await offering.Planner.Change(offering.Shift, new { startTime = "09:00", endTime = "10:00" })).Should(200);
        (await offering.Offer()).ShouldRefuse(400, "OfferNotPossible").Text.ShouldContain("TOO_SHORT");
        (await offering.Planner.Change(offering.Shift, new { status = "cancelled" })).Should(200);
        (await offering.Offer()).ShouldRefuse(400, "ShiftNotOpen");
    }

    [Fact]
    public async Task The_line_manager_of_its_people_offers_it_too_but_not_at_another_rate()
    {
        var market = await Marketplace.Open(host);
        var mona = await market.Company.Hire("Mona Manager");
        var rita = await market.Company.HireReport(mona);
        var (hers, others) = (await Offering.Plan(host, market: market, with: rita), await Offering.Plan(host, inDays: 3, market: market));

        (await hers.Offer(new { billRateCents = 4000 }, mona)).Should(403);
        (await hers.Offer(by: mona)).Should(201)["offer"].GetProperty("count").GetInt32().ShouldBe(1);
        (await others.Offer(by: mona)).Should(403);
        (await others.Offer()).Should(201);
        (await mona.Delete(others.Path)).Should(403);
        (await mona.Delete(hers.Path)).Should(200)["offer"].Str("status").ShouldBe("withdrawn");
    }

    [Fact]
    public async Task What_is_ordered_for_it_is_steered_where_the_shift_is_planned_and_nowhere_else()
    {
        var offering = await Offering.Offered(host);
        var own = Guid.Parse((await host.Rows($"SELECT business_id FROM staffing.orders WHERE offered_shift_id = '{offering.Shift}'")).ShouldHaveSingleItem());
        var member = await offering.Market.Member(Surfaces.Staffing.ClientRole.Owner, own);
        var order = await offering.Order();

        (await member.Do("POST", $"/client/orders/{order}/edit", new { title = "Mine" })).Should(403);
        (await member.Do("POST", $"/client/orders/{order}/cancel", new { reason = "Mine" })).Should(403);
        (await offering.State()).ShouldBe((2, 2, 0, "open"));
    }

    [Fact]
    public async Task Of_a_hundred_who_apply_at_once_for_two_places_two_are_on_the_shift()
    {
        var market = await Marketplace.Open(host);
        var people = new List<Client>();
        for (var n = 0; n < 100; n++) people.Add((await market.Worker($"Worker {n}")).Client);
        var offering = await Offering.Offered(host, market: market);
        var places = await offering.Places();

        var replies = await Task.WhenAll(people.Select(p => p.Apply(places)));

        replies.Count(r => r.Status is 200).ShouldBe(2);
        replies.Count(r => r.Status is 409).ShouldBe(98);
        (await offering.People()).Count.ShouldBe(2);
        (await offering.State()).ShouldBe((0, 2, 2, "filled"));
    }

    [Fact]
    public async Task Nobody_is_booked_twice_whether_the_house_comes_first_or_the_offer_or_both_at_once()
    {
        var market = await Marketplace.Open(host);
        var (ana, _) = await market.Worker();
        var taken = await Offering.Offered(host, market: market);
        await market.Company.Owner.Planned($"{taken.StartsAt:yyyy-MM-dd}", "16:00", "20:00", ana);
        (await ana.Apply(await taken.Places())).ShouldSay(409, "SCHEDULE_CONFLICT")["details"].Str("kind").ShouldBe("shift");

        var first = await Offering.Offered(host, inDays: 4, market: market);
        await ana.Take(await first.Places());
        (await market.Company.Owner.Plan($"{first.StartsAt:yyyy-MM-dd}", "16:00", "20:00", ana)).Conflicts().ShouldHaveSingleItem().Str("kind").ShouldBe("marketplace");
        (await first.Planner.Change(first.Shift, new { assignedUserIds = Roster.Ids(ana) })).Conflicts().ShouldHaveSingleItem().Str("kind").ShouldBe("marketplace");

        for (var n = 0; n < 8; n++)
        {
            var (ben, _) = await market.Worker("Ben Barista");
            var offering = await Offering.Offered(host, inDays: 6 + n, market: market);
            var places = await offering.Places();
            var (planning, applying) = (market.Company.Owner.Change(offering.Shift, new { assignedUserIds = Roster.Ids(ben) }), ben.Apply(places));
            await Task.WhenAll(planning, applying);
            ((await planning).Status, (await applying).Status).ShouldBeOneOf((200, 409), (400, 200));
            (await offering.People()).Count.ShouldBe(1);
        }
    }
}
