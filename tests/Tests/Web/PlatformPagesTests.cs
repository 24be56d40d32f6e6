using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Subscriptions;

namespace WorkforceOS.Tests.Web;

/// <summary>What the platform's own people see of all companies.</summary>
[Collection(WebCollection.Name)]
public sealed class PlatformPagesTests(WebStand stand)
{
    [Fact]
    public async Task A_company_is_found_opened_and_acted_at_until_it_is_left()
    {
        var company = await TestCompany.Found(stand, "Asia/Kolkata");
        await company.Hire("Emma Employee");
        await using var visit = await stand.Visit();
        var boss = await TestCompany.SignInOperator(stand);
        await visit.SignInBeforehand(boss);
        await visit.Open("/platform/inbox");
        await visit.Link("Companies").ClickAsync();
        await visit.At("/platform/companies");

        await visit.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Part of the codename" }).FillAsync("nothing-is-called-so");
        await visit.Page.GetByText("Nothing matches").WaitForAsync();
        await visit.Press("Clear filter");
        await visit.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Part of the codename" }).FillAsync(company.Codename);
        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new() { Has = visit.Link(company.Codename) });
        await row.GetByText("Olga Owner").WaitForAsync();
        await visit.Link(company.Codename).ClickAsync();
        var drawer = visit.Page.GetByRole(AriaRole.Dialog);
        await drawer.GetByText(company.Owner.Email).WaitForAsync();
        await drawer.GetByText("Asia/Kolkata").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("platform-company");

        await drawer.GetByRole(AriaRole.Button, new() { Name = "Open as super admin" }).ClickAsync();
        await visit.At($"/{company.Codename}/today");
        var bar = visit.Page.GetByText($"You act at {company.Codename} as platform");
        await bar.WaitForAsync();
        var asked = visit.Page.WaitForRequestAsync(request => request.Url.Contains("/v1/employeeprofiles") || request.Url.Contains("/v1/users"));
        await visit.Link("Settings").ClickAsync();
        await visit.Link("Users").ClickAsync();
        (await (await asked).AllHeadersAsync())["mbx-company-codename"].ShouldBe(company.Codename);
        await visit.Page.GetByRole(AriaRole.Cell, new() { Name = "Emma Employee", Exact = true }).WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("platform-acting");

        // The token is nowhere but in memory; the platform's cookie brings it back.
        (await visit.Page.EvaluateAsync<string>("JSON.stringify([localStorage, sessionStorage])")).ShouldNotContain(boss.Token!);
        await visit.Page.ReloadAsync();
        await visit.Page.GetByRole(AriaRole.Cell, new() { Name = "Emma Employee", Exact = true }).WaitForAsync();
        await bar.WaitForAsync();

        await visit.Press("Leave");
        await visit.At("/platform/companies");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        (await bar.CountAsync()).ShouldBe(0);
        await visit.Page.GotoAsync($"/{company.Codename}/settings/users");
        await visit.At($"/{company.Codename}/login");
    }

    [Fact]
    public async Task A_phone_shows_companies_as_cards_and_where_one_acts()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844, ColorScheme.Dark);
        await visit.SignInBeforehand(await TestCompany.SignInOperator(stand));
        await visit.Open("/platform/companies");
        await visit.Press("Filters");
        await visit.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Part of the codename" }).FillAsync(company.Codename);
        await visit.Press("Close");
        await visit.Press("Filters (1)");
        await visit.Press("Close");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = $"{company.Codename} Ltd", Exact = true }).ClickAsync();
        await visit.Press("Open as super admin");
        await visit.Page.GetByText($"You act at {company.Codename} as platform").WaitForAsync();
        await visit.Quiet();
        (await visit.Barriers()).ShouldBeEmpty();
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await visit.Picture("platform-acting-phone");
    }

    [Fact]
    public async Task A_subscription_is_corrected_by_hand_once_its_company_is_typed()
    {
        var company = await TestCompany.Found(stand);
        var order = await company.Owner.Subscribes();
        var boss = await TestCompany.SignInOperator(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(boss);
        await visit.Open($"/platform/companies?codename={company.Codename}");
        await visit.Link(company.Codename).ClickAsync();
        await visit.Link("Its subscriptions").ClickAsync();
        await visit.Button($"Only {company.Codename}").WaitForAsync();
        await visit.Link(company.Codename).ClickAsync();
        var drawer = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = company.Codename });
        await drawer.GetByText("To be paid").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("platform-subscription");

        await drawer.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Correct by hand?" });
        await dialog.GetByText("Nothing is changed yet.").WaitForAsync();
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "State" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Active", Exact = true }).ClickAsync();
        var correct = dialog.GetByRole(AriaRole.Button, new() { Name = "Correct" });
        (await correct.IsDisabledAsync()).ShouldBeTrue();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(company.Codename);

        // Somebody else was quicker.
        (await boss.Patch($"/subscriptionManagement-api/v1/companysubscriptions/{order}", new { subscribedFeatures = new[] { "aiAnalytics" }, expiryDate = stand.Clock.Now.AddDays(60) })).Should(200);
        await correct.ClickAsync();
        await dialog.GetByText("Somebody else changed this meanwhile").WaitForAsync();
        await visit.Picture("platform-subscription-refused");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await drawer.GetByText("Granted", new() { Exact = true }).WaitForAsync();

        await drawer.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "State" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Active", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(company.Codename);
        await correct.ClickAsync();
        await drawer.GetByText("Active", new() { Exact = true }).WaitForAsync();
        (await company.Owner.Subscription(order)).Str("status").ShouldBe("active");
    }

    [Fact]
    public async Task The_overview_counts_companies_and_says_that_the_host_is_ready()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(await TestCompany.SignInOperator(stand));
        await visit.Open("/platform/overview");
        var health = visit.Page.GetByRole(AriaRole.Region, new() { Name = "The installation" });
        await health.GetByText("Ready", new() { Exact = true }).WaitForAsync();
        await health.GetByText("Up to date").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "The newest companies" }).GetByText(company.Codename).First.WaitForAsync();
        await visit.Quiet();
        await visit.Picture("platform-overview");

        await visit.Page.RouteAsync("**/readyz", route => route.FulfillAsync(new() { Status = 503, Json = new { status = "ERR", database = "unreachable", schema = (object?)null, outbox = (object?)null } }));
        await visit.Page.ReloadAsync();
        await health.GetByText("Unreachable").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_only_looks_after_companies_neither_acts_at_one_nor_sees_what_they_pay()
    {
        var company = await TestCompany.Found(stand);
        var (mail, password) = ($"sue-{company.Codename}@workforceos.test", "a-fine-password-1");
        (await (await TestCompany.SignInOperator(stand)).Post("/auth-api/v1/users", new { email = mail, password, fullname = "Sue Support", roleId = "saasUser", emailVerified = true })).Should(201);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(await TestCompany.SignIn(stand, null, mail, password));
        await visit.Open($"/platform/companies?codename={company.Codename}");
        await visit.Link(company.Codename).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByText(company.Owner.Email).WaitForAsync();
        (await visit.Button("Open as super admin").CountAsync()).ShouldBe(0);
        await visit.Open("/platform/subscriptions");
        await visit.Page.GetByText("There is no such page here").WaitForAsync();
        (await visit.Link("Subscriptions").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_of_a_company_gets_to_the_platforms_pages()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Page.GotoAsync("/platform/companies");
        await visit.At("/login");
        await visit.Open($"/{company.Codename}/today");
        (await visit.Link("Companies").CountAsync()).ShouldBe(0);
    }
}
