using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class CheckInTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Theory]
    [InlineData(-60 * 60, "pending", null)]
    [InlineData(0, "pending", null)]
    [InlineData(5 * 60, "pending", null)]
    [InlineData(5 * 60 + 1, "late", 5)]
    [InlineData(17 * 60 + 59, "late", 17)]
    [InlineData(8 * 60 * 60 - 1, "late", 479)]
    public async Task Who_comes_within_the_grace_is_on_time_and_later_is_late_from_the_start(int seconds, string status, int? late)
    {
        var (_, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddSeconds(seconds);

        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"];
        record.Str("status").ShouldBe(status);
        record.GetProperty("status_idx").GetInt32().ShouldBe(status is "late" ? 3 : 0);
        record.Number("lateByMinutes").ShouldBe(late);
        record.GetProperty("checkInTime").GetDateTimeOffset().ShouldBe(host.Clock.Now);
        (await host.Published("attendance.late", record.Id())).Select(e => e.Number("minutes")).ShouldBe(late is null ? [] : [late]);
        record.Id("userId").ShouldBe(worker.UserId);
        record.Id("_owner").ShouldBe(worker.UserId);
        record.Id("shiftId").ShouldBe(shift);
        record.GetProperty("checkOutTime").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        record.GetProperty("autoClosed").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_door_is_open_from_an_hour_before_the_start_to_the_end()
    {
        var (_, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddMinutes(-60).AddSeconds(-1);
        (await worker.CheckIn(shift)).ShouldRefuse(400, "CheckInNotOpen")["detail"].GetProperty("opensAt").GetDateTimeOffset().ShouldBe(Nine.AddMinutes(-60));
        host.Clock.Now = Nine.AddHours(8);
        (await worker.CheckIn(shift)).ShouldRefuse(400, "ShiftOver");
    }

    [Fact]
    public async Task Of_a_hundred_taps_at_once_one_is_the_punch_and_the_others_learn_which()
    {
        var (_, worker, shift) = await DayShift();
        host.Clock.Now = Nine;

        var taps = await Race.AtOnce(100, _ => worker.CheckIn(shift));

        var record = taps.Where(t => t.Status == 201).ShouldHaveSingleItem()["attendanceRecord"].Id();
        var others = taps.Where(t => t.Status != 201).ToList();
        others.ShouldAllBe(t => t.Status == 400 && t.ErrCode == "AlreadyCheckedIn");
        others.ShouldAllBe(t => t["detail"].GetProperty("attendanceRecordId").GetGuid() == record);
        (await worker.Get(RecordsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_is_assigned_to_a_scheduled_shift_may_check_in()
    {
        var (company, worker, shift) = await DayShift();
        var other = await company.Hire();
        var cancelled = await company.Owner.Plan("2026-03-04", "09:00", "17:00", worker);
        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{cancelled}", new { shiftDate = "2026-03-04", startTime = "09:00", endTime = "17:00", assignedUserIds = new[] { worker.UserId }, status = "cancelled" })).Should(200);

        host.Clock.Now = Nine;
        (await other.CheckIn(shift)).ShouldRefuse(400, "NotAssigned");
        (await worker.CheckIn(Guid.Parse("01234567-0000-7000-8000-000000000000"))).ShouldRefuse(404, "404");
        host.Clock.Now = Nine.AddDays(1);
        (await worker.CheckIn(cancelled)).ErrCode.ShouldBeOneOf("ShiftNotScheduled", "NotAssigned");
    }

    [Fact]
    public async Task A_shift_of_another_company_is_not_there()
    {
        var (_, _, shift) = await DayShift();
        var stranger = (await TestCompany.Found(host)).Owner;
        (await stranger.CheckIn(shift)).ShouldRefuse(404, "404");
        (await stranger.Post(MarkAbsentPath, new { userId = stranger.UserId, shiftId = shift, status = "absent" })).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task What_the_persons_own_app_says_of_time_and_status_is_not_used_but_the_devices_time_is_kept_beside()
    {
        var (_, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddMinutes(30);

        var record = (await worker.Post(CheckInPath, new
        {
            shiftId = shift, userId = worker.UserId, checkInTime = Nine, checkOutTime = Nine.AddHours(1), status = "present", lateByMinutes = 0, absenceReason = "x", managerNote = "y",
        })).Should(201)["attendanceRecord"];

        (record.Str("status"), record.Number("lateByMinutes")).ShouldBe(("late", 30));
        record.GetProperty("checkInTime").GetDateTimeOffset().ShouldBe(Nine.AddMinutes(30));
        record.GetProperty("deviceCheckInTime").GetDateTimeOffset().ShouldBe(Nine);
        record.GetProperty("checkOutTime").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Only_managers_act_for_others()
    {
        var company = await Open();
        var manager = await company.Hire("Lina Line");
        var otherManager = await company.Hire("Otto Other");
        var colleague = await company.HireReport(otherManager);
        var report = await company.HireReport(manager);
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", report);
        host.Clock.Now = Nine;

        foreach (var nobody in new[] { colleague, otherManager })
            (await nobody.Post(CheckInPath, new { shiftId = shift, userId = report.UserId })).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Post(CheckInPath, new { shiftId = shift, userId = colleague.UserId })).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Post(CheckInPath, new { shiftId = shift, userId = report.UserId })).Should(201)["attendanceRecord"].Id("userId").ShouldBe(report.UserId);
    }

    [Fact]
    public async Task The_time_that_a_manager_gives_is_judged_instead_of_the_clock()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddDays(2);
        Task<Reply> Enter(object more) => company.Owner.Post(CheckInPath, more);

        (await Enter(new { shiftId = shift, userId = worker.UserId, checkInTime = Nine.AddDays(2).AddSeconds(1) })).ShouldRefuse(400, "TimeInFuture");
        (await Enter(new { shiftId = shift, userId = worker.UserId, checkInTime = Nine, checkOutTime = Nine.AddDays(3) })).ShouldRefuse(400, "TimeInFuture");
        (await Enter(new { shiftId = shift, userId = worker.UserId, checkInTime = Nine.AddHours(-2) })).ShouldRefuse(400, "CheckInNotOpen");
        (await Enter(new { shiftId = shift, userId = worker.UserId, checkInTime = Nine.AddHours(2), checkOutTime = Nine.AddHours(1) })).ShouldRefuse(400, "CheckOutBeforeCheckIn");
        (await Enter(new { shiftId = shift, userId = worker.UserId, checkInTime = Nine, checkOutTime = Nine.AddHours(21) })).ShouldRefuse(400, "CheckOutTooLate");
        (await Enter(new { shiftId = shift, userId = worker.UserId, checkInTime = Nine, status = "leftEarly" })).ShouldRefuse(400, "StatusNotPossible");
        (await Enter(new { shiftId = shift, userId = worker.UserId, checkInTime = Nine, status = "absent" })).ShouldRefuse(400, "StatusNotPossible");

        var record = (await Enter(new { shiftId = shift, userId = worker.UserId, checkInTime = Nine.AddMinutes(12), checkOutTime = Nine.AddHours(8), status = "pending", managerNote = "Forgot the phone" })).Should(201)["attendanceRecord"];
        (record.Str("status"), record.Number("lateByMinutes"), record.Str("managerNote")).ShouldBe(("late", 12, "Forgot the phone"));
        record.GetProperty("checkOutTime").GetDateTimeOffset().ShouldBe(Nine.AddHours(8));
    }

    [Fact]
    public async Task A_manager_may_excuse_or_say_how_late()
    {
        var company = await Open();
        var (one, two) = (await company.Hire("Ona One"), await company.Hire("Tom Two"));
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", one, two);
        host.Clock.Now = Nine.AddHours(1);

        var excused = (await company.Owner.Post(CheckInPath, new { shiftId = shift, userId = one.UserId, checkInTime = Nine.AddMinutes(20), lateByMinutes = 0 })).Should(201)["attendanceRecord"];
        (excused.Str("status"), excused.Number("lateByMinutes")).ShouldBe(("pending", null));
        var late = (await company.Owner.Post(CheckInPath, new { shiftId = shift, userId = two.UserId, checkInTime = Nine, status = "late", lateByMinutes = 7 })).Should(201)["attendanceRecord"];
        (late.Str("status"), late.Number("lateByMinutes")).ShouldBe(("late", 7));
    }

    [Fact]
    public async Task An_absence_is_corrected_by_a_manager_and_by_nobody_else()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent", absenceReason = "Sick" })).Should(200);

        (await worker.CheckIn(shift)).ShouldRefuse(400, "MarkedAbsent");
        var record = (await company.Owner.Post(CheckInPath, new { shiftId = shift, userId = worker.UserId })).Should(201)["attendanceRecord"];
        (record.Str("status"), record.Str("absenceReason"), record.GetProperty("recordVersion").GetInt32()).ShouldBe(("pending", null, 2));
        (await company.Owner.Post(CheckInPath, new { shiftId = shift, userId = worker.UserId })).ShouldRefuse(400, "AlreadyCheckedIn");
    }

    [Fact]
    public async Task Wrong_input_is_named()
    {
        var (company, worker, shift) = await DayShift();
        async Task Refuses(object body, string message) => (await company.Owner.Post(CheckInPath, body)).Should(400).Message.ShouldBe(message);

        await Refuses(new { userId = worker.UserId }, "errMsg_shiftIdisRequired");
        await Refuses(new { shiftId = "7" }, "errMsg_shiftIdisNotAValidID");
        await Refuses(new { shiftId = shift, userId = "nobody" }, "errMsg_userIdisNotAValidID");
        await Refuses(new { shiftId = shift, checkInTime = "yesterday" }, "errMsg_checkInTimeTypeIsNotValid");
        await Refuses(new { shiftId = shift, status = "gone" }, "errMsg_statusIsNotAValidEnumValue");
        await Refuses(new { shiftId = shift, lateByMinutes = -1 }, "errMsg_lateByMinutesTypeIsNotValid");
        await Refuses(new { shiftId = new[] { shift } }, "errMsg_shiftIdMustNotBeAnArray");
        (await host.Visitor(company.Codename).Post(CheckInPath, new { shiftId = shift })).Should(401).Message.ShouldBe("errMsg_checkInAttendanceRequiresLogin");
    }

    private async Task<TestCompany> Open(string zone = "UTC")
    {
        host.Clock.Now = Nine.AddDays(-1);
        return await TestCompany.Found(host, zone);
    }

    /// <summary>One person on Tuesday from nine to five.</summary>
    private async Task<(TestCompany Company, Client Worker, Guid Shift)> DayShift()
    {
        var company = await Open();
        var worker = await company.Hire();
        return (company, worker, await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker));
    }
}
