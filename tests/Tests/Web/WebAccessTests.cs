using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Whether everybody can use every page: as axe sees it, by keys, on narrow screens, in each language; and that nothing is fetched from elsewhere or complained of.</summary>
[Collection(WebCollection.Name)]
public sealed class WebAccessTests(WebStand stand)
{
    public static TheoryData<int, ColorScheme> Screens => new()
    {
        { 1440, ColorScheme.Light }, { 1440, ColorScheme.Dark }, { 390, ColorScheme.Light }, { 390, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task No_page_has_a_barrier(int width, ColorScheme scheme)
    {
        var company = await TestCompany.Found(stand);
        List<string> barriers = [];
        foreach (var person in new[] { null, company.Owner, await TestCompany.SignInOperator(stand) })
        {
            await using var visit = await stand.Visit(width, width < 640 ? 844 : 900, scheme);
            if (person is not null) await visit.SignInBeforehand(person);
            foreach (var page in WebPage.All.Where(p => p.SignedIn == (person is { Company: not null }) && p.OfPlatform == (person is { Company: null })))
            {
                await visit.Open(page.At(company.Codename));
                await visit.Quiet();
                await visit.Picture($"{page.Path.Replace("{c}", "company", StringComparison.Ordinal).Trim('/').Replace('/', '-').Split('?')[0]}-{width}-{scheme}".ToLowerInvariant());
                barriers.AddRange((await visit.Barriers()).Select(b => $"{page.Path}: {b}"));
                (await visit.Page.TitleAsync()).ShouldEndWith("WorkforceOS");
                (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, page.Path);
            }
        }
        barriers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("buttons")]
    [InlineData("fields")]
    [InlineData("signs")]
    [InlineData("layers")]
    [InlineData("lists")]
    public async Task No_part_of_the_kit_is_a_barrier(string part)
    {
        // The page is there in Development alone; this host is told that it is, as far as the pages go.
        await using var visit = await stand.Visit(scheme: part is "signs" ? ColorScheme.Dark : ColorScheme.Light);
        await visit.Page.RouteAsync("**/app-config.json", route => route.FulfillAsync(new() { Json = new { environments = new[] { new { name = "Production", baseUrl = "" } }, baseDomain = (string?)null, registration = new { company = true }, development = true, version = "0" } }));
        await visit.Open("/kit");
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = part }).ClickAsync();

        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture($"kit-{part}");
    }

    [Fact]
    public async Task Pages_are_walked_by_keys_and_the_focus_follows()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/inbox");

        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("e");
        await visit.At($"/{company.Codename}/me");
        await Assertions.Expect(visit.Page.Locator("h1")).ToBeFocusedAsync(new() { Timeout = 30_000 });

        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search or jump" }).FillAsync("inb");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.At($"/{company.Codename}/inbox");

        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" }).WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task The_companies_drawer_is_opened_searched_and_left_by_keys()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.Open("/");

        var button = visit.Button("See companies");
        await button.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Companies" }).WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await button.EvaluateAsync<bool>("button => button === document.activeElement")).ShouldBeTrue();

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByPlaceholder("Find a company").FillAsync(company.Codename);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = $"{company.Codename} Ltd" }).WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.At($"/{company.Codename}");
        await visit.Link("Log in").WaitForAsync();
    }

    [Theory]
    [InlineData("de-DE", "Anmelden")]
    [InlineData("tr-TR", "Giriş yap")]
    public async Task The_pages_speak_the_language_of_the_browser(string language, string title)
    {
        await using var visit = await stand.Visit(390, 844, language: language);
        await visit.Open("/login");

        (await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe(title);
        (await visit.Page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe(language[..2]);
    }
}
