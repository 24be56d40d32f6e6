using System.Text.Json;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>Only days of an employment are paid, by the terms in force on them. December 2026 has 184 h, 80 of them until the 14th; November 168, 88 from the 16th.</summary>
public sealed class EmploymentPayTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Profiles = "/employeeProfile-api/v1/employeeprofiles";

    [Theory]
    [InlineData("account")]
    [InlineData("profile")]
    public async Task Who_leaves_gets_a_share_of_the_month_and_nothing_after_it(string deleted)
    {
        host.Clock.Now = At("2026-12-14T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var profile = await company.Profile(worker, salary: 3200);
        (await company.Owner.Delete(deleted is "account" ? $"/auth-api/v1/users/{worker.UserId}" : $"{Profiles}/{profile}")).Should(200);
        await host.DeliverOutbox();

        Total(await Run(company, "2026-12-01", "2026-12-31")).ShouldBe(1);
        var report = (await company.Owner.Get($"{Pay.ReportsPath}?userId={worker.UserId}")).Should(200)["payrollReports"][0];
        (report.Money(), report.Str("employedTo")).ShouldBe((1391.30m, "2026-12-14"));
        (await company.Owner.Calculate(worker, "2026-12-01", "2026-12-31")).Should(200)["payrollReport"].Money().ShouldBe(1391.30m);
        Total(await Run(company, "2027-01-01", "2027-01-31")).ShouldBe(0);
        (await company.Owner.Calculate(worker, "2027-01-01", "2027-01-31")).ShouldRefuse(400, "NoEmployment");
    }

    [Fact]
    public async Task A_raise_is_paid_from_its_day_on_and_not_for_the_months_before()
    {
        host.Clock.Now = At("2026-11-27T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var profile = await company.Profile(worker, salary: 3000);
        (await company.Owner.Patch($"{Profiles}/{profile}", new { salary = 3600, effectiveFrom = "2026-11-16", reason = "Signed late" })).Should(200);

        (await company.Owner.Calculate(worker, "2026-10-01", "2026-10-31")).Should(201)["payrollReport"].Money().ShouldBe(3000);
        (await company.Owner.Calculate(worker, "2026-11-01", "2026-11-30")).Should(201)["payrollReport"].Money().ShouldBe(3314.29m);
    }

    [Fact]
    public async Task Somebody_is_paid_by_the_hour()
    {
        host.Clock.Now = At("2026-11-01T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        (await company.Owner.Post(Profiles, new { userId = worker.UserId, employmentStartDate = "2025-01-01", position = "Worker", contractType = "permanent", payBasis = "hourly", hourlyRate = 18.75 })).Should(201);
        var shift = await company.Owner.Plan("2026-11-03", "06:00", "18:00", worker);
        host.Clock.Now = At("2026-11-05T12:00:00Z");
        await company.Owner.Enter(worker, shift, At("2026-11-03T06:00:00Z"), At("2026-11-03T18:00:00Z"));

        // 12·18.75 + 4·½·18.75
        var report = (await company.Owner.Calculate(worker, "2026-11-01", "2026-11-30")).Should(201)["payrollReport"];
        (report.Money(), report.Str("payBasis")).ShouldBe((262.50m, "hourly"));
    }

    private static async Task<JsonElement> Run(TestCompany company, string from, string to) => (await company.Owner.Post(Pay.RunsPath, new { periodStart = from, periodEnd = to })).Should(201)["payrollRun"];

    private static int Total(JsonElement run) => run.GetProperty("progress").GetProperty("total").GetInt32();
}
