using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>Unpaid leave costs the hours of the pattern, whatever the rota says of its days: 3200 a month, 184 h in December.</summary>
public sealed class UnpaidLeavePayTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_month_of_unpaid_leave_is_unpaid_though_nobody_was_planned()
    {
        var (company, worker) = await Employ("2026-11-20T12:00:00Z");
        await Leave(company, worker, "2026-12-01", "2026-12-31");

        var report = (await December(company, worker)).Should(201)["payrollReport"];
        (report.GetProperty("absenceDays").GetInt32(), report.GetProperty("absenceHours").GetDouble(), report.Money()).ShouldBe((23, 184, 0));
    }

    [Fact]
    public async Task Shifts_that_leave_vacated_may_be_cancelled_or_deleted_and_change_nothing()
    {
        var (company, worker) = await Employ("2026-11-20T12:00:00Z");
        var shifts = new List<Guid>();
        for (var day = 7; day <= 11; day++) shifts.Add(await company.Owner.Plan($"2026-12-{day:00}", "06:00", "14:00", worker));
        await Leave(company, worker, "2026-12-07", "2026-12-11");
        var report = (await December(company, worker)).Should(201)["payrollReport"];
        (report.GetProperty("absenceDays").GetInt32(), report.Money()).ShouldBe((5, 2504.35m));

        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shifts[0]}", new { status = "cancelled" })).Should(200);
        (await company.Owner.Delete($"/scheduleManagement-api/v1/shifts/{shifts[1]}")).Should(200);

        (await company.Owner.Report(report)).IsStale().ShouldBeFalse();
        (await December(company, worker)).Should(200)["payrollReport"].GetRawText().ShouldBe(report.GetRawText());
    }

    [Fact]
    public async Task A_night_that_leave_of_its_second_day_vacated_costs_that_days_hours()
    {
        var (company, worker) = await Employ("2026-11-20T12:00:00Z");
        await company.Owner.Plan("2026-12-07", "22:00", "06:00", worker);
        await Leave(company, worker, "2026-12-08", "2026-12-08");

        var report = (await December(company, worker)).Should(201)["payrollReport"];
        (report.GetProperty("absenceDays").GetInt32(), report.GetProperty("absenceHours").GetDouble(), report.Money()).ShouldBe((1, 8, 3060.87m));
    }

    [Fact]
    public async Task Hours_worked_on_a_day_are_not_lost_to_unpaid_leave_asked_for_at_night()
    {
        var (company, worker) = await Employ("2026-12-01T12:00:00Z");
        var shift = await company.Owner.Plan("2026-12-07", "06:00", "14:00", worker);
        await host.Works(worker, shift, At("2026-12-07T06:00:00Z"), At("2026-12-07T14:00:00Z"));
        host.Clock.Now = At("2026-12-07T20:00:00Z");
        await Leave(company, worker, "2026-12-07", "2026-12-08");

        var report = (await December(company, worker)).Should(201)["payrollReport"];
        (report.GetProperty("absenceDays").GetInt32(), report.Hours(), report.Money()).ShouldBe((1, 8, 3060.87m));
    }

    [Fact]
    public async Task Two_hours_missed_of_a_split_shift_are_two_hours()
    {
        var (company, worker) = await Employ("2026-12-01T12:00:00Z");
        var (first, second) = (await company.Owner.Plan("2026-12-07", "06:00", "12:00", worker), await company.Owner.Plan("2026-12-07", "14:00", "16:00", worker));
        host.Clock.Now = At("2026-12-08T12:00:00Z");
        await company.Owner.Enter(worker, first, At("2026-12-07T06:00:00Z"), At("2026-12-07T12:00:00Z"));
        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = second })).Should(200);

        var report = (await December(company, worker)).Should(201)["payrollReport"];
        (report.GetProperty("absenceDays").GetInt32(), report.GetProperty("absenceHours").GetDouble(), report.Money()).ShouldBe((1, 2, 3165.22m));
    }

    [Fact]
    public async Task What_a_deduction_goes_beyond_the_pay_is_said_and_carried()
    {
        var (company, worker) = await Employ("2026-12-31T12:00:00Z");
        var report = (await company.Owner.Calculate(worker, "2026-12-01", "2026-12-31", deduction: 99_999)).Should(201)["payrollReport"];

        (report.Money(), report.Money("carryForward")).ShouldBe((0, 96_799));
        report.GetProperty("warnings")[0].Str("code").ShouldBe("negativeCarried");
        report.GetProperty("lines").EnumerateArray().Sum(line => line.Money("amount")).ShouldBe(-96_799);
    }

    private static Task<Reply> December(TestCompany company, Client worker) => company.Owner.Calculate(worker, "2026-12-01", "2026-12-31");

    private async Task<(TestCompany Company, Client Worker)> Employ(string now)
    {
        host.Clock.Now = At(now);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 3200);
        return (company, worker);
    }

    private static async Task Leave(TestCompany company, Client worker, string from, string to)
    {
        var leave = (await worker.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "unpaid", startDate = from, endDate = to })).Should(201)["leaveRequest"].Id();
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);
    }
}
