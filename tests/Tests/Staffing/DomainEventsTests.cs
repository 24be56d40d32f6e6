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
    public async Task What_was_uploaded_is_told_by_its_kind_and_not_by_its_name()
    {
        var market = await Marketplace.Open(host);
        var (worker, _) = await market.Worker();
        (await worker.Upload("/upload-file", Pictures.Jpeg(), "ana-passport.jpg")).Should(200);
        (await market.Owner.Upload("/upload-file", Pictures.Pdf, "menu.pdf")).Should(200);

        var events = (await host.Rows($"SELECT event_type || ' ' || actor_type || ' ' || (payload ->> 'contentType') || ' ' || (SELECT count(*) FROM jsonb_object_keys(payload)) FROM staffing.domain_events WHERE company_id = '{market.CompanyId().Value}' AND aggregate_type = 'file' ORDER BY id"));
        events.ShouldBe(["FILE_UPLOADED STAFF image/jpeg 4", "FILE_UPLOADED CLIENT application/pdf 4"]);
    }

    /// <summary>Names are rows, and the function that gives them is made of these.</summary>
    [Fact]
    public async Task Every_object_of_the_trail_has_its_words_and_another_row_is_another_name()
    {
        var tracked = typeof(WorkforceOS.Staffing.StaffingDb).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(false).OfType<WorkforceOS.Kernel.Data.TrackedAttribute>()).Select(t => t.Event[(t.Event.LastIndexOf('-') + 1)..]).ToList();
        tracked.Count.ShouldBeGreaterThan(30);
        var known = await host.Rows("SELECT object FROM staffing.event_objects");
        tracked.Except(known).ShouldBeEmpty("it is named by a row of event_objects, and name_events() after it");
        var before = await host.Rows("SELECT prosrc FROM pg_proc WHERE oid = 'staffing.event_type'::regproc");

        await host.Sql("SELECT staffing.name_events()");
        (await host.Rows("SELECT prosrc FROM pg_proc WHERE oid = 'staffing.event_type'::regproc")).ShouldBe(before, "the last migration that has changed rows has called it");
        (await host.Rows("""
            SELECT staffing.event_type(o, v, w::jsonb, n::jsonb) FROM (VALUES (1, 'assignment', 'updated', '{"status": "noShow"}', '{"status": "checkedIn"}'), (2, 'assignment', 'updated', '{}', '{"status": "cancelled", "cancelCode": "LATE_WORKER"}'),
                (3, 'assignment', 'updated', '{}', '{"lateAt": null}'), (4, 'hub', 'updated', '{}', '{"nfcTagId": null}'), (5, 'review', 'deleted', NULL, NULL), (6, 'benefitprogram', 'created', NULL, '{}'), (7, 'nothing', 'created', NULL, NULL)) AS c (nr, o, v, w, n) ORDER BY nr
            """)).ShouldBe(["NO_SHOW_REVERSED", "LATE_WORKER_CANCELLED", "ASSIGNMENT_UPDATED", "HUB_NFC_ASSIGNED", "REVIEW_DELETED", "BENEFIT_PROGRAM_CREATED", "NOTHING_CREATED"]);
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
