using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class DomainEventsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_happened_can_be_read_under_the_contract_s_names_with_who_did_it_and_without_where_they_were()
    {
        var on = await OnShift.Book(host);
        on.At(5);
        (await on.ClockIn(OnShift.Latitude + 1)).ShouldSay(422, "OUTSIDE_GEOFENCE");
        (await on.ClockIn()).Should(200);
        (await on.Stream((6, OnShift.Latitude, 10))).Should(200);
        on.At(300);
        (await on.ClockOut()).Should(200);

        var events = await on.Rows("SELECT * FROM staffing.domain_events WHERE company_id = (SELECT company_id FROM staffing.assignments WHERE id = $1) ORDER BY id");
        string[] told = ["BUSINESS_CREATED", "HUB_CREATED", "ORDER_CREATED", "SHIFT_PUBLISHED", "SHIFT_BOOKED", "CLOCK_IN_REJECTED", "ATTENDANCE_CLOCKED_IN", "SHIFT_STARTED", "LOCATION_BATCH_RECEIVED", "ATTENDANCE_CLOCKED_OUT"];
        events.Select(e => e.Str("event_type")!).Where(told.Contains).Distinct().ShouldBe(told, ignoreOrder: true);
        events.Single(e => e.Str("event_type") is "ORDER_CREATED").Str("actor_type").ShouldBe("CLIENT");
        events.Single(e => e.Str("event_type") is "ATTENDANCE_CLOCKED_OUT").Str("actor_type").ShouldBe("STAFF");
        string.Concat(events.Where(e => e.Str("aggregate_type") is not "hub" and not "shift").Select(e => e.ToString())).ShouldNotContain("37.42");
    }

    [Fact]
    public async Task Each_word_of_a_review_favourites_and_what_operators_decide_have_names_too()
    {
        var on = await OnShift.Book(host);
        var (market, boss, service) = (on.Market, on.Market.Company.Owner, "/marketplaceManagement-api/v1");
        on.At(5);
        (await on.ClockIn()).Should(200);
        foreach (var said in new object[] { new { rating = 4, markAsFavorite = true }, new { rating = 5 }, new { rating = 5, markAsFavorite = false }, new { rating = 5, markAsFavorite = true } })
            (await market.Owner.Do("POST", "/client/coverage/reviews", Marketplace.Merged(new { staffId = on.Staff, assignmentId = on.Assignment }, said))).Should(200);
        (await market.Owner.OnlyItem("/client/coverage/core-team")).Str("source").ShouldBe("FAVORITE", "once, however often they were marked");

        var vendor = (await boss.Post($"{service}/vendors", new { name = "Second pool" })).Should(201)["vendor"].Id();
        var rate = $"{service}/vendors/{vendor}/rates/{market.Roles["BARISTA"]}";
        foreach (var cents in new[] { 3000, 3100 }) (await boss.Send(HttpMethod.Put, rate, System.Net.Http.Json.JsonContent.Create(new { payRateCents = 2000, billRateCents = cents }))).Should(200);
        (await boss.Delete(rate)).Should(200);
        foreach (var status in new[] { "active", "ended" }) (await boss.Send(HttpMethod.Put, $"{service}/businesses/{market.Business}/vendors/{vendor}", System.Net.Http.Json.JsonContent.Create(new { status }))).Should(200);
        (await boss.Patch($"{service}/vendors/{vendor}", new { status = "inactive" })).Should(200);
        (await boss.Post($"{service}/businesses/{market.Business}/costcenters", new { name = "Kitchen" })).Should(201);
        (await boss.Patch($"{service}/staffingsettings", new { offerMinutes = 60 })).Should(200);

        var events = (await on.Rows("SELECT event_type FROM staffing.domain_events WHERE company_id = (SELECT company_id FROM staffing.assignments WHERE id = $1) ORDER BY id")).Select(e => e.Str("event_type")!).ToList();
        (events.Count(e => e is "STAFF_REVIEWED"), events.Count(e => e is "STAFF_FAVORITED"), events.Count(e => e is "STAFF_UNFAVORITED")).ShouldBe((2, 2, 1));
        string[] decided = ["VENDOR_CREATED", "VENDOR_RATE_SET", "VENDOR_RATE_SET", "VENDOR_RATE_REMOVED", "VENDOR_CONTRACT_CREATED", "VENDOR_CONTRACT_ENDED", "VENDOR_ARCHIVED", "COST_CENTER_CREATED", "MARKETPLACE_SETTINGS_UPDATED"];
        events[^decided.Length..].ShouldBe(decided);
    }
}
