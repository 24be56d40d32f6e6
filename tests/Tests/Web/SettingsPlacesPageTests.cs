using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Where people work, and the devices at which they clock.</summary>
[Collection(WebCollection.Name)]
public sealed class SettingsPlacesPageTests(WebStand stand)
{
    private const string Places = "/attendanceManagement-api/v1/places";
    private const string Kiosks = "/attendanceManagement-api/v1/kiosks";

    [Fact]
    public async Task A_place_with_its_fence_and_tag_is_made_changed_and_deleted()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/places");
        await visit.Press("New place");
        await visit.Type("Name", "Harbour");
        await visit.Choose("To clock here people need", "To be inside the radius");
        await visit.Press("Save");
        await visit.Page.GetByText("needs a latitude and a longitude").First.WaitForAsync();
        await visit.Type("Latitude", "53.545123");
        await visit.Type("Longitude", "-9.970456");
        await visit.Type("Radius in metres", "80");
        await visit.Type("Tags that hang there", "tag-of-the-gate-1");
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await visit.Page.GetByText("80 m around").WaitForAsync();
        var made = (await company.Owner.Get(Places)).Should(200)["places"][0];
        (made.GetProperty("latitude").GetDecimal(), made.GetProperty("longitude").GetDecimal(), made.GetProperty("radiusMeters").GetInt32(), made.Str("requires")).ShouldBe((53.545123m, -9.970456m, 80, "geofence"));

        await visit.Press("Edit: Harbour");
        (await visit.Field("Tags that hang there").InputValueAsync()).ShouldBe("…TE-1");
        await visit.Choose("Without that", "It is refused");
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var changed = (await company.Owner.Get(Places)).Should(200)["places"][0];
        (changed.Str("fenceMode"), changed.GetProperty("nfcTags").GetArrayLength()).ShouldBe(("stop", 1));

        await visit.Press("Delete: Harbour");
        await visit.Press("Delete");
        await visit.Page.GetByText("No place yet").WaitForAsync();
        (await company.Owner.Get(Places)).Should(200)["places"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_kiosk_tells_its_token_once_gets_another_and_is_taken_down()
    {
        var company = await TestCompany.Found(stand);
        (await company.Owner.Post(Places, new { name = "Harbour" })).Should(201);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/places");
        await visit.Press("New kiosk");
        await visit.Type("Name", "Back door");
        await visit.Press("Save");
        var first = await Told(visit);
        await visit.Button("Take down: Back door").WaitForAsync();
        (await visit.Page.ContentAsync()).ShouldNotContain(first);
        (await company.Owner.Get(Kiosks)).Should(200)["kiosks"][0].Str("hint").ShouldBe(first[^4..]);

        await visit.Press("New token for Back door");
        await visit.Press("Make a new token");
        var second = await Told(visit);
        second.ShouldNotBe(first);
        await visit.Page.GetByText($"…{second[^4..]}").WaitForAsync();

        await visit.Press("Take down: Back door");
        await visit.Press("Take down");
        await visit.Page.GetByText("No kiosk yet.").WaitForAsync();
        (await company.Owner.Get(Kiosks)).Should(200)["kiosks"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Employees_have_no_places_to_change()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(await company.Hire());
        await visit.Open($"/{company.Codename}/settings/places");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings", Level = 1 }).WaitForAsync();
        (await visit.Button("New place").CountAsync()).ShouldBe(0);
    }

    private static async Task<string> Told(Visit visit)
    {
        var token = await visit.Field("The token").InputValueAsync();
        token.Length.ShouldBeGreaterThan(20);
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "The device has it" }).CheckAsync();
        await visit.Press("Done");
        return token;
    }
}
