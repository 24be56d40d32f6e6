using Npgsql;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>What the table of reports keeps true by itself. 3200 a month.</summary>
public sealed class ReportTableTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Lines_always_sum_to_the_pay_and_a_host_of_before_leaves_none()
    {
        var (company, worker) = await Employ();
        var report = (await company.Owner.Calculate(worker, "2026-01-01", "2026-01-31", deduction: 100)).Should(201)["payrollReport"];

        (await Should.ThrowAsync<PostgresException>(() => host.Run("UPDATE payroll.reports SET lines = '[]' WHERE id = $1", report.Id()))).ConstraintName.ShouldBe("payroll_report_lines_sum");

        await host.Run("UPDATE payroll.reports SET salary_minor = salary_minor + 5 WHERE id = $1", report.Id());
        var older = await company.Owner.Report(report);
        (older.Money(), older.GetProperty("basis").ValueKind, older.GetProperty("lines").EnumerateArray().Sum(line => line.Money("amount"))).ShouldBe((3100.05m, System.Text.Json.JsonValueKind.Null, 3100.05m));
        (await company.Owner.Calculate(worker, "2026-01-01", "2026-01-31")).Should(200)["payrollReport"].Money().ShouldBe(3100);
    }

    private async Task<(TestCompany Company, Client Worker)> Employ()
    {
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 3200);
        return (company, worker);
    }
}
