using System.Text.Json;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

public sealed class PayRulesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/payrollReporting-api/v1/payrules";

    [Fact]
    public async Task Rules_are_versions_that_admins_write_and_everybody_reads()
    {
        host.Clock.Now = At("2026-03-09T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var tiers = new[] { new { per = "day", over = 8m, multiplier = 1.5m }, new { per = "seventhDay", over = 0m, multiplier = 1.5m } };
        var night = new { code = "night", from = "23:00", to = "06:00", percent = 25 };

        (await worker.Post(Path, new { validFrom = "2026-04-01" })).Should(403);
        var first = (await company.Owner.Post(Path, new { validFrom = "2026-04-01", tiers, premiums = new[] { night }, approvers = "managers", fourEyes = "two", weekStartsOn = "sunday" })).Should(201)["payRules"];
        (await company.Owner.Post(Path, new { validFrom = "2026-04-01" })).ShouldRefuse(400, "PayRulesThatDay");
        var second = (await company.Owner.Post(Path, new { validFrom = "2026-05-01", showDrafts = false })).Should(201)["payRules"];

        (first.Str("weekStartsOn"), first.Str("fourEyes"), first.GetProperty("tiers").GetArrayLength(), first.GetProperty("showDrafts").GetBoolean()).ShouldBe(("sunday", "two", 2, true));
        (second.Str("weekStartsOn"), second.Str("approvers"), second.GetProperty("premiums")[0].Str("code"), second.GetProperty("showDrafts").GetBoolean())
            .ShouldBe(("sunday", "managers", "night", false), "what is left out is as it was before");
        var changed = (await company.Owner.Patch($"{Path}/{second.Id()}", new { validFrom = "2026-06-01", earlyIn = "counts" })).Should(200)["payRules"];
        (changed.Str("validFrom"), changed.Str("earlyIn"), changed.Str("weekStartsOn")).ShouldBe(("2026-06-01", "counts", "sunday"));

        (await worker.Get($"{Path}/{first.Id()}")).Should(200)["payRules"].Str("validFrom").ShouldBe("2026-04-01");
        (await worker.Patch($"{Path}/{first.Id()}", new { showDrafts = false })).Should(403);
        (await worker.Delete($"{Path}/{first.Id()}")).Should(403);
        (await company.Owner.Delete($"{Path}/{first.Id()}")).Should(200);
        (await worker.Get(Path + "?earlyIn=counts")).Should(200)["payRules"].EnumerateArray().Select(r => r.Id()).ShouldBe([second.Id()]);
    }

    [Fact]
    public async Task Rules_that_make_no_sense_are_refused_by_name()
    {
        host.Clock.Now = At("2026-03-09T12:00:00Z");
        var company = await TestCompany.Found(host);
        async Task<string?> Refusal(object rules) => (await company.Owner.Post(Path, rules)).Should(400).Message;

        (await Refusal(new { })).ShouldBe("errMsg_validFromisRequired");
        (await Refusal(new { validFrom = "2026-04-01", tiers = new[] { new { per = "day", over = 8.123m, multiplier = 2m } } })).ShouldBe("errMsg_tiers[0].overTypeIsNotValid");
        (await Refusal(new { validFrom = "2026-04-01", tiers = new[] { new { per = "month", over = 8m, multiplier = 2m } } })).ShouldBe("errMsg_tiers[0].perIsNotAValidEnumValue");
        (await Refusal(new { validFrom = "2026-04-01", tiers = new[] { new { per = "day", over = 8m, multiplier = 0.5m } } })).ShouldBe("errMsg_tiers[0].multiplierTypeIsNotValid");
        (await Refusal(new { validFrom = "2026-04-01", premiums = new[] { new { code = "night", from = "24:30", percent = 25 } } })).ShouldBe("errMsg_premiums[0].fromTypeIsNotValid");
        (await Refusal(new { validFrom = "2026-04-01", premiums = new[] { new { code = "night", percent = 25, amountPerHour = 2 } } })).ShouldBe("errMsg_premiums[0].percentTypeIsNotValid");
        (await Refusal(new { validFrom = "2026-04-01", premiums = new[] { new { code = "night", amountPerHour = 2.001m } } })).ShouldBe("errMsg_amountPerHourTypeIsNotValid");
        (await company.Owner.Post(Path, new { validFrom = "2026-04-01", premiums = new[] { new { code = "a", percent = 1 }, new { code = " a", percent = 2 } } })).ShouldRefuse(400, "PremiumTwice");
        (await company.Owner.Get(Path)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Settings_make_a_version_from_that_day_on()
    {
        host.Clock.Now = At("2026-03-09T23:30:00Z");
        var company = await TestCompany.Found(host, "Europe/Istanbul");
        var id = (await company.Owner.Post(Path, new { validFrom = "2026-01-01", weekStartsOn = "saturday" })).Should(201)["payRules"].Id("companyId");

        async Task Set(object settings) => (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings })).Should(200);
        await Set(new { lateGraceMinutes = 7 });
        await Set(new { overtimeDailyHours = 9 });
        await Set(new { overtimeWeeklyHours = 45.5 });

        var rules = (await company.Owner.Get(Path)).Should(200)["payRules"].EnumerateArray().ToList();
        rules.Select(r => r.Str("validFrom")).ShouldBe(["2026-03-10", "2026-01-01"], "on the company's wall it is the tenth");
        Tiers(rules[0]).ShouldBe([("day", 9), ("week", 45.5m)]);
        Tiers(rules[1]).ShouldBe([("day", 8), ("week", 40)]);
        rules[0].Str("weekStartsOn").ShouldBe("saturday");

        static IEnumerable<(string?, decimal)> Tiers(JsonElement rules) => rules.GetProperty("tiers").EnumerateArray().Select(t => (t.Str("per"), t.GetProperty("over").GetDecimal()));
    }
}
