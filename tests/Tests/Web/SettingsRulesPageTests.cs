using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>When somebody is late, what an hour is worth, and which breaks are due.</summary>
[Collection(WebCollection.Name)]
public sealed class SettingsRulesPageTests(WebStand stand)
{
    private const string PayRules = "/payrollReporting-api/v1/payrules";
    private const string BreakRules = "/attendanceManagement-api/v1/breakrules";

    [Fact]
    public async Task Grace_and_currency_are_saved_and_not_over_what_another_saved()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/rules");
        await visit.Type("Minutes of grace", "12");
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Currency" }).FillAsync("EUR");
        await visit.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "EUR" }).First.ClickAsync();
        await visit.Quiet();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await visit.Page.GetByText("The settings are saved.").First.WaitForAsync();
        var saved = (await company.Owner.Get("/auth-api/v1/companyprofile")).Should(200)["company"];
        (saved.GetProperty("settings").GetProperty("lateGraceMinutes").GetInt32(), saved.GetProperty("settings").Str("currency")).ShouldBe((12, "EUR"));

        await visit.Type("Minutes of grace", "20");
        (await company.Owner.Patch($"/auth-api/v1/companies/{saved.Id()}", new { industry = "Retail" })).Should(200);
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        (await visit.Field("Minutes of grace").InputValueAsync()).ShouldBe("20");
        (await company.Owner.Get("/auth-api/v1/companyprofile")).Should(200)["company"].GetProperty("settings").GetProperty("lateGraceMinutes").GetInt32().ShouldBe(12);
    }

    [Fact]
    public async Task Pay_rules_begin_on_a_day_are_refused_on_a_taken_one_changed_and_deleted()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/rules");
        var card = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Pay rules", Exact = true });
        await card.GetByRole(AriaRole.Button, new() { Name = "New from a day" }).ClickAsync();
        await visit.Type("From the day", "2030-01-01");
        await visit.Field("Over hours").First.FillAsync("9");
        await visit.Press("Add a premium");
        await visit.Type("Name on the payslip", "Night");
        (await visit.Barriers()).ShouldBeEmpty();
        var sheet = visit.Page.GetByRole(AriaRole.Dialog);
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await card.GetByText("over 9 h a day ×1.5").WaitForAsync();
        var rules = (await company.Owner.Get(PayRules)).Should(200)["payRules"][0];
        (rules.Str("validFrom"), rules.GetProperty("premiums")[0].Str("code"), rules.GetProperty("premiums")[0].GetProperty("percent").GetDecimal()).ShouldBe(("2030-01-01", "Night", 25m));

        await card.GetByRole(AriaRole.Button, new() { Name = "New from a day" }).ClickAsync();
        await visit.Type("From the day", "2030-01-01");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await sheet.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await visit.Press("Cancel");

        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Edit: From") }).ClickAsync();
        await sheet.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Public holidays are paid") }).UncheckAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await card.GetByText("holidays not paid").WaitForAsync();
        (await company.Owner.Get(PayRules)).Should(200)["payRules"][0].GetProperty("holidayPaid").GetBoolean().ShouldBeFalse();

        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Delete Pay rules") }).ClickAsync();
        await visit.Press("Delete");
        await card.GetByText("No rules of your own yet").WaitForAsync();
        (await company.Owner.Get(PayRules)).Should(200)["payRules"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Breaks_are_said_in_steps_which_must_rise()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/rules");
        var card = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Break rules", Exact = true });
        await card.GetByRole(AriaRole.Button, new() { Name = "New from a day" }).ClickAsync();
        await visit.Press("Add a break");
        await visit.Press("Add a break");
        await visit.Field("Over hours").Nth(1).FillAsync("5");
        var sheet = visit.Page.GetByRole(AriaRole.Dialog);
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await sheet.GetByText("Each step is due over more work").WaitForAsync();
        await visit.Field("Over hours").Nth(1).FillAsync("9");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await card.GetByText("30 min over 6 h · 45 min over 9 h").WaitForAsync();
        var steps = (await company.Owner.Get(BreakRules)).Should(200)["breakRules"][0].GetProperty("steps");
        (steps[1].GetProperty("netOver").GetInt32(), steps[1].GetProperty("minutes").GetInt32()).ShouldBe((540, 45));
    }

    [Fact]
    public async Task A_preset_is_shown_before_it_is_copied_into_both()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/rules");
        await visit.Press("Use preset: Germany");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("30 min over 6 h · 45 min over 9 h").WaitForAsync();
        await dialog.GetByText("not legal advice").WaitForAsync();
        await visit.Type("From the day", "2030-03-01");
        await visit.Press("Copy the rules");
        await visit.Page.GetByText("The rules are copied: Germany.").First.WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Break rules", Exact = true }).GetByText("30 min over 6 h").WaitForAsync();
        (await company.Owner.Get(PayRules)).Should(200)["payRules"][0].Str("validFrom").ShouldBe("2030-03-01");
        (await company.Owner.Get(BreakRules)).Should(200)["breakRules"][0].Str("validFrom").ShouldBe("2030-03-01");
    }

    [Fact]
    public async Task Employees_have_no_rules_to_change()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(await company.Hire());
        await visit.Open($"/{company.Codename}/settings/rules");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings", Level = 1 }).WaitForAsync();
        (await visit.Field("Minutes of grace").CountAsync()).ShouldBe(0);
    }
}
