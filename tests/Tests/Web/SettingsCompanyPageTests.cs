using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What the company is called, and whose clock and holidays it keeps.</summary>
[Collection(WebCollection.Name)]
public sealed class SettingsCompanyPageTests(WebStand stand)
{
    [Fact]
    public async Task A_new_name_clock_and_country_are_warned_of_saved_and_seen_at_once()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings");
        await visit.At($"/{company.Codename}/settings/company");
        (await visit.Button("Save").IsDisabledAsync()).ShouldBeTrue();
        var here = await Shown(visit);

        await visit.Type("Name", "Northwind");
        await visit.Page.GetByText($"The address stays /{company.Codename}").WaitForAsync();
        await visit.Type("Industry", "Hospitality");
        await Choose(visit, "Time zone", "Adelaide");
        // Of UTC, of which the company was; a minute may pass in between.
        (await Shown(visit) - here).Minutes.ShouldBeOneOf(30, 31, -30, -29);
        await visit.Page.GetByText("Shifts ahead keep their times on the wall").WaitForAsync();
        await Choose(visit, "Country", "Germany");
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await visit.Page.GetByText("The company is saved.").First.WaitForAsync();
        await visit.Page.GetByText("Shifts ahead keep their times on the wall").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        var saved = (await company.Owner.Get("/auth-api/v1/companyprofile")).Should(200)["company"];
        (saved.Str("name"), saved.Str("industry"), saved.Str("timezone"), saved.GetProperty("settings").Str("country")).ShouldBe(("Northwind", "Hospitality", "Australia/Adelaide", "DE"));
        saved.Str("fullname").ShouldBe($"{company.Codename} Ltd");
        (await visit.Page.TitleAsync()).ShouldContain("Northwind");
    }

    /// <summary>The time of day that the page says it is in the zone that is chosen.</summary>
    private static async Task<TimeSpan> Shown(Visit visit) =>
        TimeSpan.Parse((await visit.Page.GetByText(new System.Text.RegularExpressions.Regex(@"^Now \d\d:\d\d there")).First.InnerTextAsync())[4..9], System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_was_typed_is_not_lost_by_a_slip_nor_over_what_another_saved()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/company");
        await visit.Type("Industry", "Care");
        await visit.Link("Groups").ClickAsync();
        await visit.Press("Stay here");
        await visit.At($"/{company.Codename}/settings/company");

        var id = (await company.Owner.Get("/auth-api/v1/companyprofile")).Should(200)["company"].Id();
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { industry = "Retail" })).Should(200);
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        (await visit.Field("Industry").InputValueAsync()).ShouldBe("Care");
        (await company.Owner.Get("/auth-api/v1/companyprofile")).Should(200)["company"].Str("industry").ShouldBe("Retail");
    }

    [Fact]
    public async Task Employees_have_no_settings()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(await company.Hire());
        await visit.Open($"/{company.Codename}/settings/company");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings", Level = 1 }).WaitForAsync();
        (await visit.Field("Name").CountAsync()).ShouldBe(0);
    }

    private static async Task Choose(Visit visit, string field, string choice)
    {
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = field }).FillAsync(choice);
        await visit.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = choice }).First.ClickAsync();
    }
}
