using System.Text.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Upgrade;

/// <summary>What becomes of reports that the build before calculated.</summary>
public sealed class UpgradedReportsTests(UpgradedHost host) : IClassFixture<UpgradedHost>
{
    [Fact]
    public async Task An_open_report_that_is_calculated_anew_leaves_what_it_said_before_in_a_table_and_a_paid_one_is_not()
    {
        const string path = "/payrollReporting-api/v1/payrollreports";
        var owner = await host.SignIn("olga");
        var reports = (await owner.Get(path + "?pageRowCount=100")).Should(200)["payrollReports"].EnumerateArray().ToList();
        JsonElement Of(string person) => reports.First(r => r.GetProperty("user").Str("fullname") == person);
        Task<Reply> Again(JsonElement report) => owner.Post(path, new { userId = report.Str("userId"), periodStart = report.Str("periodStart"), periodEnd = report.Str("periodEnd") });

        Of("Uma Unpaid").GetProperty("basis").ValueKind.ShouldBe(JsonValueKind.Null);
        (await Again(Of("Ülkü Ücretsiz"))).ShouldRefuse(400, "PayrollReportPaid");
        var now = (await Again(Of("Uma Unpaid"))).Should(200)["payrollReport"];
        (await owner.Patch($"{path}/{now.Id()}", new { bonus = 1 })).Should(200);

        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT old_salary_minor, new_salary_minor, old_absence_days, new_absence_days, report_id FROM payroll.migrated_reports", connection);
        await using var rows = await command.ExecuteReaderAsync();
        (await rows.ReadAsync()).ShouldBeTrue();
        (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetGuid(4))
            .ShouldBe((303_981, (long)(now.GetProperty("salaryCalculated").GetDecimal() * 100), 1, now.GetProperty("absenceDays").GetInt32(), now.Id()));
        (await rows.ReadAsync()).ShouldBeFalse("once");
    }
}
