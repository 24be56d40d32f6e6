using System.Text.Json;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A place that is free while its shift is under way is filled, and whoever takes it is held to a start of their own.</summary>
public sealed class RefillTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    /// <summary>Of a shift from 13:00 to 19:00 whose place is taken at 13:31, with the usual notice of 30 minutes.</summary>
    private const string OwnStart = "2026-03-02T14:05:00.000Z";

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Whoever_takes_the_place_of_a_no_show_begins_at_a_time_of_their_own_and_is_on_time()
    {
        var on = await OnShift.Book(host);
        var (ben, benId) = await on.Market.Worker("Ben Barista");
        on.At(31);
        await host.RunJob("staffing.late");
        await host.DeliverOutbox();
        (await host.Number($"SELECT count(*) FROM notifications.notices WHERE dedupe_key LIKE 'freed:{on.Assignment}%' AND staff_id = '{benId}' AND variant = 'underWay' AND begins_at = '{OwnStart}' AND expires_at > '{host.Clock.Now:O}'")).ShouldBe(1);

        var open = await ben.OnlyItem("/staff/shifts/open");
        (open.Id("roleId"), open.Str("startTime"), open.Str("startsAt"), open.Str("endTime"), open.Number("durationMinutes"), open.GetProperty("totalRate").GetDecimal(), open.Str("applicationDeadline"))
            .ShouldBe((on.Role, OwnStart, OwnStart, "2026-03-02T19:00:00.000Z", 295, 113.08m, "2026-03-02T17:00:00.000Z"));
        var looked = (await ben.Get($"/staff/shifts/{on.Shift}")).Should(200).Body;
        (looked.Str("startTime"), looked.GetProperty("allowedActions")[0].GetString()).ShouldBe((OwnStart, "APPLY"));

        var held = (await ben.Do("POST", $"/staff/shifts/{on.Shift}/apply", new { roleId = on.Role })).Should(200).Body;
        (held.Str("status"), held.Str("assignmentStatus"), held.Str("respondBy")).ShouldBe(("PENDING", "ASSIGNED", "2026-03-02T13:41:00.000Z"));
        on.At(35);
        await host.RunJob("staffing.shifts");
        await host.RunJob("staffing.offers");
        (await ben.OnlyItem("/staff/shifts/pending")).Str("startTime").ShouldBe(OwnStart);
        (await ben.Do("POST", $"/staff/shifts/{on.Shift}/accept")).Should(200);
        var assigned = await ben.OnlyItem("/staff/shifts/assigned");
        (assigned.Str("startTime"), assigned.Number("durationMinutes"), assigned.GetProperty("canClockIn").GetBoolean(), assigned.GetProperty("canRequestSwap").GetBoolean()).ShouldBe((OwnStart, 295, false, true));
        var today = await ben.OnlyItem("/staff/clock-in/shifts/today");
        (today.Str("startTime"), today.Str("clockInOpensAt"), today.GetProperty("totalRate").GetDecimal()).ShouldBe((OwnStart, "2026-03-02T13:50:00.000Z", 113.08m));
        (await ben.Get("/staff/dashboard")).Should(200)["todaysShifts"][0].Str("startTime").ShouldBe(OwnStart);

        on.At(45);
        (await ClockIn(ben, on)).ShouldSay(422, "OUTSIDE_CLOCK_IN_WINDOW")["details"].GetProperty("opensAt").GetDateTimeOffset().ShouldBe(on.StartsAt.AddMinutes(50));
        on.At(65);
        await host.RunJob("staffing.late");
        (await ClockIn(ben, on)).Should(200)["lateMinutes"].GetInt32().ShouldBe(0);
        var covered = (await on.Market.Owner.Get("/client/coverage?date=2026-03-02")).Should(200)["items"].EnumerateArray().Single(s => s.Id("shiftId") == on.Shift).GetProperty("assignedWorkers").EnumerateArray().Single(w => w.Id("staffId") == benId);
        covered.Number("lateMinutes").ShouldBe(0);
        on.At(360);
        (await ben.Do("POST", "/staff/clock-out", Body(on))).Should(200)["workedMinutes"].GetInt32().ShouldBe(295);
        await host.RunJob("staffing.shifts");
        await host.DeliverOutbox();
        (await host.Number($"SELECT on_time_count::bigint FROM staffing.staff_stats WHERE staff_id = '{benId}'")).ShouldBe(1);
        (await ben.OnlyItem("/staff/shifts/completed")).Str("startTime").ShouldBe(OwnStart);
    }

    [Fact]
    public async Task Who_does_not_come_then_is_given_up_by_their_own_start_and_the_place_is_open_again_while_two_hours_are_left()
    {
        var on = await OnShift.Book(host);
        var ((ben, _), (_, caraId)) = (await on.Market.Worker("Ben Barista"), await on.Market.Worker("Cara Barista"));
        on.At(31);
        await host.RunJob("staffing.late");
        var late = (await ben.Do("POST", $"/staff/shifts/{on.Shift}/apply", new { roleId = on.Role, instantBook = true })).Should(200).Body;
        (late.Str("status"), late.Str("assignmentStatus")).ShouldBe(("CONFIRMED", "ACCEPTED"));
        on.At(94);
        await host.RunJob("staffing.late");
        (await StatusOf(late)).ShouldBe("accepted", "29 minutes after their own start");
        on.At(95);
        await host.RunJob("staffing.late");
        await host.DeliverOutbox();
        (await StatusOf(late)).ShouldBe("noShow");
        (await host.Number($"SELECT count(*) FROM notifications.notices WHERE dedupe_key LIKE 'freed:{late.Id("assignmentId")}%' AND staff_id = '{caraId}'")).ShouldBe(1);
        // Whoever was awaited in vain comes after all, or does not, but takes no place anew.
        (await ben.OpenRoles()).ShouldBeEmpty();
        (await ben.Do("POST", $"/staff/shifts/{on.Shift}/apply", new { roleId = on.Role })).ShouldSay(409, "ALREADY_APPLIED");
        (await ClockIn(ben, on)).Should(200)["lateMinutes"].GetInt32().ShouldBe(30);
    }

    [Fact]
    public async Task With_less_than_two_hours_left_nobody_is_booked_and_nobody_is_told()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), (ben, benId)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var at = await market.Place(host, TestClock.Start.AddHours(1), hours: 6, places: 2);
        var id = await ana.Take(at);
        host.Clock.Now = TestClock.Start.AddHours(5);
        (await ben.OpenRoles()).ShouldBe([at.Role]);
        host.Clock.Now = TestClock.Start.AddHours(5).AddSeconds(1);
        (await ben.OpenRoles()).ShouldBeEmpty();
        var refused = (await ben.Apply(at)).ShouldSay(409, "SHIFT_NOT_OPEN")["details"];
        (refused.GetProperty("endsAt").GetDateTimeOffset(), refused.Number("leastMinutesLeft")).ShouldBe((TestClock.Start.AddHours(7), 120));
        await host.RunJob("staffing.late");
        await host.DeliverOutbox();
        (await host.Told($"no-show:{id}")).ShouldBeGreaterThan(0);
        (await host.Told($"freed:{id}")).ShouldBe(0);
    }

    [Fact]
    public async Task A_place_that_nobody_took_before_the_start_is_filled_the_same_way_and_the_shift_begins()
    {
        var market = await Marketplace.Open(host);
        var (ben, _) = await market.Worker("Ben Barista");
        var (at, next) = (await market.Place(host, TestClock.Start.AddMinutes(-2)), await market.Place(host, TestClock.Start.AddMinutes(10), hours: 9));
        (await ben.OpenRoles()).ShouldBe([at.Role, next.Role], "what is under way first");

        await ben.Take(at);
        (await host.Read(market, db => db.Assignments.Where(a => a.ShiftRoleId == new WorkforceOS.Staffing.ShiftRoleId(at.Role)))).Single().StartsAt.ShouldBe(TestClock.Start.AddMinutes(30));
        await host.RunJob("staffing.shifts");
        (await host.StateOf(at)).ShouldBe((1, "filled", "inProgress"));
        // Nearer to their own start than half an hour nobody asks for a swap any more, and after it neither.
        host.Clock.Now = TestClock.Start.AddMinutes(1);
        (await ben.Do("POST", at.Path("request-swap"), new { reason = "Cannot come" })).ShouldSay(409, "SWAP_WINDOW_CLOSED");
        host.Clock.Now = TestClock.Start.AddMinutes(30);
        (await ben.Do("POST", at.Path("request-swap"), new { reason = "Cannot come" })).ShouldSay(409, "INVALID_STATE");
    }

    [Fact]
    public async Task Whoever_takes_over_from_somebody_who_begins_later_begins_when_they_would_have()
    {
        var market = await Marketplace.Open(host);
        await host.Sql($"INSERT INTO staffing.settings (company_id, refill_notice_minutes) VALUES ('{market.CompanyId().Value}', 60)");
        var ((ben, _), (cara, caraId)) = (await market.Worker("Ben Barista"), await market.Worker("Cara Barista"));
        var at = await market.Place(host, TestClock.Start.AddHours(-1), instantBook: true);
        (await ben.Apply(at, instantBook: true)).Should(200);
        var swap = (await ben.Do("POST", at.Path("request-swap"), new { reason = "Cannot come" })).Should(200).Body.Id("swapRequestId");
        host.Clock.Now = TestClock.Start.AddMinutes(3);

        var open = await cara.OnlyItem("/staff/shifts/open");
        (open.Id("roleId"), open.Str("startTime"), open.GetProperty("isSwapReplacement").GetBoolean()).ShouldBe((at.Role, "2026-03-02T10:00:00.000Z", true));
        var applied = (await cara.Apply(at)).Should(200).Body.Id("applicationId");
        (await market.Owner.Do("POST", $"/client/coverage/swap-requests/{swap}/resolve", new { applicationId = applied })).Should(200);
        (await host.Read(market, db => db.Assignments.Where(a => a.StaffId == new WorkforceOS.Staffing.StaffId(caraId)))).Single().StartsAt.ShouldBe(TestClock.Start.AddHours(1));
    }

    [Fact]
    public async Task Rest_conflicts_and_notice_are_counted_from_the_own_start()
    {
        var market = await Marketplace.Open(host);
        await host.Sql($"INSERT INTO staffing.settings (company_id, refill_notice_minutes) VALUES ('{market.CompanyId().Value}', 60)");
        var (ben, _) = await market.Worker("Ben Barista");
        var at = await market.Place(host, TestClock.Start.AddHours(-3), places: 1, instantBook: true);
        // From 09:00 until 09:30, half an hour of travel, and at 10:00 they begin.
        var before = await market.Place(host, TestClock.Start.AddMinutes(1), hours: 0.5, instantBook: true);
        (await ben.Apply(before, instantBook: true)).Should(200);
        (await ben.OpenRoles()).ShouldBeEmpty();
        (await ben.Apply(at, instantBook: true)).ShouldSay(409, "SCHEDULE_CONFLICT");
        host.Clock.Now = TestClock.Start.AddMinutes(0.5);
        (await ben.OpenRoles()).ShouldBe([at.Role], "at 10:05 they begin");
        (await ben.Apply(at, instantBook: true)).Should(200);
    }

    [Fact]
    public async Task An_application_for_later_than_the_start_is_not_ended_by_it()
    {
        var market = await Marketplace.Open(host);
        await host.Sql($"INSERT INTO staffing.settings (company_id, application_mode) VALUES ('{market.CompanyId().Value}', 'dispatchReview')");
        var ((ana, _), (ben, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var at = await market.Place(host, TestClock.Start.AddHours(1), hours: 6, places: 2);
        (await ana.Apply(at)).Should(200);
        host.Clock.Now = TestClock.Start.AddHours(2);
        (await ben.Apply(at)).Should(200).Body.Str("status").ShouldBe("PENDING");
        await host.RunJob("staffing.shifts");
        (await ana.Get("/staff/shifts/pending")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await ben.OnlyItem("/staff/shifts/pending")).Str("startTime").ShouldBe("2026-03-02T11:30:00.000Z");
        host.Clock.Now = TestClock.Start.AddHours(5).AddMinutes(1);
        await host.RunJob("staffing.shifts");
        (await ben.Get("/staff/shifts/pending")).Should(200)["items"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Who_was_given_up_as_late_gets_no_other_place_there_and_others_do()
    {
        var on = await OnShift.Book(host);
        var (ben, benId) = await on.Market.Worker("Ben Barista");
        on.At(10);
        (await on.Market.Owner.Do("POST", $"/client/coverage/late-workers/{on.Assignment}/cancel", new { })).Should(200)["replacementCandidates"].GetInt32().ShouldBe(1);
        await host.DeliverOutbox();
        (await host.Number($"SELECT count(*) FROM notifications.notices WHERE dedupe_key LIKE 'freed:{on.Assignment}%' AND staff_id = '{benId}' AND variant = 'underWay'")).ShouldBe(1);
        (await on.Worker.OpenRoles()).ShouldBeEmpty();
        (await on.Worker.Do("POST", $"/staff/shifts/{on.Shift}/apply", new { roleId = on.Role })).ShouldSay(409, "ALREADY_APPLIED");
        (await ben.OpenRoles()).ShouldBe([on.Role]);
    }

    [Fact]
    public async Task Of_a_hundred_who_want_the_last_place_of_a_shift_under_way_one_gets_it()
    {
        var market = await Marketplace.Open(host);
        var at = await market.Place(host, TestClock.Start.AddHours(-1));
        var people = new List<Client>();
        for (var n = 0; n < 100; n++) people.Add((await market.Worker($"Worker {n}")).Client);

        var answers = await Task.WhenAll(people.Select(p => p.Apply(at)));
        answers.Count(a => a.Status == 200).ShouldBe(1);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Status == 409 && a["code"].GetString() == "SHIFT_ROLE_FULL");
        (await host.StateOf(at)).Taken.ShouldBe(1);
    }

    [Theory]
    [InlineData("08:59:59", "09:00")]
    [InlineData("09:00:00", "09:30")]
    [InlineData("09:31:00", "10:05")]
    [InlineData("10:30:00", "11:00")]
    [InlineData("10:30:00.001", "11:05")]
    [InlineData("15:00:00", "15:30")]
    [InlineData("15:00:01", "09:00")]
    public void The_own_start_is_at_the_next_full_five_minutes_after_the_notice(string now, string begins)
    {
        var (starts, ends) = (At("09:00"), At("17:00"));
        Refill.StartOf(starts, ends, At(now), 30).ShouldBe(At(begins));

        static DateTimeOffset At(string time) => new(TestClock.Start.UtcDateTime.Date + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
    }

    private async Task<string> StatusOf(JsonElement booked)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand($"SELECT status FROM staffing.assignments WHERE id = '{booked.Id("assignmentId")}'");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static Task<Reply> ClockIn(Client worker, OnShift on) => worker.Do("POST", "/staff/clock-in", Body(on));

    private static object Body(OnShift on) => new { shiftId = on.Shift, sourceType = "GEO", latitude = OnShift.Latitude, longitude = OnShift.Longitude, accuracyMeters = 10 };
}
