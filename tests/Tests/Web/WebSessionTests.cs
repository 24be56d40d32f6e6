using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Whose session it is, and what of it stays on a device.</summary>
[Collection(WebCollection.Name)]
public sealed class WebSessionTests(WebStand stand)
{
    [Fact]
    public async Task Two_companies_in_two_tabs_do_not_mix()
    {
        var (first, second) = (await TestCompany.Found(stand), await TestCompany.Found(stand));
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(first.Owner);
        await visit.SignInBeforehand(second.Owner);
        var other = await visit.Context.NewPageAsync();
        List<(string Page, string? Company)> asked = [];
        visit.Context.Request += (_, request) => { if (request.Url.Contains("-api/", StringComparison.Ordinal) && !request.Url.Contains("/bucket/", StringComparison.Ordinal)) lock (asked) asked.Add((new Uri(request.Frame.Url).AbsolutePath.Split('/')[1], request.Headers.GetValueOrDefault("mbx-company-codename"))); };

        await visit.Open($"/{first.Codename}/me");
        await other.GotoAsync($"/{second.Codename}/me");
        await other.GetByText(second.Owner.Email).First.WaitForAsync();
        await visit.Page.ReloadAsync();

        await visit.Page.GetByText(first.Owner.Email).First.WaitForAsync();
        lock (asked)
        {
            asked.Count.ShouldBeGreaterThan(4);
            asked.ShouldAllBe(a => a.Page == a.Company);
        }
    }

    [Fact]
    public async Task No_token_is_kept_where_a_script_could_find_it_and_signing_out_leaves_nothing()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/me");
        await visit.Page.GetByText(company.Owner.Email).First.WaitForAsync();
        const string Kept = "JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie";
        (await visit.Page.EvaluateAsync<string>(Kept)).ShouldNotContain(company.Owner.Token!);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "You:" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await visit.At($"/{company.Codename}/login");

        (await company.Owner.Get("/auth-api/currentuser")).Status.ShouldBe(401);
        (await visit.Page.EvaluateAsync<string>(Kept)).ShouldNotContain(company.Codename);
        (await visit.Page.EvaluateAsync<int>("indexedDB.databases().then(all => all.length)")).ShouldBe(0);
    }

    [Fact]
    public async Task What_somebody_is_told_shows_at_once_on_an_open_page()
    {
        var company = await TestCompany.Found(stand);
        var employee = await company.Hire();
        await company.Profile(employee);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(employee);
        var line = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/notification-api/stream", StringComparison.Ordinal));
        await visit.Open($"/{company.Codename}/inbox");
        await line;

        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = $"{stand.Clock.Now.AddDays(3):yyyy-MM-dd}", startTime = "09:00", endTime = "17:00", location = "Main street", assignedUserIds = new[] { employee.UserId } })).Should(201);
        await stand.DeliverOutbox();

        await visit.Page.GetByText("Main street").First.WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "All seen" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "All seen" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await employee.Get("/notification-api/notifications?pageRowCount=1"))["unreadCount"].GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_picture_is_cropped_saved_and_shown()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/me");

        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "me.png", MimeType = "image/png", Buffer = await visit.Page.ScreenshotAsync() });
        await visit.Press("Take this");
        await visit.Press("Save");

        await visit.Page.GetByText("Your profile is saved.").First.WaitForAsync();
        await visit.Page.Locator("main img[src*='/userAvatars/download/key/']").WaitForAsync();
    }

    [Fact]
    public async Task Unsaved_input_is_not_left_by_mistake()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/me");
        await visit.Type("Your name", "Olga Renamed");

        await visit.Link("Password").ClickAsync();
        await visit.Press("Stay here");
        (await visit.Field("Your name").InputValueAsync()).ShouldBe("Olga Renamed");
        visit.Page.Url.ShouldEndWith($"/{company.Codename}/me");

        await visit.Link("Password").ClickAsync();
        await visit.Press("Leave");
        await visit.At($"/{company.Codename}/me/password");
    }

    [Fact]
    public async Task When_the_host_cannot_be_reached_the_page_says_so_and_tries_again()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.Open("/login");
        await visit.Context.SetOfflineAsync(true);
        await visit.Type("Email", company.Owner.Email);
        await visit.Type("Password", TestCompany.Password);
        await visit.Press("Log in");

        (await visit.Page.GetByRole(AriaRole.Alert).First.InnerTextAsync()).ShouldContain("cannot be reached");
        await visit.Context.SetOfflineAsync(false);
    }
}
