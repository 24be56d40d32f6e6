using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Upgrade;

/// <summary>What a company had before an upgrade it has after it: facts as they were, money to the cent.</summary>
public sealed class UpgradeTests(UpgradedHost host) : IClassFixture<UpgradedHost>
{
    [Fact]
    public async Task Reports_say_what_they_said_paid_or_not()
    {
        var owner = await host.SignIn("olga");
        var reports = (await owner.Get("/payrollReporting-api/v1/payrollreports?pageRowCount=100")).Should(200)["payrollReports"].EnumerateArray().ToList();

        reports.Select(r => (r.GetProperty("user").Str("fullname"), r.Str("periodStart"), r.Str("paymentStatus"), r.GetProperty("salaryCalculated").GetDecimal(), r.GetProperty("overtimeHours").GetDecimal(), r.GetProperty("absenceDays").GetInt32()))
            .ShouldBe(
            [
                ("Mara Manager", "2026-11-20", "unpaid", 1093.33m, 0, 0),
                ("Emil Employee", "2026-11-20", "unpaid", 881.03m, 1, 0),
                ("Lena Late", "2026-11-20", "unpaid", 813.33m, 0, 0),
                ("Uma Unpaid", "2026-11-01", "unpaid", 3039.81m, 0, 1),
                ("Ülkü Ücretsiz", "2026-11-01", "paid", 3240.24m, 1.5m, 0),
                ("Mara Manager", "2026-10-01", "paid", 4100m, 0, 0),
                ("Dora Deleted", "2026-11-01", "partial", 3300m, 0, 0),
                ("Zoe Zerohours", "2026-11-01", "unpaid", 50m, 0, 0),
            ], ignoreOrder: true);
    }
}
