using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Which days are free.</summary>
[Collection(WebCollection.Name)]
public sealed class SettingsHolidaysPageTests(WebStand stand)
{
    private const string Own = "/leaveManagement-api/v1/ownholidays";

    [Fact]
    public async Task A_day_of_ones_own_comes_each_year_until_it_is_deleted()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/holidays");
        await visit.Page.GetByText("No days of your own yet.").WaitForAsync();
        await visit.Press("New holiday");
        await visit.Type("Name", "Summer party");
        await visit.Page.GetByText("Each year", new() { Exact = true }).ClickAsync();
        await visit.Type("Day", "2026-07-10");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Only half of the day is free" }).CheckAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await visit.Page.GetByText("July 10 each year").WaitForAsync();
        var made = (await company.Owner.Get(Own)).Should(200)["holidays"][0];
        (made.Str("yearly"), made.GetProperty("portion").GetDecimal()).ShouldBe(("07-10", 0.5m));

        var years = visit.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Holidays of ") });
        await visit.Press("Next year");
        await years.GetByText("Summer party").WaitForAsync();
        await visit.Press("Delete: Summer party");
        await visit.Press("Delete");
        await visit.Page.GetByText("No days of your own yet.").WaitForAsync();
        await years.GetByText("Summer party").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task A_calendar_comes_with_its_country_and_a_day_of_it_is_taken_out_and_kept_again()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/holidays");
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Country" }).FillAsync("Germany");
        await visit.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Germany" }).First.ClickAsync();
        await visit.Type("Region", "BY");
        await visit.Press("Save");
        await visit.Page.GetByText("The settings are saved.").First.WaitForAsync();
        var settings = (await company.Owner.Get("/auth-api/v1/companyprofile")).Should(200)["company"].GetProperty("settings");
        (settings.Str("country"), settings.Str("region")).ShouldBe(("DE", "BY"));

        var hide = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Do not keep ") });
        await hide.First.WaitForAsync();
        var before = await hide.CountAsync();
        await hide.First.ClickAsync();
        await visit.Page.GetByText("Not kept", new() { Exact = true }).WaitForAsync();
        await visit.Quiet();
        (await hide.CountAsync()).ShouldBe(before - 1);
        (await company.Owner.Get(Own)).Should(200)["holidays"][0].GetProperty("hidden").GetBoolean().ShouldBeTrue();
        await visit.Press("Undo");
        await visit.Page.GetByText("No days of your own yet.").WaitForAsync();
        await visit.Quiet();
        (await hide.CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_another_saved_meanwhile_is_not_written_over()
    {
        var company = await TestCompany.Found(stand);
        var made = (await company.Owner.Post("/leaveManagement-api/v1/holidays", new { name = "Founders' day", day = "2030-05-02" })).Should(201)["holiday"];
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/holidays");
        await visit.Press("Edit: Founders' day");
        await visit.Type("Name", "Founding day");
        (await company.Owner.Patch($"/leaveManagement-api/v1/holidays/{made.Id()}", new { name = "The founders" })).Should(200);
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert).First.WaitForAsync();
        (await visit.Field("Name").InputValueAsync()).ShouldBe("Founding day");
        (await company.Owner.Get(Own)).Should(200)["holidays"][0].Str("name").ShouldBe("The founders");
    }

    [Fact]
    public async Task Employees_have_no_holidays_to_change()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(await company.Hire());
        await visit.Open($"/{company.Codename}/settings/holidays");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings", Level = 1 }).WaitForAsync();
        (await visit.Button("New holiday").CountAsync()).ShouldBe(0);
    }
}
