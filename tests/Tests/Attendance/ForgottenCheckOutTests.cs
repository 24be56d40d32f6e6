using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class ForgottenCheckOutTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Job = "attendance.closeForgotten";
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Theory]
    [InlineData(12.1)]
    [InlineData(48)]
    public async Task What_nobody_checked_out_of_is_closed_at_the_shifts_end_however_late_the_job_runs(double hoursAfterEnd)
    {
        var (company, worker, record) = await CheckedIn();
        host.Clock.Now = Nine.AddHours(8 + hoursAfterEnd);
        (await worker.CheckOut(record)).ShouldRefuse(400, "AlreadyCheckedOut");

        await host.RunJob(Job);
        await host.RunJob(Job);

        var closed = await company.Owner.Record(record);
        (closed.Str("status"), closed.GetProperty("autoClosed").GetBoolean(), closed.GetProperty("recordVersion").GetInt32()).ShouldBe(("present", true, 2));
        closed.GetProperty("checkOutTime").GetDateTimeOffset().ShouldBe(Nine.AddHours(8));
        (await worker.CheckOut(record)).ShouldRefuse(400, "AlreadyCheckedOut");
    }

    [Fact]
    public async Task Who_comes_to_the_next_shift_without_having_checked_out_of_the_last_one_is_let_in()
    {
        var (company, worker, record) = await CheckedIn();
        var next = await company.Owner.Plan("2026-03-03", "20:00", "23:00", worker);
        host.Clock.Now = Nine.AddHours(7.5);
        var early = await company.Owner.Plan("2026-03-03", "17:00", "18:00", worker);
        (await worker.CheckIn(early)).ShouldRefuse(400, "TimeOverlaps");

        host.Clock.Now = Nine.AddHours(11);
        (await worker.CheckIn(next)).Should(201)["attendanceRecord"].Str("status").ShouldBe("pending");
        var closed = await company.Owner.Record(record);
        (closed.GetProperty("autoClosed").GetBoolean(), closed.GetProperty("checkOutTime").GetDateTimeOffset()).ShouldBe((true, Nine.AddHours(8)));
    }

    [Fact]
    public async Task Twelve_hours_long_it_stays_open()
    {
        var (_, worker, record) = await CheckedIn();
        host.Clock.Now = Nine.AddHours(20);
        await host.RunJob(Job);
        (await worker.CheckOut(record)).Should(200)["attendanceRecord"].GetProperty("autoClosed").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Who_was_late_stays_late()
    {
        var (company, _, record) = await CheckedIn(minutesLate: 30);
        host.Clock.Now = Nine.AddDays(3);
        await host.RunJob(Job);
        (await company.Owner.Record(record)).ShouldSatisfyAllConditions(r => r.Str("status").ShouldBe("late"), r => r.Number("lateByMinutes").ShouldBe(30));
    }

    [Fact]
    public async Task A_manager_corrects_when_it_really_was()
    {
        var (company, _, record) = await CheckedIn();
        host.Clock.Now = Nine.AddDays(3);
        await host.RunJob(Job);

        (await company.Owner.CheckOut(record)).ShouldRefuse(400, "AlreadyCheckedOut");
        var corrected = (await company.Owner.Post(CheckOutPath, new { attendanceRecordId = record, checkOutTime = Nine.AddHours(6) })).Should(200)["attendanceRecord"];
        (corrected.Str("status"), corrected.GetProperty("autoClosed").GetBoolean()).ShouldBe(("leftEarly", false));
        (await company.Owner.Post(CheckOutPath, new { attendanceRecordId = record, checkOutTime = Nine.AddHours(7) })).ShouldRefuse(400, "AlreadyCheckedOut");
    }

    private async Task<(TestCompany Company, Client Worker, Guid Record)> CheckedIn(int minutesLate = 0)
    {
        host.Clock.Now = Nine.AddDays(-1);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);
        host.Clock.Now = Nine.AddMinutes(minutesLate);
        return (company, worker, (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id());
    }
}
