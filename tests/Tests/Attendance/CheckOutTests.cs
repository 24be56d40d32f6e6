using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class CheckOutTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Theory]
    [InlineData(0, 480, "present")]
    [InlineData(0, 475, "present")]
    [InlineData(0, 474, "leftEarly")]
    [InlineData(0, 600, "present")]
    [InlineData(10, 480, "late")]
    [InlineData(10, 474, "leftEarly")]
    public async Task Who_stays_to_the_end_was_present_who_goes_before_the_grace_left_early(int cameAfter, int wentAfter, string status)
    {
        var (_, worker, shift) = await DayShift();
        var record = await host.Works(worker, shift, Nine.AddMinutes(cameAfter), Nine.AddMinutes(wentAfter));
        record.Str("status").ShouldBe(status);
        record.Number("lateByMinutes").ShouldBe(cameAfter == 10 ? 10 : null);
        record.GetProperty("checkOutTime").GetDateTimeOffset().ShouldBe(Nine.AddMinutes(wentAfter));
        record.GetProperty("recordVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_hundred_taps_at_once_one_is_the_way_out()
    {
        var (_, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = Nine.AddHours(8);

        var taps = await Race.AtOnce(100, _ => worker.CheckOut(record));

        taps.Count(t => t.Status == 200).ShouldBe(1);
        taps.Where(t => t.Status != 200).ShouldAllBe(t => t.Status == 400 && t.ErrCode == "AlreadyCheckedOut");
    }

    [Fact]
    public async Task Somebody_elses_record_is_only_a_managers()
    {
        var (company, worker, shift) = await DayShift();
        var other = await company.Hire();
        host.Clock.Now = Nine;
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();

        (await other.CheckOut(record)).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Get($"{RecordsPath}/{record}")).ShouldRefuse(403, "ForbiddenAccess");
        (await (await TestCompany.Found(host)).Owner.CheckOut(record)).ShouldRefuse(404, "404");
        (await worker.CheckOut(Guid.Parse("01234567-0000-7000-8000-000000000000"))).ShouldRefuse(404, "404");
        (await worker.Post(CheckOutPath)).Should(400).Message.ShouldBe("errMsg_attendanceRecordIdisRequired");

        host.Clock.Now = Nine.AddHours(3);
        (await company.Owner.Post(CheckOutPath, new { attendanceRecordId = record, checkOutTime = Nine.AddHours(4), status = "present" })).ShouldRefuse(400, "TimeInFuture");
        var left = (await company.Owner.Post(CheckOutPath, new { attendanceRecordId = record, checkOutTime = Nine.AddHours(2), status = "present", managerNote = "Sent home" })).Should(200)["attendanceRecord"];
        (left.Str("status"), left.Str("managerNote")).ShouldBe(("present", "Sent home"));
    }

    [Fact]
    public async Task Who_was_absent_has_nothing_to_check_out_of()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var record = (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent" })).Should(200)["attendanceRecord"].Id();
        (await worker.CheckOut(record)).ShouldRefuse(400, "NotCheckedIn");
    }

    [Fact]
    public async Task Out_in_the_morning_closes_last_evenings_shift_even_with_another_that_day()
    {
        var company = await Open();
        var worker = await company.Hire();
        var night = await company.Owner.Plan("2026-03-03", "22:00", "06:00", worker);
        var evening = await company.Owner.Plan("2026-03-04", "18:00", "22:00", worker);
        host.Clock.Now = At("2026-03-03T21:30:00Z");
        var record = (await worker.CheckIn(night)).Should(201)["attendanceRecord"].Id();

        host.Clock.Now = At("2026-03-04T06:10:00Z");
        (await worker.CheckIn(evening)).ShouldRefuse(400, "CheckInNotOpen");
        var left = (await worker.CheckOut(record)).Should(200)["attendanceRecord"];
        (left.Id("shiftId"), left.Str("status")).ShouldBe((night, "present"));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 7)]
    [InlineData("Europe/Berlin", "2026-10-24", 9)]
    [InlineData("America/New_York", "2026-03-07", 7)]
    [InlineData("America/New_York", "2026-10-31", 9)]
    [InlineData("Australia/Lord_Howe", "2026-04-04", 8.5)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", 7.5)]
    [InlineData("Asia/Kolkata", "2026-03-03", 8)]
    public async Task A_night_is_as_long_as_the_clock_ran_and_leaving_by_the_walls_end_is_not_early(string zone, string day, double hours)
    {
        var (start, end) = WorkforceOS.Kernel.WallClock.Span(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(22, 0), new(6, 0), WorkforceOS.Kernel.WallClock.ZoneOrNull(zone)!);
        host.Clock.Now = start.AddDays(-1);
        var company = await TestCompany.Found(host, zone);
        var worker = await company.Hire();
        var shift = await company.Owner.Plan(day, "22:00", "06:00", worker);

        var record = await host.Works(worker, shift, start, end);

        record.Str("status").ShouldBe("present");
        (record.GetProperty("checkOutTime").GetDateTimeOffset() - record.GetProperty("checkInTime").GetDateTimeOffset()).TotalHours.ShouldBe(hours);
    }

    [Fact]
    public async Task A_moved_shift_takes_those_who_are_there_along()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift}", new { shiftDate = "2026-03-03", startTime = "09:00", endTime = "19:00", assignedUserIds = new[] { worker.UserId } })).Should(200);

        host.Clock.Now = Nine.AddHours(8);
        (await worker.CheckOut(record)).Should(200)["attendanceRecord"].Str("status").ShouldBe("leftEarly");
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
