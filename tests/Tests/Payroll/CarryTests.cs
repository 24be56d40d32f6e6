using Npgsql;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>What one report falls short of, the next one takes off; and what the tables themselves keep true of lines. 3200 a month.</summary>
public sealed class CarryTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_a_month_falls_short_of_is_taken_off_the_next_agreed_one_once()
    {
        var (company, worker) = await Employ();
        Task<Reply> Month(string first, string last, decimal? deduction = null) => company.Owner.Calculate(worker, first, last, deduction: deduction);
        var january = (await Month("2026-01-01", "2026-01-31", 4000)).Should(201)["payrollReport"];
        january.Money("carryForward").ShouldBe(800);
        (await Month("2026-02-01", "2026-02-28")).Should(201)["payrollReport"].Money("carriedIn").ShouldBe(0, "nobody has agreed to it yet");

        (await company.Owner.Change(january, new { paymentStatus = "paid" })).Should(200);
        var february = (await Month("2026-02-01", "2026-02-28")).Should(200)["payrollReport"];
        (february.Money("carriedIn"), february.Money(), february.GetProperty("lines").EnumerateArray().Last().Str("code")).ShouldBe((800, 2400, "carriedIn"));
        (await Month("2026-03-01", "2026-03-31")).Should(201)["payrollReport"].Money("carriedIn").ShouldBe(800, "as long as February has not taken it");

        (await company.Owner.Change(february, new { paymentStatus = "paid" })).Should(200);
        var march = (await Month("2026-03-01", "2026-03-31")).Should(200)["payrollReport"];
        (march.Money("carriedIn"), march.Money()).ShouldBe((0, 3200));
        (await company.Owner.Report(february)).Money("carriedIn").ShouldBe(800);
    }

    [Fact]
    public async Task What_is_not_open_any_more_cannot_be_taken_again()
    {
        var (company, worker) = await Employ();
        var january = (await company.Owner.Calculate(worker, "2026-01-01", "2026-01-31", deduction: 4000)).Should(201)["payrollReport"];
        (await company.Owner.Change(january, new { paymentStatus = "paid" })).Should(200);
        var (february, march) = ((await company.Owner.Calculate(worker, "2026-02-01", "2026-02-28")).Should(201)["payrollReport"], (await company.Owner.Calculate(worker, "2026-03-01", "2026-03-31")).Should(201)["payrollReport"]);
        (february.Money("carriedIn"), march.Money("carriedIn")).ShouldBe((800, 800));

        (await company.Owner.Change(february, new { paymentStatus = "paid" })).Should(200);
        (await company.Owner.Change(march, new { paymentStatus = "paid" })).Status.ShouldBeInRange(400, 409);
        (await company.Owner.Report(march)).Str("paymentStatus").ShouldBe("unpaid");
        (await company.Owner.Calculate(worker, "2026-03-01", "2026-03-31")).Should(200)["payrollReport"].Money().ShouldBe(3200);
        (await company.Owner.Change(march, new { paymentStatus = "paid" })).Should(200);
    }

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
