using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>What stays owed: in fractions of every currency, to who has left, and for days of leave.</summary>
public sealed class OwedTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Amounts_have_the_decimals_of_their_currency()
    {
        var (company, worker) = await Employ(salary: 5200);
        var id = (await company.Owner.Calculate(worker, "2026-02-01", "2026-02-28")).Should(201)["payrollReport"].Id("companyId");
        Task<Reply> In(string currency) => company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings = new { currency } });

        (await In("KWD")).Should(200);
        var fils = (await company.Owner.Calculate(worker, bonus: 0.125m, deduction: 1.001m)).Should(201)["payrollReport"];
        (fils.Money("bonus"), fils.Money("deduction"), fils.Money()).ShouldBe((0.125m, 1.001m, 5199.124m));
        (await company.Owner.Change(fils, new { bonus = 0.1255m })).Should(400).Message.ShouldBe("errMsg_bonusTypeIsNotValid");
        (await company.Owner.Get($"{Pay.ReportsPath}/export?periodStart=2026-03-01")).Should(200).Text.ShouldContain(",KWD,0.125,1.001,5199.124,");

        (await In("JPY")).Should(200);
        (await company.Owner.Calculate(worker, "2026-01-01", "2026-01-31", bonus: 0.5m)).Should(400).Message.ShouldBe("errMsg_bonusTypeIsNotValid");
        (await company.Owner.Calculate(worker, "2026-01-01", "2026-01-31", bonus: 3m)).Should(201)["payrollReport"].Money().ShouldBe(5203);
        (await company.Owner.Get($"{Pay.ReportsPath}/export?periodEnd=2026-01-31")).Should(200).Text.ShouldContain(",JPY,3,0,5203,");
    }

    [Fact]
    public async Task Whose_profile_is_deleted_is_paid_until_that_day_and_no_longer()
    {
        var (company, worker, profile) = await EmployWithProfile(salary: 3100);
        var report = (await company.Owner.Calculate(worker, "2026-01-01", "2026-01-17")).Should(201)["payrollReport"];
        report.Money().ShouldBe(1690.91m);

        (await company.Owner.Delete($"/employeeProfile-api/v1/employeeprofiles/{profile}")).Should(200);

        (await company.Owner.Calculate(worker, "2026-01-01", "2026-01-17")).Should(200)["payrollReport"].Money().ShouldBe(1690.91m);
        (await company.Owner.Change(report, new { bonus = 10 })).Should(200)["payrollReport"].Money().ShouldBe(1700.91m);
        (await company.Owner.Calculate(worker, "2026-01-18", "2026-01-31")).Should(201)["payrollReport"].Money().ShouldBe(1409.09m);
        (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-30")).ShouldRefuse(400, "NoEmployment");
    }

    [Theory]
    [InlineData("sick", 0, 3100)]
    [InlineData("unpaid", 1, 2959.09)]
    public async Task Leave_stands_over_an_absence_marked_before_it(string type, int absenceDays, decimal salary)
    {
        var (company, worker) = await Employ(salary: 3100);
        var byManager = await company.Owner.Plan("2026-03-09", "08:00", "16:00", worker);
        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = byManager, absenceReason = "Did not come" })).Should(200);
        (await company.Owner.Calculate(worker)).Should(201)["payrollReport"].GetProperty("absenceDays").GetInt32().ShouldBe(1);

        await Leave(company, worker, type, "2026-03-09");

        var report = (await company.Owner.Calculate(worker)).Should(200)["payrollReport"];
        (report.GetProperty("absenceDays").GetInt32(), report.Money()).ShouldBe((absenceDays, salary));
    }

    [Fact]
    public async Task Leave_stands_over_an_absence_that_a_job_marked_from_a_shift_completed_since()
    {
        var (company, worker) = await Employ(salary: 3100);
        var shift = await company.Owner.Plan("2026-03-09", "02:00", "10:00", worker);
        await host.RunJob("attendance.markAbsences");
        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift}", new { status = "completed" })).Should(200);
        (await company.Owner.Calculate(worker)).Should(201)["payrollReport"].GetProperty("absenceDays").GetInt32().ShouldBe(1);

        await Leave(company, worker, "sick", "2026-03-09");

        (await company.Owner.Calculate(worker)).Should(200)["payrollReport"].GetProperty("absenceDays").GetInt32().ShouldBe(0);
    }

    private async Task<(TestCompany Company, Client Worker)> Employ(decimal salary)
    {
        var (company, worker, _) = await EmployWithProfile(salary);
        return (company, worker);
    }

    private async Task<(TestCompany Company, Client Worker, Guid Profile)> EmployWithProfile(decimal salary)
    {
        host.Clock.Now = At("2026-03-09T01:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var profile = await company.Profile(worker, salary: salary);
        host.Clock.Now = At("2026-03-09T12:00:00Z");
        return (company, worker, profile);
    }

    private static async Task Leave(TestCompany company, Client worker, string type, string day)
    {
        var leave = (await worker.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = type, startDate = day, endDate = day })).Should(201)["leaveRequest"].Id();
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);
    }
}
