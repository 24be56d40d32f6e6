using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Commands place workers, answer for them, clock them, and say what a client thinks of them: by the rules of the worker's and the client's own routes.</summary>
public sealed class CommandStaffTests(TestHost host) : IClassFixture<TestHost>
{
    private DateTimeOffset Tomorrow => new(host.Clock.Now.AddDays(2).Date.AddHours(9), TimeSpan.Zero);

    [Fact]
    public async Task A_worker_is_given_a_place_is_told_and_answered_for()
    {
        var market = await Marketplace.Open(host);
        var order = await market.Order(await market.Hub(), Tomorrow, workers: 2);
        var (worker, staff) = await market.Worker();

        var given = (await market.Command($"shifts/{order.Shift}/assign-staff", new { roleId = order.Role, staffId = staff })).Should(200).Body;

        given.Str("status").ShouldBe("ASSIGNED");
        var assignment = given.Id("assignmentId");
        await host.DeliverOutbox();
        (await host.Told($"reserved:{assignment}")).ShouldBe(1);
        (await worker.OnlyItem("/staff/shifts/pending")).Id("assignmentId").ShouldBe(assignment);
        (await market.Command($"shifts/{order.Shift}/assign-staff", new { roleId = order.Role, staffId = staff })).ShouldSay(409, "ALREADY_APPLIED");
        (await market.Command($"shifts/{order.Shift}/accept")).Should(200)["status"].GetString().ShouldBe("ACCEPTED");
        (await market.Command($"shifts/{order.Shift}/accept", new { assignmentId = assignment })).Should(200)["status"].GetString().ShouldBe("ACCEPTED", "once more changes nothing");
        (await host.Rows($"SELECT event_type || ' ' || actor_type FROM staffing.domain_events WHERE aggregate_id = '{assignment}' ORDER BY id")).ShouldBe(["SHIFT_OFFERED OPS", "SHIFT_ACCEPTED OPS"]);
    }

    [Fact]
    public async Task Where_several_are_asked_it_must_be_said_who_answers()
    {
        var market = await Marketplace.Open(host);
        var order = await market.Order(await market.Hub(), Tomorrow, workers: 2);
        foreach (var staff in new[] { (await market.Worker()).Staff, (await market.Worker("Ben")).Staff }) (await market.Command($"shifts/{order.Shift}/assign-staff", new { roleId = order.Role, staffId = staff })).Should(200);
        var (other, stranger) = await market.OpenBusiness("Other Cafes");

        (await market.Command($"shifts/{order.Shift}/accept")).ShouldSay(400, "VALIDATION_ERROR")["details"].GetRawText().ShouldContain("assignmentId");
        (await market.Command($"shifts/{order.Shift}/accept", by: stranger)).ShouldSay(404, "NOT_FOUND");
        (await market.Command($"shifts/{Guid.NewGuid()}/accept")).ShouldSay(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Who_does_not_fit_is_not_placed()
    {
        var market = await Marketplace.Open(host);
        var order = await market.Order(await market.Hub(), Tomorrow, workers: 1);
        Task<Reply> Give(Guid staff, object? with = null) => market.Command($"shifts/{order.Shift}/assign-staff", Marketplace.Merged(new { roleId = order.Role, staffId = staff }, with));
        var (_, blocked) = await market.Worker("Dan");
        await host.Sql($"INSERT INTO staffing.staff_blocks (company_id, id, is_active, record_version, created_at, updated_at, business_id, staff_id, issue_flags, created_by) VALUES ('{market.CompanyId().Value}', gen_random_uuid(), true, 1, now(), now(), '{market.Business}', '{blocked}', ARRAY[]::text[], '{market.Owner.UserId}')");
        var (_, server) = await market.Worker("Sam", "SERVER");
        var (_, busy) = await market.Worker("Ben");
        var elsewhere = await market.Order(await market.Hub("Second"), Tomorrow.AddHours(1), workers: 1);
        (await market.Command($"shifts/{elsewhere.Shift}/assign-staff", new { roleId = elsewhere.Role, staffId = busy, autoAccept = true })).Should(200);
        var (_, free) = await market.Worker("Cara");

        (await Give(blocked)).ShouldSay(403, "STAFF_BLOCKED");
        (await Give(server)).ShouldSay(422, "STAFF_NOT_ELIGIBLE")["details"].GetRawText().ShouldContain("ROLE_NOT_HELD");
        (await Give(busy)).ShouldSay(409, "SCHEDULE_CONFLICT");
        (await Give(Guid.NewGuid())).ShouldSay(404, "NOT_FOUND");
        (await Give(free, new { roleId = elsewhere.Role })).ShouldSay(404, "NOT_FOUND");
        (await Give(free, new { applicationId = Guid.NewGuid() })).ShouldSay(404, "NOT_FOUND");
        (await Give(free)).Should(200);
        (await Give((await market.Worker("Eve")).Staff)).ShouldSay(409, "SHIFT_ROLE_FULL");
    }

    [Fact]
    public async Task A_reviewed_application_becomes_an_offer()
    {
        var market = await Marketplace.Open(host);
        (await market.Company.Owner.Patch("/marketplaceManagement-api/v1/staffingsettings", new { applicationMode = "dispatchReview" })).Should(200);
        var at = await market.Place(host, Tomorrow, places: 1);
        var (worker, staff) = await market.Worker();
        var application = (await worker.Apply(at)).Should(200).Body.Id("applicationId");
        (await worker.Accept(at)).ShouldSay(409, "APPLICATION_UNDER_REVIEW");

        (await market.Command($"shifts/{at.Shift}/assign-staff", new { roleId = at.Role, staffId = staff, applicationId = application })).Should(200)["status"].GetString().ShouldBe("ASSIGNED");

        (await worker.Accept(at)).Should(200);
        (await host.Rows($"SELECT status FROM staffing.applications WHERE id = '{application}'")).ShouldBe(["confirmed"]);
        (await market.Command($"shifts/{at.Shift}/assign-staff", new { roleId = at.Role, staffId = staff, applicationId = application })).ShouldSay(409, "INVALID_STATE");
    }

    [Fact]
    public async Task The_last_place_goes_to_one_of_those_who_are_placed_and_those_who_apply_at_once()
    {
        var market = await Marketplace.Open(host);
        var at = await market.Place(host, Tomorrow, places: 1);
        var workers = new List<(Client Client, Guid Staff)>();
        for (var n = 0; n < 16; n++) workers.Add(await market.Worker($"Worker {n}"));

        var answers = await Task.WhenAll(workers.Select((w, n) => n % 2 == 0 ? market.Command($"shifts/{at.Shift}/assign-staff", new { roleId = at.Role, staffId = w.Staff }) : w.Client.Apply(at)));

        answers.Count(a => a.Status == 200).ShouldBe(1);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Status == 409);
        (await host.StateOf(at)).ShouldBe((1, "filled", "filled"));
    }

    [Fact]
    public async Task A_device_of_the_client_clocks_by_the_same_proof()
    {
        var on = await OnShift.Book(host);
        var market = on.Market;
        object Proof(double latitude) => new { assignmentId = on.Assignment, sourceType = "GEO", latitude, longitude = OnShift.Longitude, accuracyMeters = 10 };
        (await market.Command("attendance/clock-in", Proof(OnShift.Latitude))).ShouldSay(422, "OUTSIDE_CLOCK_IN_WINDOW");
        on.At(5);
        (await market.Command("attendance/clock-in", Proof(OnShift.Latitude + 1))).ShouldSay(422, "OUTSIDE_GEOFENCE");
        (await market.Command("attendance/clock-in", Marketplace.Merged(Proof(OnShift.Latitude), new { sourceType = "MANUAL" }))).ShouldSay(400, "VALIDATION_ERROR");
        (await market.Command("attendance/clock-in", Marketplace.Merged(Proof(OnShift.Latitude), new { shiftId = Guid.NewGuid() }))).ShouldSay(404, "NOT_FOUND");

        var clocked = (await market.Command("attendance/clock-in", Proof(OnShift.Latitude), await market.Member(ClientRole.Admin))).Should(200).Body;

        (clocked.Str("status"), clocked.Number("lateMinutes"), clocked.Str("proofMethod")).ShouldBe(("CHECKED_IN", 5, "GEO"));
        (await on.ClockIn()).ShouldSay(409, "ALREADY_CLOCKED_IN");
        on.At(360);
        (await market.Command("attendance/clock-out", Marketplace.Merged(Proof(OnShift.Latitude), new { breakMinutes = 20 }))).Should(200)["payableMinutes"].GetInt32().ShouldBe(335);
        (await market.Command("attendance/clock-out", Proof(OnShift.Latitude))).ShouldSay(409, "NOT_CLOCKED_IN");
        (await on.Rows("SELECT actor_id FROM staffing.domain_events WHERE aggregate_id = $1 AND event_type = 'CLOCK_IN_REJECTED' ORDER BY id")).Select(e => e.Id("actor_id"))
            .ShouldBe([market.Company.Owner.UserId, market.Company.Owner.UserId, on.Worker.UserId], "who tried, not for whom");

        var seen = (await market.Ask($"assignments/{on.Assignment}/attendance")).Should(200).Body;
        (seen.Str("status"), seen.GetProperty("session").Number("workedMinutes"), seen.GetProperty("proofs").GetArrayLength()).ShouldBe(("CHECKED_OUT", 355, 6));
        seen.GetProperty("events").EnumerateArray().Select(e => (e.Str("eventType"), e.Str("validationStatus"), e.Str("validationReason"))).ShouldBe(
        [
            ("CLOCK_IN_REJECTED", "REJECTED", "OUTSIDE_CLOCK_IN_WINDOW"), ("CLOCK_IN_REJECTED", "REJECTED", "OUTSIDE_GEOFENCE"), ("CLOCKED_IN", "ACCEPTED", null), ("CLOCK_IN_REJECTED", "REJECTED", "ALREADY_CLOCKED_IN"),
            ("CLOCKED_OUT", "ACCEPTED", null), ("CLOCK_OUT_REJECTED", "REJECTED", "NOT_CLOCKED_IN"),
        ], ignoreOrder: true);
        (await market.Ask($"assignments/{on.Assignment}/attendance", await market.Member(ClientRole.Viewer))).ShouldSay(403, "FORBIDDEN");
        (await market.Ask($"assignments/{on.Assignment}/attendance", await market.Member(ClientRole.ShiftManager))).ShouldSay(404, "NOT_FOUND");
    }

    [Fact]
    public async Task What_is_approved_stands_against_commands_too()
    {
        var market = await Marketplace.Open(host);
        var on = await host.Submitted(market);
        var invoice = await market.Invoice(host);
        (await market.Approve(invoice)).Should(200);
        Task<IReadOnlyList<System.Text.Json.JsonElement>> Money() => on.Rows("SELECT t.*, s.check_in_at, s.check_out_at FROM staffing.timesheets t JOIN staffing.sessions s ON s.id = t.session_id WHERE t.assignment_id = $1");
        var before = (await Money()).Single().GetRawText();
        object proof = new { assignmentId = on.Assignment, sourceType = "GEO", latitude = OnShift.Latitude, longitude = OnShift.Longitude, accuracyMeters = 10, breakMinutes = 200 };

        foreach (var (path, body) in new (string, object)[]
        {
            ("attendance/clock-in", proof), ("attendance/clock-out", proof), ($"shifts/{on.Shift}/accept", new { assignmentId = on.Assignment }), ($"shifts/{on.Shift}/change-status", new { status = "CANCELLED" }),
            ($"shifts/{on.Shift}/assign-staff", new { roleId = on.Role, staffId = on.Staff }),
        }) (await market.Command(path, body)).Should(409);

        (await Money()).Single().GetRawText().ShouldBe(before);
    }

    [Fact]
    public async Task Favourites_and_reviews_are_the_clients_own()
    {
        var on = await OnShift.Book(host);
        var market = on.Market;
        var (other, stranger) = await market.OpenBusiness("Other Cafes");
        on.At(5);
        (await on.ClockIn()).Should(200);

        var favorite = (await market.Command($"businesses/{market.Business}/favorite-staff", new { staffId = on.Staff })).Should(200).Body.Id("favoriteId");
        (await market.Command($"businesses/{market.Business}/favorite-staff", new { staffId = on.Staff }, market.Owner)).Should(200).Body.Id("favoriteId").ShouldBe(favorite);
        (await market.Command($"businesses/{market.Business}/favorite-staff", new { staffId = on.Staff }, stranger)).ShouldSay(404, "NOT_FOUND");
        (await market.Command($"businesses/{market.Business}/favorite-staff", new { staffId = Guid.NewGuid() })).ShouldSay(404, "NOT_FOUND");
        var review = new { businessId = market.Business, staffId = on.Staff, rating = 4, reviewText = "Kind.", tags = new[] { "LATE" } };
        (await market.Command($"assignments/{on.Assignment}/reviews", review)).Should(200)["isFavorite"].GetBoolean().ShouldBeTrue();
        (await market.Command($"assignments/{on.Assignment}/reviews", Marketplace.Merged(review, new { rating = 5 }))).Should(200)["staffAverageRating"].GetDecimal().ShouldBe(5);
        (await market.Command($"assignments/{on.Assignment}/reviews", Marketplace.Merged(review, new { businessId = other }))).ShouldSay(404, "NOT_FOUND");
        (await market.Command($"assignments/{on.Assignment}/reviews", review, stranger)).ShouldSay(404, "NOT_FOUND");

        var listed = (await market.Ask($"businesses/{market.Business}/favorite-staff")).Should(200)["items"].EnumerateArray().Single();
        (listed.Id("favoriteId"), listed.Str("primaryRole"), listed.Number("ratingCount")).ShouldBe((favorite, "Barista", 1));
        (await market.Ask($"businesses/{market.Business}/favorite-staff", stranger)).ShouldSay(404, "NOT_FOUND");
        var summary = (await market.Ask($"staff/{on.Staff}/review-summary", market.Owner)).Should(200).Body;
        (summary.Number("ratingCount"), summary.GetProperty("recentReviews")[0].Str("feedback"), summary.GetProperty("recentReviews")[0].GetProperty("issueFlags")[0].GetString()).ShouldBe((1, "Kind.", "LATE"));
        (await market.Ask($"staff/{on.Staff}/review-summary", stranger)).ShouldSay(404, "NOT_FOUND");
        await on.Worker.Take(await market.Place(host, host.Clock.Now.AddDays(2), business: other));
        var seen = (await market.Ask($"staff/{on.Staff}/review-summary", stranger)).Should(200).Body;
        (seen.Number("ratingCount"), seen.GetProperty("recentReviews").GetArrayLength()).ShouldBe((1, 0), "what others said is theirs, once the worker is known there too");
        (await market.Ask($"staff/{on.Staff}/review-summary")).Should(200)["recentReviews"].GetArrayLength().ShouldBe(1);

        async Task<int> Remove(Client who) => (await who.Send(HttpMethod.Delete, $"/commands/businesses/{market.Business}/favorite-staff/{on.Staff}?tenantId={market.CompanyId().Value}", null, ("Idempotency-Key", $"{Guid.NewGuid()}"))).Should(200)["removed"].GetInt32();
        (await Remove(market.Company.Owner)).ShouldBe(1);
        (await Remove(market.Owner)).ShouldBe(0);
        (await market.Ask($"businesses/{market.Business}/favorite-staff")).Should(200)["items"].GetArrayLength().ShouldBe(0);
    }
}
