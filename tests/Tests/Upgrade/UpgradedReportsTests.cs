using System.Text.Json;
using WorkforceOS.Payroll.Migrated;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Payroll;

namespace WorkforceOS.Tests.Upgrade;

/// <summary>What becomes of reports that the build before calculated.</summary>
public sealed class UpgradedReportsTests(UpgradedHost host) : IClassFixture<UpgradedHost>
{
    private const string Path = "/payrollReporting-api/v1/payrollreports";

    [Fact]
    public async Task What_the_rules_of_now_make_of_every_open_report_stands_in_a_table_without_anybody_calculating_it_anew()
    {
        var owner = await host.SignIn("olga");
        var before = await Reports(owner);
        await Task.WhenAll(host.RunJob(CompareMigrated.Name), host.RunJob(CompareMigrated.Name));
        await host.RunJob(CompareMigrated.Name);

        var noted = await Migrated(owner);
        noted.Select(m => m.Id("payrollReportId")).ShouldBe(before.Where(r => r.Str("paymentStatus") is "unpaid" or "pending").Select(r => r.Id()), ignoreOrder: true);
        foreach (var (one, report) in noted.Select(m => (m, before.Single(r => r.Id() == m.Id("payrollReportId")))))
        {
            (one.GetProperty("before").Money(), one.GetProperty("before").Hours(), one.GetProperty("calculatedAt").ValueKind).ShouldBe((report.Money(), report.Hours(), JsonValueKind.Null));
            one.GetProperty("changed").GetBoolean().ShouldBe(one.GetProperty("before").GetRawText() != one.GetProperty("now").GetRawText());
        }
        (await Reports(owner)).Select(r => r.GetRawText()).ShouldBe(before.Select(r => r.GetRawText()), "the job changes no report, paid or open");

        // Calculated anew by hand, a report says what the table said it would; the table says when that was.
        foreach (var open in noted)
        {
            var report = before.Single(r => r.Id() == open.Id("payrollReportId"));
            var now = (await Again(owner, report)).Should(200)["payrollReport"];
            (now.Money(), now.Hours(), now.GetProperty("absenceDays").GetInt32()).ShouldBe((open.GetProperty("now").Money(), open.GetProperty("now").Hours(), open.GetProperty("now").GetProperty("absenceDays").GetInt32()));
        }
        (await Migrated(owner)).ShouldAllBe(m => m.GetProperty("calculatedAt").ValueKind == JsonValueKind.String);

        var uma = before.Single(r => r.GetProperty("user").Str("fullname") == "Uma Unpaid");
        var umas = (await owner.Get($"/payrollReporting-api/v1/migratedreports?userId={uma.Str("userId")}")).Should(200)["migratedReports"].EnumerateArray().ShouldHaveSingleItem();
        (umas.GetProperty("before").Money(), umas.GetProperty("before").GetProperty("absenceDays").GetInt32(), umas.GetProperty("changed").GetBoolean()).ShouldBe((3039.81m, 1, true));
        (await owner.Patch($"{Path}/{uma.Id()}", new { bonus = 1 })).Should(200);
        (await Migrated(owner)).Single(m => m.Id("payrollReportId") == uma.Id()).GetRawText().ShouldBe(umas.GetRawText(), "once");

        (await Again(owner, before.First(r => r.GetProperty("user").Str("fullname") == "Ülkü Ücretsiz"))).ShouldRefuse(400, "PayrollReportPaid");
        var paid = before.Where(r => r.Str("paymentStatus") is "paid" or "partial").Select(r => (r.Id(), r.Money(), r.GetProperty("recordVersion").GetInt32())).ToList();
        paid.Count.ShouldBeGreaterThan(1);
        (await Reports(owner)).Where(r => r.Str("paymentStatus") is "paid" or "partial").Select(r => (r.Id(), r.Money(), r.GetProperty("recordVersion").GetInt32())).ShouldBe(paid);
    }

    private static async Task<List<JsonElement>> Reports(Client owner) => [.. (await owner.Get(Path + "?pageRowCount=100")).Should(200)["payrollReports"].EnumerateArray()];

    private static async Task<List<JsonElement>> Migrated(Client owner) => [.. (await owner.Get("/payrollReporting-api/v1/migratedreports?pageRowCount=100")).Should(200)["migratedReports"].EnumerateArray()];

    private static Task<Reply> Again(Client owner, JsonElement report) => owner.Post(Path, new { userId = report.Str("userId"), periodStart = report.Str("periodStart"), periodEnd = report.Str("periodEnd") });
}
