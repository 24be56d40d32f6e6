using WorkforceOS.Kernel;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class LateWorkerTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Whoever_is_late_for_certain_is_given_up_and_their_place_comes_back()
    {
        var on = await OnShift.Book(host);
        await on.Market.Worker("Ben Barista");
        on.At(9);
        var early = (await Cancel(on)).ShouldSay(409, "LATENESS_NOT_CONFIRMED");
        early["details"].GetProperty("graceEndsAt").GetDateTimeOffset().ShouldBe(on.StartsAt.AddMinutes(10));
        on.At(10);

        var gone = (await Cancel(on, new { reason = "Does not answer the phone" })).Should(200);

        (gone.Body.Id("assignmentId"), gone.Body.Id("shiftId"), gone.Body.Id("roleId"), gone.Body.Str("status"), gone.Body.Str("reason"), gone["slotReopened"].GetBoolean(), gone["replacementCandidates"].GetInt32())
            .ShouldBe((on.Assignment, on.Shift, on.Role, "CANCELLED", "Does not answer the phone", true, 1));
        (await host.StateOf(new(on.Shift, on.Role, on.Hub))).ShouldBe((0, "open", "open"));
        (await on.Incidents()).Select(i => (i.Str("incident_type"), i.Str("status"), i.Str("resolution"))).ShouldBe([("lateClockIn", "resolved", "LATE_WORKER")]);
        (await host.Told($"late-cancelled:{on.Assignment}")).ShouldBe(2, "the worker and the owner");
        (await on.Rows("SELECT t.late_cancel_count FROM staffing.staff_stats t JOIN staffing.assignments a ON a.staff_id = t.staff_id WHERE a.id = $1")).Single().Number("late_cancel_count").ShouldBe(1);
        (await host.Number($"SELECT count(*) FROM scheduling.bookings WHERE user_id = '{on.Worker.UserId}'")).ShouldBe(0);
        (await on.Worker.Get("/staff/shifts/cancelled")).Should(200)["items"][0].Str("cancelCode").ShouldBe("LATE_WORKER");
        (await on.ClockIn()).ShouldSay(409, "INVALID_STATE");
        (await Cancel(on)).ShouldSay(409, "INVALID_STATE")["details"].GetProperty("current").GetString().ShouldBe("CANCELLED");
        (await on.Market.Owner.Get($"/client/coverage/dispatch-candidates?shiftId={on.Shift}&includeIneligible=true")).Should(200)["items"].EnumerateArray().Select(c => c.Str("fullName")).ShouldBe(["Ben Barista"], "nobody is asked for the place that they lost");
    }

    [Fact]
    public async Task An_open_incident_shows_it_before_the_time_to_come_has_passed()
    {
        var on = await OnShift.Book(host);
        on.At(2);
        var assignment = (await host.Read(on.Market, db => db.Assignments.Where(a => a.Id == new AssignmentId(on.Assignment)))).Single();
        await on.Market.Save(db =>
        {
            var incident = Incident.Open(NewId.At<IncidentId>(host.Clock), assignment, ClockInMode.GeoRequired, new IncidentToOpen(IncidentType.OutsideGeofence, Severity.Critical, "3000 m away from the place of work."), host.Clock.Now);
            db.Incidents.Add(incident);
            return incident.Id.Value;
        });

        (await Cancel(on)).Should(200)["reason"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await on.Incidents()).ShouldHaveSingleItem().Str("resolution").ShouldBe("LATE_WORKER");
    }

    [Fact]
    public async Task Where_nobody_is_wanted_instead_one_worker_fewer_is_needed()
    {
        var on = await OnShift.Book(host);
        on.At(10);

        var gone = (await Cancel(on, new { reopenSlot = false })).Should(200);

        (gone["slotReopened"].GetBoolean(), gone["replacementCandidates"].GetInt32()).ShouldBe((false, 0));
        var shift = (await on.Market.Owner.Get("/client/coverage?date=2026-03-02")).Should(200)["items"][0];
        (shift.Number("requiredWorkerCount"), shift.Number("filledCount"), shift.GetProperty("roles")[0].Number("workersNeeded")).ShouldBe((1, 0, 1));

        var alone = await on.Market.Place(host, host.Clock.Now.AddMinutes(1));
        var (ben, _) = await on.Market.Worker("Ben Barista");
        var last = await ben.Take(alone);
        host.Clock.Now = host.Clock.Now.AddMinutes(12);
        (await on.Market.Owner.Do("POST", $"/client/coverage/late-workers/{last}/cancel", new { reopenSlot = false })).Should(200);
        (await host.StateOf(alone)).ShouldBe((0, "cancelled", "filled"), "nobody is looked for any more");
    }

    [Fact]
    public async Task Only_those_who_manage_the_hub_give_somebody_up()
    {
        var on = await OnShift.Book(host);
        on.At(15);
        var (_, other) = await on.Market.OpenBusiness("Bayview Conference Center");
        var (here, elsewhere) = (await on.Market.Member(ClientRole.ShiftManager, null, on.Hub), await on.Market.Member(ClientRole.ShiftManager, null, await on.Market.PlaceHub(host)));

        (await Cancel(on, by: other)).ShouldSay(404, "NOT_FOUND");
        (await Cancel(on, by: (await Marketplace.Open(host)).Owner)).ShouldSay(404, "NOT_FOUND");
        (await Cancel(on, by: elsewhere)).ShouldSay(404, "NOT_FOUND");
        (await on.Status()).ShouldBe("accepted");
        (await Cancel(on, by: here)).Should(200);
    }

    [Fact]
    public async Task Whoever_clocks_in_while_they_are_given_up_is_there_or_off_and_never_both()
    {
        for (var round = 0; round < 10; round++)
        {
            var on = await OnShift.Book(host);
            on.At(12);
            var (clocking, cancelling) = round % 2 == 0 ? (on.ClockIn(), Cancel(on)) : Reversed(on);
            var (clocked, cancelled) = (await clocking, await cancelling);

            var isThere = clocked.Status is 200;
            (isThere ? cancelled : clocked).ShouldSay(409, "INVALID_STATE");
            (isThere ? clocked : cancelled).Should(200);
            (await on.Status()).ShouldBe(isThere ? "checkedIn" : "cancelled");
            (await host.StateOf(new(on.Shift, on.Role, on.Hub))).Taken.ShouldBe(isThere ? 1 : 0);
            (await host.Number($"SELECT count(*) FROM scheduling.bookings WHERE user_id = '{on.Worker.UserId}'")).ShouldBe(isThere ? 1 : 0);
            host.Clock.Now = TestClock.Start;
        }

        static (Task<Reply>, Task<Reply>) Reversed(OnShift on)
        {
            var cancelling = Cancel(on);
            return (on.ClockIn(), cancelling);
        }
    }

    private static Task<Reply> Cancel(OnShift on, object? body = null, Client? by = null) => (by ?? on.Market.Owner).Do("POST", $"/client/coverage/late-workers/{on.Assignment}/cancel", body);
}
