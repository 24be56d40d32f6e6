using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What is one's own: what reaches one, keys of programs, and leaving.</summary>
[Collection(WebCollection.Name)]
public sealed class MePageTests(WebStand stand)
{
    private const string Preferences = "/notification-api/preferences";

    [Fact]
    public async Task Every_kind_that_can_reach_somebody_is_switched_by_mail_and_push_and_holds_at_once()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/me/notifications");
        var mail = visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Mail: You are on a new shift" });
        await mail.WaitForAsync();
        var known = (await company.Owner.Get(Preferences)).Should(200)["preferences"].GetProperty("mail").EnumerateObject().Count();
        // But what is disputed is the platform's to know.
        (await visit.Page.GetByRole(AriaRole.Switch, new() { NameRegex = new("^Mail: ") }).CountAsync()).ShouldBe(known - 1);

        // Clicked, not checked: it is looked at as soon as the page has drawn, not sooner.
        await mail.ClickAsync();
        await visit.Quiet();
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "One mail a day" }).ClickAsync();
        await visit.Field("From").FillAsync("2130");
        await visit.Field("From").PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Sun", Exact = true }).ClickAsync();
        await visit.Quiet();
        var chosen = (await company.Owner.Get(Preferences)).Should(200)["preferences"];
        chosen.GetProperty("mail").GetProperty("shiftAssigned").GetBoolean().ShouldBeFalse();
        chosen.GetProperty("push").GetProperty("shiftAssigned").GetBoolean().ShouldBeTrue();
        chosen.Str("digest").ShouldBe("daily");
        chosen.GetProperty("quietHours").Str("from")!.ShouldStartWith("21:30");
        chosen.GetProperty("quietHours").GetProperty("weekdays").GetArrayLength().ShouldBe(6);

        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Quiet hours" }).ClickAsync();
        await visit.Field("From").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visit.Quiet();
        await visit.Page.ReloadAsync();
        await mail.WaitForAsync();
        (await mail.IsCheckedAsync()).ShouldBeFalse();
        (await visit.Field("From").CountAsync()).ShouldBe(0);

        // What only managers are told stands for nobody else.
        await using var employee = await stand.Visit(390, 844);
        await employee.SignInBeforehand(emil);
        await employee.Open($"/{company.Codename}/me/notifications");
        await employee.Page.GetByRole(AriaRole.Switch, new() { Name = "Push: Your leave is decided" }).WaitForAsync();
        (await employee.Page.GetByText("Somebody asks for leave").CountAsync()).ShouldBe(0);
        (await employee.Page.GetByText("A payment failed").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_device_is_removed_and_gets_no_more_pushes()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/me/notifications");
        await visit.Page.GetByText("No device gets pushes yet").WaitForAsync();
        (await company.Owner.Post("/notification-api/devices/register", new { deviceId = "phone", os = "ANDROID", osModel = "Pixel 12", notificationToken = $"token-{company.Codename}" })).Should(201);

        await visit.Page.ReloadAsync();
        await visit.Page.GetByText("Pixel 12").WaitForAsync();
        await visit.Press("Send a test");
        await visit.Page.GetByText("of 1 device was reached").First.WaitForAsync();
        await visit.Press("Remove Pixel 12");
        await visit.Page.GetByText("No device gets pushes yet").WaitForAsync();
        await visit.Quiet();
        (await company.Owner.Get("/notification-api/devices?state=active")).Should(200)["devices"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_ends_when_it_is_deleted()
    {
        var company = await TestCompany.Found(stand);
        var anton = await company.Hire("Anton Admin", "tenantAdmin");
        // Of others' keys, which an admin is answered too, one's own page shows none.
        (await company.Owner.Post("/auth-api/v1/apikeys", new { name = "Not yours" })).Should(201);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(anton);
        await visit.Open($"/{company.Codename}/me/apikeys");
        await visit.Page.GetByText("No key yet").WaitForAsync();
        await visit.Press("New key");
        await visit.Type("Name", "Payroll export");
        await visit.Press("Make the key");
        var secret = await visit.Field("The key").InputValueAsync();
        secret.ShouldStartWith("sk_mbx_");
        (await visit.Button("Done").IsDisabledAsync()).ShouldBeTrue();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "I have stored it" }).CheckAsync();
        await visit.Press("Done");
        await visit.Page.GetByText("never used").WaitForAsync();
        (await visit.Page.ContentAsync()).ShouldNotContain(secret);
        (await visit.Page.GetByText("Not yours").CountAsync()).ShouldBe(0);

        var program = new Client(stand.Http, company.Codename, secret);
        (await program.Get($"/auth-api/v1/users/{anton.UserId}")).Should(200);
        await visit.Press("Delete Payroll export");
        await visit.Press("Delete");
        await visit.Page.GetByText("No key yet").WaitForAsync();
        (await program.Get($"/auth-api/v1/users/{anton.UserId}")).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("archive my account")]
    [InlineData("ARCHİVE MY ACCOUNT")]
    public async Task Whoever_archives_their_account_is_out_and_comes_back_within_thirty_days(string typed)
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(emil);
        await visit.Open($"/{company.Codename}/me");
        await visit.Press("Archive");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Archive your account?" });
        await dialog.GetByText("30 days").WaitForAsync();
        var archive = dialog.GetByRole(AriaRole.Button, new() { Name = "Archive", Exact = true });
        (await archive.IsDisabledAsync()).ShouldBeTrue();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(typed);
        await archive.ClickAsync();
        await visit.At($"/{company.Codename}/login");
        (await emil.Get("/auth-api/currentuser")).Status.ShouldBe(401);

        await TestCompany.SignIn(stand, company.Codename, emil.Email!, TestCompany.Password);
    }

    [Fact]
    public async Task The_owner_cannot_leave_the_company_they_founded()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/me");
        await visit.Button("Sign out").WaitForAsync();
        (await visit.Button("Archive").CountAsync()).ShouldBe(0);
    }
}
