using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class ClockInTests(TestHost host) : IClassFixture<TestHost>
{
    private const double FarAway = OnShift.Latitude + 0.01; // 1.1 km

    [Fact]
    public async Task Within_the_fence_a_worker_is_clocked_in_at_the_servers_time()
    {
        var on = await OnShift.Book(host);
        on.At(3);

        var came = (await on.ClockIn()).Should(200);

        (came["attendanceStatus"].GetString(), came["status"].GetString(), came["proofMethod"].GetString(), came["clockInMode"].GetString()).ShouldBe(("CLOCKED_IN", "CHECKED_IN", "GEO", "GEO_REQUIRED"));
        (came["withinGeofence"].GetBoolean(), came["overrideUsed"].GetBoolean(), came["lateMinutes"].GetInt32()).ShouldBe((true, false, 3));
        came["clockInAt"].GetDateTimeOffset().ShouldBe(on.StartsAt.AddMinutes(3));
        var status = (await on.Worker.Get("/staff/clock-in/status")).Should(200);
        (status["attendanceStatus"].GetString(), status.Body.Id("activeShiftId"), status.Body.Id("sessionId")).ShouldBe(("CLOCKED_IN", on.Shift, came.Body.Id("sessionId")));
        var today = (await on.Worker.Get("/staff/clock-in/shifts/today")).Should(200)["items"].EnumerateArray().Single();
        (today.Str("attendanceStatus"), today.GetProperty("hourlyRate").GetDecimal()).ShouldBe(("CLOCKED_IN", 23m));
    }

    [Fact]
    public async Task Outside_the_fence_a_written_reason_is_needed_and_managers_see_it()
    {
        var on = await OnShift.Book(host);
        on.At(0);

        var refused = (await on.ClockIn(FarAway)).ShouldSay(422, "OUTSIDE_GEOFENCE");
        refused["details"].GetProperty("distanceToClockPointMeters").GetInt32().ShouldBe(1112);
        (await on.ClockIn(FarAway, new { overrideReason = "  too   " })).ShouldSay(422, "OVERRIDE_REASON_REQUIRED");
        var came = (await on.ClockIn(FarAway, new { overrideReason = "The loading dock is behind the hall" })).Should(200);

        (came["proofMethod"].GetString(), came["overrideUsed"].GetBoolean(), came["withinGeofence"].GetBoolean()).ShouldBe(("OVERRIDE", true, false));
        var incident = (await on.Incidents()).ShouldHaveSingleItem();
        (incident.Str("incident_type"), incident.Str("severity")).ShouldBe(("clockInOverride", "critical"), "nine radii away");
        var feed = (await on.Market.Owner.Get($"/client/coverage/incidents?status=OPEN&incidentType=CLOCK_IN_OVERRIDE&shiftId={on.Shift}&from=2026-03-01")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (feed.Str("overrideReason"), feed.GetProperty("distanceToClockPointMeters").GetInt32(), feed.Str("staffName")).ShouldBe(("The loading dock is behind the hall", 1112, "Ana Barista"));
        (await (await on.Market.OpenBusiness("Bayview Conference Center")).Owner.Get("/client/coverage/incidents")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        var tried = await on.Rows("SELECT event_type, validation_code FROM staffing.attendance_events WHERE assignment_id = $1 ORDER BY id");
        tried.Select(t => t.Str("validation_code")).ShouldBe(["OUTSIDE_GEOFENCE", "OVERRIDE_REASON_REQUIRED", null], "whoever was refused has tried");
        (await on.Rows("SELECT p.object_uri FROM staffing.security_proofs p JOIN staffing.attendance_events e ON e.id = p.event_id WHERE e.assignment_id = $1")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Where_no_reason_counts_none_helps()
    {
        var on = await OnShift.Book(host, allowOverride: false);
        on.At(0);

        (await on.ClockIn(FarAway, new { overrideReason = "The loading dock is behind the hall" })).ShouldSay(422, "OVERRIDE_NOT_ALLOWED");
        (await on.Worker.Do("POST", "/staff/clock-in", new { shiftId = on.Shift })).ShouldSay(422, "LOCATION_REQUIRED");
        (await on.ClockIn(more: new { accuracyMeters = 150 })).ShouldSay(422, "LOCATION_ACCURACY_TOO_LOW");
        (await on.Worker.Do("POST", "/staff/clock-in", new { shiftId = on.Shift, sourceType = "MANUAL" })).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_tag_is_the_one_that_hangs_there_and_its_proof_is_good_once()
    {
        var on = await OnShift.Book(host, mode: "NFC_REQUIRED", allowOverride: true);
        on.At(0);
        var (tag, now) = (on.HubTag, host.Clock.GetUtcNow());
        Task<Reply> Tap(string tapped, string nonce, DateTimeOffset? at = null) => on.Worker.Do("POST", "/staff/clock-in", new { shiftId = on.Shift, sourceType = "NFC", nfcTagId = tapped, proofNonce = nonce, proofTimestamp = at ?? now });

        (await on.ClockIn()).ShouldSay(422, "NFC_REQUIRED");
        (await on.Worker.Do("POST", "/staff/clock-in", new { shiftId = on.Shift, nfcTagId = tag })).ShouldSay(400, "VALIDATION_ERROR");
        for (var i = 0; i < 3; i++) (await Tap("NFC-OF-SOMEWHERE-ELSE", $"wrong-wrong-wrong-{i}", now)).ShouldSay(422, "NFC_MISMATCH");
        (await Tap(tag, "wrong-wrong-wrong-0")).ShouldSay(409, "PROOF_REPLAYED");
        (await Tap(tag, "stale-stale-stale-1", now.AddMinutes(-6))).ShouldSay(422, "PROOF_EXPIRED");
        (await Tap(tag.ToLowerInvariant(), "right-right-right-1")).Should(200)["proofMethod"].GetString().ShouldBe("NFC");

        var incident = (await on.Incidents()).ShouldHaveSingleItem();
        (incident.Str("incident_type"), incident.Str("severity")).ShouldBe(("nfcMismatchAttempt", "warning"), "three within ten minutes");
    }

    [Fact]
    public async Task It_is_possible_shortly_before_the_start_until_the_end()
    {
        var on = await OnShift.Book(host);

        on.At(-16);
        var early = (await on.ClockIn()).ShouldSay(422, "OUTSIDE_CLOCK_IN_WINDOW")["details"];
        (early.GetProperty("opensAt").GetDateTimeOffset(), early.GetProperty("closesAt").GetDateTimeOffset()).ShouldBe((on.StartsAt.AddMinutes(-15), on.EndsAt));
        on.At(361);
        (await on.ClockIn()).ShouldSay(422, "OUTSIDE_CLOCK_IN_WINDOW");
    }

    [Fact]
    public async Task What_was_done_offline_counts_from_then()
    {
        var on = await OnShift.Book(host);
        on.At(12);

        (await on.ClockIn(more: new { capturedAt = on.StartsAt.AddMinutes(15) })).ShouldSay(400, "VALIDATION_ERROR");
        var came = (await on.ClockIn(more: new { capturedAt = on.StartsAt.AddMinutes(1) })).Should(200);

        came["clockInAt"].GetDateTimeOffset().ShouldBe(on.StartsAt.AddMinutes(1));
        (await on.Rows("SELECT flags FROM staffing.sessions WHERE assignment_id = $1")).Single().GetProperty("flags").EnumerateArray().Select(f => f.GetString()).ShouldBe(["OFFLINE_CAPTURE", "LATE_IN"]);
    }

    [Fact]
    public async Task Fifty_times_with_one_key_is_one_session_and_fifty_equal_answers()
    {
        var on = await OnShift.Book(host);
        on.At(0);

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            while (true)
            {
                var reply = await on.ClockIn(key: "the-same-key");
                if (reply.Status is not 409 || reply["code"].GetString() is not "IDEMPOTENCY_IN_PROGRESS") return reply;
                await Task.Delay(20);
            }
        }));

        replies.Select(r => (r.Status, r.Body.Id("sessionId"))).Distinct().Count().ShouldBe(1);
        replies.Count(r => r.Headers.ContainsKey("Idempotency-Replayed")).ShouldBe(49);
        (await on.Rows("SELECT id FROM staffing.sessions WHERE assignment_id = $1")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_keys_are_one_session_and_forty_nine_who_are_in_already()
    {
        var on = await OnShift.Book(host);
        on.At(0);

        var replies = await Race.AtOnce(50, _ => on.ClockIn());

        var session = replies.Single(r => r.Status is 200).Body.Id("sessionId");
        replies.Where(r => r.Status is not 200).Select(r => (r.Status, r["code"].GetString(), r["details"].Id("sessionId"))).Distinct().ShouldBe([(409, "ALREADY_CLOCKED_IN", session)]);
        (await on.Rows("SELECT id FROM staffing.sessions WHERE assignment_id = $1")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_attempt_is_on_record_with_its_answer_or_not_at_all()
    {
        var on = await OnShift.Book(host);
        on.At(0);
        await host.Sql($"""
            CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''The host dies here.''; END';
            CREATE TRIGGER die BEFORE UPDATE ON kernel.idempotency_keys FOR EACH ROW WHEN (NEW.company_id = '{on.Market.CompanyId()}' AND NEW.status = 422) EXECUTE FUNCTION public.die();
            """);
        async Task<long> Attempts() => (await on.Rows("SELECT id FROM staffing.attendance_events WHERE assignment_id = $1")).Count;

        (await on.ClockIn(FarAway, key: "far-away")).Status.ShouldBe(500);
        (await Attempts()).ShouldBe(0);

        await host.Sql("DROP TRIGGER die ON kernel.idempotency_keys");
        foreach (var isAgain in new[] { false, true }) (await on.ClockIn(FarAway, key: "far-away")).ShouldSay(422, "OUTSIDE_GEOFENCE");
        (await Attempts()).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_clocks_in_for_another_or_twice()
    {
        var on = await OnShift.Book(host);
        var (other, _) = await on.Market.Worker("Ben Other");
        on.At(0);

        (await other.Do("POST", "/staff/clock-in", new { shiftId = on.Shift, latitude = OnShift.Latitude, longitude = OnShift.Longitude })).ShouldSay(404, "NOT_FOUND");
        (await on.Market.Owner.Do("POST", "/staff/clock-in", new { shiftId = on.Shift })).ShouldSay(403, "NO_STAFF_ACCESS");
        (await on.ClockIn()).Should(200);
        on.At(60);
        (await on.ClockOut()).Should(200);
        (await on.ClockIn()).ShouldSay(409, "ATTENDANCE_SESSION_EXISTS");
    }

    [Fact]
    public async Task A_worker_sees_as_whom_they_are_signed_in()
    {
        var (worker, staff) = await (await Marketplace.Open(host)).Worker("Ana Barista");

        var session = (await worker.Get("/staff/session")).Should(200);

        (session["role"].GetString(), session["staff"].Id("staffId"), session["staff"].Str("primaryRole"), session["staff"].GetProperty("averageRating").GetDecimal()).ShouldBe(("STAFF", staff, "Barista", 0m));
        session["permissions"].EnumerateArray().Select(p => p.GetString()).ShouldContain("clockIn");
    }

    [Fact]
    public async Task Whoever_comes_needs_no_replacement()
    {
        var on = await OnShift.Book(host);
        var swap = (await on.Worker.Do("POST", $"/staff/shifts/{on.Shift}/request-swap", new { reason = "Dentist" })).Should(200).Body.Id("swapRequestId");
        // The first has the place that is free, the others would take over.
        foreach (var name in new[] { "Ben", "Cara", "Dora" }) (await (await on.Market.Worker($"{name} Barista")).Client.Do("POST", $"/staff/shifts/{on.Shift}/apply", new { roleId = on.Role })).Should(200);
        on.At(-10);

        (await on.ClockIn()).Should(200);

        (await on.Rows("SELECT status FROM staffing.swap_requests WHERE original_assignment_id = $1")).Single().Str("status").ShouldBe("cancelled");
        await host.DeliverOutbox();
        (await host.Told($"swap-cancelled:{swap}")).ShouldBe(2, "who would have taken over hears that nobody is wanted any more; the worker knows");
        (await host.Number($"SELECT count(*) FROM notifications.notices WHERE dedupe_key LIKE 'swap-cancelled:{swap}%' AND user_id = '{on.Worker.UserId}'")).ShouldBe(0);
    }
}
