using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Demo;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Demo;

/// <summary>The life of the demo company, whichever day it is begun on.</summary>
public sealed class DemoDaysTests
{
    /// <summary>By the clock of Istanbul, 3 hours ahead of these: the first minutes of a year, a leap day that ends its month, the first night of a month after a week of holidays.</summary>
    [Theory]
    [InlineData("2025-12-31T21:10:00Z")]
    [InlineData("2028-02-29T12:00:00Z")]
    [InlineData("2026-05-31T22:30:00Z")]
    public async Task It_shows_all_that_a_payroll_clerk_looks_for_on_any_day(string now)
    {
        await using var host = new TestHost();
        await host.InitializeAsync();
        host.Clock.Now = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        (await host.Services.GetRequiredService<Story>().Make(CancellationToken.None)).ShouldBeTrue();
        // Who forgets to check out is noticed when they come again, else by the job.
        await host.RunJob("attendance.closeForgotten");
        await host.DeliverOutbox();
        var (owner, days) = (await host.Owner(), new Days(DateOnly.FromDateTime(host.Clock.Now.UtcDateTime.AddHours(3))));

        await ShowsWhoCameAndWhoGoes(owner, days);
        await ShowsCorrections(owner);
        await ShowsLeave(owner, days);
        await ShowsAnApprovedMonthAndAnOpenOne(owner, days);
    }

    private static async Task ShowsWhoCameAndWhoGoes(Client owner, Days days)
    {
        var profiles = await Rows(owner, "/employeeProfile-api/v1/employeeprofiles", "employeeProfiles");
        (profiles.Count(p => p.Str("payBasis") == "monthly"), profiles.Count(p => p.Str("payBasis") == "hourly")).ShouldBe((35, 5));
        profiles.Count(p => p.GetProperty("workPattern").ValueKind is JsonValueKind.Object).ShouldBeGreaterThan(8);
        profiles.Where(p => p.Str("employmentStartDate")!.StartsWith($"{days.Today:yyyy-MM}", StringComparison.Ordinal)).ShouldHaveSingleItem().Str("employmentStatus").ShouldBe("active");
        var leaver = profiles.Where(p => p.Str("employmentEndDate") != null).ShouldHaveSingleItem();
        (leaver.Str("employmentEndDate")![..7], leaver.Str("endReason")).ShouldBe(($"{days.Today:yyyy-MM}", "resigned"));
        var shifts = await Rows(owner, "/scheduleManagement-api/v1/shifts", "shifts");
        shifts.Where(s => string.CompareOrdinal(s.Str("shiftDate"), leaver.Str("employmentEndDate")) > 0).ShouldAllBe(s => s.GetProperty("assignedUserIds").EnumerateArray().All(u => u.GetGuid() != leaver.Id("userId")));
        (await Rows(owner, "/attendanceManagement-api/v1/places", "places")).ShouldHaveSingleItem().Str("requires").ShouldBe("geofence");
    }

    private static async Task ShowsCorrections(Client owner)
    {
        var records = await Rows(owner, "/attendanceManagement-api/v1/attendance-records", "attendanceRecords");
        records.Where(r => r.GetProperty("excused").GetBoolean()).ShouldHaveSingleItem().Str("status").ShouldBe("absent");
        records.Count(r => r.GetProperty("autoClosed").GetBoolean() && r.GetProperty("needsReview").EnumerateArray().Any(n => n.GetString() == "autoClosed")).ShouldBe(1);
        records.Where(r => r.Str("checkOutTime") != null && r.Str("status") != "absent").ShouldContain(r => r.GetProperty("autoBreakMinutes").GetDecimal() == 30);
        var reasons = new List<string?>();
        foreach (var record in records.Where(r => r.GetProperty("recordVersion").GetInt32() > 1))
        {
            var history = (await owner.Get($"/attendanceManagement-api/v1/attendance-records/{record.Id()}/history")).Should(200);
            reasons.AddRange(history["history"].EnumerateArray().Select(c => c.Str("reason")).Where(r => r != null));
        }
        reasons.Distinct().Count().ShouldBe(3);
        var punched = records.Where(r => r.GetProperty("entries").EnumerateArray().Any(e => e.Str("kind") == "break")).ShouldHaveSingleItem();
        (punched.GetProperty("breakMinutes").GetDecimal(), punched.GetProperty("autoBreakMinutes").GetDecimal()).ShouldBe((45m, 0m));
    }

    private static async Task ShowsLeave(Client owner, Days days)
    {
        var requests = await Rows(owner, "/leaveManagement-api/v1/leaverequests", "leaveRequests");
        requests.Count(r => r.Str("status") == "approved" && string.CompareOrdinal(r.Str("endDate"), $"{days.ThisMonthStart:yyyy-MM-dd}") < 0).ShouldBe(3);
        requests.Count(r => r.Str("status") == "pending").ShouldBeGreaterThanOrEqualTo(4);
        var asks = requests.First(r => r.Str("status") == "pending" && r.Str("leaveType") == "vacation").Id("userId");
        var balance = (await owner.Get($"/leaveManagement-api/v1/leavebalances?userId={asks}&on={days.ThisMonthEnd.AddDays(45):yyyy-MM-dd}")).Should(200)["leaveBalances"].EnumerateArray().Single();
        (balance.GetProperty("entitled").GetDecimal() > 14 && balance.GetProperty("carried").GetDecimal() >= 0).ShouldBeTrue(balance.GetRawText());
        (await Rows(owner, "/leaveManagement-api/v1/leaveadjustments", "leaveAdjustments")).ShouldHaveSingleItem().GetProperty("amount").GetDecimal().ShouldBe(1.5m);
        (await owner.Get($"/leaveManagement-api/v1/holidays?from={days.Today.Year}-01-01&to={days.Today.Year}-12-31")).Should(200)["holidays"].GetArrayLength().ShouldBeGreaterThan(7);
    }

    private static async Task ShowsAnApprovedMonthAndAnOpenOne(Client owner, Days days)
    {
        var reports = await Rows(owner, "/payrollReporting-api/v1/payrollreports", "payrollReports");
        var lastMonth = reports.Where(r => r.Str("periodStart") == $"{days.MonthStart:yyyy-MM-dd}").ToList();
        lastMonth.Count.ShouldBe(39);
        lastMonth.ShouldAllBe(r => r.GetProperty("salaryCalculated").GetDecimal() > 500);
        var approved = lastMonth.Where(r => r.Str("approvalStatus") == "approved").ToList();
        // Whose night is not over is not approved yet.
        approved.Count.ShouldBeGreaterThanOrEqualTo(33);
        approved.ShouldAllBe(r => r.Str("lockedThrough") == $"{days.MonthEnd:yyyy-MM-dd}");
        lastMonth.Count(r => r.Str("paymentStatus") == "paid").ShouldBe(10);

        var stale = reports.Where(r => r.GetProperty("stale").GetBoolean()).ShouldHaveSingleItem();
        (stale.Str("approvalStatus"), stale.GetProperty("staleReasons")[0].GetString(), stale.GetProperty("difference").GetDecimal() > 0).ShouldBe(("approved", "terms", true));
        reports.Except(lastMonth).Count(r => r.Str("periodEnd") == $"{days.ThisMonthEnd:yyyy-MM-dd}" && r.Str("approvalStatus") == "draft").ShouldBe(40);

        var locked = await owner.Post("/payrollReporting-api/v1/payadjustments", new { userId = approved[0].Id("userId"), day = days.MonthEnd, kind = "bonus", code = "late", amount = 10 });
        locked.Status.ShouldBe(400, locked.Text);
    }

    private static async Task<List<JsonElement>> Rows(Client client, string path, string name)
    {
        var rows = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var reply = (await client.Get($"{path}?pageRowCount=500&getJoins=false&pageNumber={page}")).Should(200);
            rows.AddRange(reply[name].EnumerateArray());
            if (page >= reply["paging"].GetProperty("pageCount").GetInt32()) return rows;
        }
    }
}
