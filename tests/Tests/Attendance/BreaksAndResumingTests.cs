using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class BreaksAndResumingTests(TestHost host) : IClassFixture<TestHost>
{
    private const string BreakRules = "/attendanceManagement-api/v1/breakrules";
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task A_mistaken_tap_is_nothing_and_a_longer_gap_was_a_break()
    {
        var (_, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        (await worker.Resume(record)).ShouldRefuse(400, "NotCheckedOut");
        host.Clock.Now = Nine.AddMinutes(30);
        (await worker.CheckOut(record)).Should(200)["attendanceRecord"].Str("status").ShouldBe("leftEarly");
        host.Clock.Now = Nine.AddMinutes(35);

        var on = (await worker.Resume(record)).Should(200)["attendanceRecord"];
        (on.Str("status"), on.Str("checkOutTime")).ShouldBe(("pending", null));
        on.Stretches(Nine).ShouldBe(["work 0-"]);

        host.Clock.Now = Nine.AddMinutes(60);
        (await worker.CheckOut(record)).Should(200);
        host.Clock.Now = Nine.AddMinutes(66);
        (await worker.Resume(record)).Should(200);
        host.Clock.Now = Nine.AddMinutes(480);
        var left = (await worker.CheckOut(record)).Should(200)["attendanceRecord"];
        left.Stretches(Nine).ShouldBe(["work 0-60", "work 66-480"]);
        (left.Str("status"), left.Amount("breakMinutes"), left.Amount("workedHours")).ShouldBe(("present", 6m, 7.9m));

        host.Clock.Now = Nine.AddHours(20);
        (await worker.Resume(record)).Should(200);
        (await worker.CheckOut(record)).Should(200);
        host.Clock.Now = Nine.AddHours(20).AddSeconds(1);
        (await worker.Resume(record)).ShouldRefuse(400, "ResumeTooLate");
    }

    [Fact]
    public async Task Breaks_begin_and_end_once_each_and_checking_out_ends_an_open_one()
    {
        var (_, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        (await worker.EndBreak(record)).ShouldRefuse(400, "NotOnBreak");
        host.Clock.Now = Nine.AddHours(3);
        var taps = await Race.AtOnce(20, _ => worker.StartBreak(record));
        taps.Count(t => t.Status == 200).ShouldBe(1);
        taps.Where(t => t.Status != 200).ShouldAllBe(t => t.ErrCode == "OnBreak");
        host.Clock.Now = Nine.AddHours(3.5);
        (await worker.EndBreak(record)).Should(200)["attendanceRecord"].Stretches(Nine).ShouldBe(["work 0-", "break 180-210"]);
        host.Clock.Now = Nine.AddHours(7);
        (await worker.StartBreak(record)).Should(200);
        host.Clock.Now = Nine.AddHours(8);

        var left = (await worker.CheckOut(record)).Should(200)["attendanceRecord"];
        left.Stretches(Nine).ShouldBe(["work 0-480", "break 180-210", "break 420-480"]);
        (left.Amount("workedHours"), left.Amount("breakMinutes"), left.Amount("autoBreakMinutes")).ShouldBe((6.5m, 90m, 0m));
        (await worker.StartBreak(record)).ShouldRefuse(400, "AlreadyCheckedOut");
        (await host.Worked(worker)).ShouldBe([(0, 180), (210, 420)]);
    }

    [Fact]
    public async Task A_planned_break_is_not_paid_and_counts_where_none_was_punched()
    {
        var company = await Open();
        var worker = await company.Hire();
        var shift = (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-03", startTime = "09:00", endTime = "17:00", breakMinutes = 60, assignedUserIds = new[] { worker.UserId } })).Should(201)["shift"];
        shift.Number("breakMinutes").ShouldBe(60);
        var planned = await host.Ask<IShifts, ILookup<UserId, PlannedTime>>(shift.Id("companyId"), s => s.PlannedTimes([new(worker.UserId)], new(2026, 3, 3), new(2026, 3, 3), default));
        planned[new UserId(worker.UserId)].ShouldHaveSingleItem().Seconds.ShouldBe(7 * 3600);

        var left = await host.Works(worker, shift.Id(), Nine, Nine.AddHours(8));
        (left.Amount("workedHours"), left.Amount("breakMinutes")).ShouldBe((7m, 60m));
        (await host.Worked(worker)).ShouldBe([(0, 210), (270, 480)]);

        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift.Id()}", new { breakMinutes = 30 })).Should(200)["shift"].Number("breakMinutes").ShouldBe(30);
        (await company.Owner.Record(left.Id())).Amount("workedHours").ShouldBe(7.5m);
        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift.Id()}", new { breakMinutes = 480 })).ShouldRefuse(400, "BreakTooLong");
    }

    [Fact]
    public async Task Rules_of_breaks_hold_from_a_day_on_and_only_admins_make_them()
    {
        var company = await Open();
        var worker = await company.Hire();
        object Rule(string from, params (int Over, int Minutes)[] steps) => new { validFrom = from, steps = steps.Select(s => new { netOver = s.Over, minutes = s.Minutes }) };
        (await worker.Post(BreakRules, Rule("2026-03-03", (360, 30)))).Status.ShouldBe(403);
        foreach (var wrong in new[] { Rule("2026-03-03", (540, 45), (360, 30)), Rule("2026-03-03", (360, 45), (540, 30)), Rule("2026-03-03", (360, 0)) })
            (await company.Owner.Post(BreakRules, wrong)).ShouldRefuse(400, "BreakStepsNotValid");
        var days = new List<Guid>();
        foreach (var day in new[] { "2026-03-03", "2026-03-04" }) days.Add(await company.Owner.Plan(day, "09:00", "18:00", worker));
        var (tuesday, wednesday) = ((await host.Works(worker, days[0], Nine, Nine.AddMinutes(582))).Id(), (await host.Works(worker, days[1], Nine.AddDays(1), Nine.AddDays(1).AddMinutes(582))).Id());

        var made = (await company.Owner.Post(BreakRules, Rule("2026-03-04", (360, 30), (540, 45)))).Should(201)["breakRule"].Id();
        (await company.Owner.Post(BreakRules, Rule("2026-03-04", (360, 30)))).ShouldRefuse(400, "BreakRuleExists");
        await host.DeliverOutbox();
        (await host.Published("attendance.workedTimeChanged", worker.UserId)).Count.ShouldBe(3);

        (await company.Owner.Record(tuesday)).Amount("autoBreakMinutes").ShouldBe(0m);
        var net = await company.Owner.Record(wednesday);
        (net.Amount("workedHours"), net.Amount("autoBreakMinutes"), net.Amount("countedHours")).ShouldBe((9m, 42m, 9m));
        (await company.Owner.Patch($"{BreakRules}/{made}", new { deduct = false })).Should(200);
        (await company.Owner.Record(wednesday)).Amount("countedHours").ShouldBe(9.7m);
        (await company.Owner.Delete($"{BreakRules}/{made}")).Should(200);
        (await company.Owner.Get(BreakRules)).Should(200)["breakRules"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_preset_brings_its_rule_of_breaks_from_its_day_on()
    {
        const string presets = "/scheduleManagement-api/v1/rulepresets";
        var company = await Open();
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "18:00", worker);
        var record = await host.Works(worker, shift, Nine, Nine.AddMinutes(580));
        var expected = new (string Preset, decimal Hours, decimal Automatic, decimal Missing)[] { ("eu", 9.67m, 0, 15), ("de", 9m, 40, 0), ("us", 9.67m, 0, 0), ("usCalifornia", 9.67m, 0, 30), ("none", 9.67m, 0, 0) };
        foreach (var (preset, hours, automatic, missing) in expected)
        {
            (await company.Owner.Post($"{presets}/{preset}/apply", new { validFrom = "2026-03-03" })).Should(200);
            var net = await worker.Record(record.Id());
            (preset, net.Amount("countedHours"), net.Amount("autoBreakMinutes"), net.Amount("missingBreakMinutes")).ShouldBe((preset, hours, automatic, missing));
        }
        (await company.Owner.Post($"{presets}/de/apply", new { validFrom = "2026-03-04" })).Should(200);
        (await worker.Record(record.Id())).Amount("countedHours").ShouldBe(9.67m, "the day before keeps its rule");
        (await company.Owner.Get(BreakRules)).Should(200)["breakRules"].GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_meal_period_that_is_missing_is_told_of_where_none_is_taken_off()
    {
        var company = await Open();
        (await company.Owner.Post("/scheduleManagement-api/v1/rulepresets/usCalifornia/apply", new { validFrom = "2026-03-01" })).Should(200);
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "20:00", worker);
        host.Clock.Now = Nine;
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = Nine.AddHours(4);
        (await worker.StartBreak(record)).Should(200);
        host.Clock.Now = Nine.AddHours(4.5);
        (await worker.EndBreak(record)).Should(200);
        host.Clock.Now = Nine.AddHours(11);

        foreach (var answer in new[] { await worker.CheckOut(record), await worker.Get($"{RecordsPath}/{record}"), await company.Owner.Correct(record, new { managerNote = "Seen" }) })
        {
            var warning = answer.Should(200)["warnings"].EnumerateArray().ShouldHaveSingleItem();
            (warning.Str("code"), warning.Amount("value"), warning.Id("userId"), warning.Str("day")).ShouldBe(("mealBreakMissing", 30m, worker.UserId, "2026-03-03"));
            answer["attendanceRecord"].Amount("countedHours").ShouldBe(10.5m);
        }
        (await company.Owner.Correct(record, new { checkOutTime = Nine.AddHours(10) })).Should(200)["warnings"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task When_the_companys_clock_changes_whoever_is_in_leaves_by_the_new_end_with_their_stretches_and_breaks()
    {
        var company = await Open();
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "10:00", "18:00", worker);
        async Task<Reply> Tap(double minutes, Func<Task<Reply>> tap)
        {
            host.Clock.Now = Nine.AddMinutes(minutes);
            return await tap();
        }
        var record = (await Tap(5, () => worker.CheckIn(shift))).Should(201)["attendanceRecord"].Id();
        (await Tap(20, () => worker.StartBreak(record))).Should(200);
        (await Tap(30, () => worker.EndBreak(record))).Should(200);
        (await Tap(40, () => worker.CheckOut(record))).Should(200);
        (await Tap(50, () => worker.Resume(record))).Should(200);

        // In Dubai the shift has been on since 06:00 UTC, until 14:00.
        var id = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { timezone = "Asia/Dubai" })).Should(200);
        await host.RunJob("scheduling.followZone");
        await host.DeliverOutbox();
        var left = (await Tap(300, () => worker.CheckOut(record))).Should(200)["attendanceRecord"];

        left.Stretches(Nine).ShouldBe(["work 5-40", "break 20-30", "work 50-300"]);
        (left.Str("status"), left.Number("lateByMinutes"), left.Amount("breakMinutes"), left.Amount("workedHours")).ShouldBe(("present", null, 20m, 4.58m));
        (await host.Worked(worker)).ShouldBe([(5, 20), (30, 40), (50, 300)]);
    }

    [Fact]
    public async Task Three_taps_within_a_second_leave_one_stretch()
    {
        var (_, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var ins = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => worker.CheckIn(shift)));
        ins.Count(t => t.Status == 201).ShouldBe(1);
        ins.Where(t => t.Status != 201).ShouldAllBe(t => t.ErrCode == "AlreadyCheckedIn");
        var record = ins.Single(t => t.Status == 201)["attendanceRecord"].Id();
        host.Clock.Now = Nine.AddHours(8).AddMilliseconds(100);
        (await worker.CheckOut(record)).Should(200);
        host.Clock.Now = Nine.AddHours(8).AddMilliseconds(500);
        (await worker.Resume(record)).Should(200);
        host.Clock.Now = Nine.AddHours(8).AddMilliseconds(900);
        var left = (await worker.CheckOut(record)).Should(200)["attendanceRecord"];

        left.GetProperty("entries").GetArrayLength().ShouldBe(1);
        (left.Str("status"), left.Amount("workedHours"), left.Amount("breakMinutes")).ShouldBe(("present", 8m, 0m));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28")]
    [InlineData("Europe/Berlin", "2026-10-24")]
    [InlineData("America/New_York", "2026-03-07")]
    [InlineData("America/New_York", "2026-10-31")]
    [InlineData("Australia/Lord_Howe", "2026-04-04")]
    [InlineData("Australia/Lord_Howe", "2026-10-03")]
    public async Task Over_a_change_of_the_clock_breaks_are_real_time_too(string zone, string day)
    {
        var (start, end) = WallClock.Span(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(22, 0), new(6, 0), WallClock.ZoneOrNull(zone)!);
        host.Clock.Now = start.AddDays(-1);
        var company = await TestCompany.Found(host, zone);
        var worker = await company.Hire();
        (await company.Owner.Post(BreakRules, new { validFrom = day, steps = new[] { new { netOver = 360, minutes = 30 } } })).Should(201);
        var shift = await company.Owner.Plan(day, "22:00", "06:00", worker);
        host.Clock.Now = start;
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = start.AddHours(4.5);
        (await worker.StartBreak(record)).Should(200);
        host.Clock.Now = start.AddHours(4.75);
        (await worker.EndBreak(record)).Should(200);
        host.Clock.Now = end;
        var left = (await worker.CheckOut(record)).Should(200)["attendanceRecord"];

        (left.Amount("breakMinutes"), left.Amount("autoBreakMinutes"), left.Amount("workedHours")).ShouldBe((15m, 15m, (end - start).Ticks / (decimal)TimeSpan.TicksPerHour - 0.5m));
        (await host.Worked(worker, start)).Sum(w => w.To - w.From).ShouldBe((int)(end - start).TotalMinutes - 30);
    }

    private async Task<TestCompany> Open()
    {
        host.Clock.Now = Nine.AddDays(-1);
        return await TestCompany.Found(host);
    }

    private async Task<(TestCompany Company, Client Worker, Guid Shift)> DayShift()
    {
        var company = await Open();
        var worker = await company.Hire();
        return (company, worker, await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker));
    }
}
