using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

public sealed class RulePresetTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Presets = "/scheduleManagement-api/v1/rulepresets";
    private const string PayRules = "/payrollReporting-api/v1/payrules";

    [Fact]
    public async Task A_preset_is_copied_from_a_day_on_and_decides_from_then()
    {
        host.Clock.Now = At("2026-03-09T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        var approvers = (await company.Owner.Post(PayRules, new { validFrom = "2026-01-01", approvers = "managers" })).Should(201)["payRules"];

        var shipped = (await worker.Get(Presets)).Should(200)["rulePresets"].EnumerateArray().ToList();
        shipped.Select(p => p.Str("name")).ShouldBe(["none", "eu", "de", "us", "usCalifornia"]);
        shipped.ShouldAllBe(p => p.Str("notice")!.StartsWith("Values as of 20") && p.Str("notice")!.EndsWith("not legal advice.") && p.GetProperty("rules").EnumerateArray().Select(r => r.Str("kind")).SequenceEqual(new[] { "breakRules", "payRules" }));

        (await worker.Post($"{Presets}/usCalifornia/apply", new { validFrom = "2026-03-10" })).Should(403);
        (await company.Owner.Post($"{Presets}/atlantis/apply", new { validFrom = "2026-03-10" })).Should(404);
        (await company.Owner.Post($"{Presets}/usCalifornia/apply", new { })).Should(400).Message.ShouldBe("errMsg_validFromisRequired");
        (await company.Owner.Post($"{Presets}/usCalifornia/apply", new { validFrom = "2026-03-10", dryRun = true })).Should(200)["rulePreset"].GetProperty("rules")[1].GetProperty("values").GetProperty("tiers").GetArrayLength().ShouldBe(5);
        (await company.Owner.Get(PayRules)).Should(200)["payRules"].EnumerateArray().Select(r => r.Id()).ShouldBe([approvers.Id()], "a dry run writes nothing");

        (await company.Owner.Post($"{Presets}/us/apply", new { validFrom = "2026-03-10" })).Should(200);
        (await company.Owner.Post($"{Presets}/usCalifornia/apply", new { validFrom = "2026-03-10" })).Should(200);
        var rules = (await company.Owner.Get(PayRules)).Should(200)["payRules"][0];
        (rules.Str("validFrom"), rules.Str("weekStartsOn"), rules.GetProperty("tiers").GetArrayLength(), rules.Str("approvers")).ShouldBe(("2026-03-10", "sunday", 5, "managers"));

        // 13 h on the day before: five beyond eight at time and a half; on the day itself four, and one at double time
        foreach (var day in new[] { "2026-03-09", "2026-03-10" })
        {
            var shift = await company.Owner.Plan(day, "06:00", "19:00", worker);
            host.Clock.Now = At("2026-04-01T12:00:00Z");
            await company.Owner.Enter(worker, shift, At($"{day}T06:00:00Z"), At($"{day}T19:00:00Z"));
            host.Clock.Now = At("2026-03-09T12:00:00Z");
        }
        (await company.Owner.Calculate(worker)).Should(201)["payrollReport"].Money().ShouldBe(5200 + 30 * (5 * 1.5m + 4 * 1.5m + 2));
    }

    [Fact]
    public async Task A_report_keeps_the_rules_it_was_calculated_by()
    {
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        var shift = await company.Owner.Plan("2026-03-03", "08:00", "18:00", worker);
        await company.Owner.Enter(worker, shift, At("2026-03-03T08:00:00Z"), At("2026-03-03T18:00:00Z"));
        var report = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];

        (await company.Owner.Post($"{Presets}/eu/apply", new { validFrom = "2026-01-01" })).Should(200);
        var other = await company.Owner.Plan("2026-04-01", "08:00", "10:00", worker);
        await company.Owner.Enter(worker, other, At("2026-04-01T08:00:00Z"), At("2026-04-01T09:00:00Z"));

        (await company.Owner.Report(report)).ShouldSatisfyAllConditions(r => r.IsStale().ShouldBeFalse(), r => r.Money().ShouldBe(5290), r => r.Money("overtimeDailyHours").ShouldBe(8));
        (await company.Owner.Calculate(worker)).Should(200)["payrollReport"].ShouldSatisfyAllConditions(r => r.Money().ShouldBe(5200), r => r.Money("overtimeDailyHours").ShouldBe(24), r => r.Money("overtimeWeeklyHours").ShouldBe(40));
    }
}
