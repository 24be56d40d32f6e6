using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What people can be away for, and what each asks of them.</summary>
[Collection(WebCollection.Name)]
public sealed class SettingsLeaveTypesPageTests(WebStand stand)
{
    private const string Types = "/leaveManagement-api/v1/leavetypes?pageRowCount=200";

    [Fact]
    public async Task A_type_is_made_changed_and_archived()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/leavetypes");
        await visit.Press("New type");
        await visit.Type("Name", "Moving house");
        await visit.Type("Short code", "moving");
        await visit.Type("Other words for it", "Umzug, move");
        await visit.Choose("Document", "After some days");
        await visit.Type("Days of notice", "14");
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await visit.Page.GetByText("Moving house is saved.").First.WaitForAsync();
        var made = await Of(company, "moving");
        (made!.Value.GetProperty("noticeDays").GetInt32(), made.Value.GetProperty("documentAfterDays").GetInt32(), made.Value.GetProperty("aliases").GetArrayLength()).ShouldBe((14, 3, 2));

        await visit.Press("Edit: Moving house");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Checkbox, new() { Name = "Paid", Exact = true }).UncheckAsync();
        await visit.Press("Save");
        await visit.Page.GetByText("Moving house is saved.").First.WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await Of(company, "moving"))!.Value.GetProperty("paid").GetBoolean().ShouldBeFalse();

        await visit.Press("Archive: Moving house");
        await visit.Press("Archive");
        await visit.Button("Archive: Moving house").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await Of(company, "moving")).ShouldBeNull();
    }

    [Fact]
    public async Task A_word_of_another_type_is_refused_and_what_was_typed_stays()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/leavetypes");
        await visit.Press("New type");
        await visit.Type("Name", "Sick again");
        await visit.Type("Short code", "SICK");
        await visit.Press("Save");
        await visit.Page.GetByText("Another type of leave has this code").First.WaitForAsync();
        (await visit.Field("Name").InputValueAsync()).ShouldBe("Sick again");
    }

    [Fact]
    public async Task What_holds_for_all_leave_is_saved()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/leavetypes");
        await visit.Type("Half of the day at", "13");
        await visit.Field("Half of the day at").PressAsync("Tab");
        await visit.Press("Save");
        await visit.Page.GetByText("The settings are saved.").First.WaitForAsync();
        (await company.Owner.Get("/auth-api/v1/companyprofile")).Should(200)["company"].GetProperty("settings").Str("halfDayAt")!.ShouldStartWith("13:00");
    }

    [Fact]
    public async Task Employees_have_no_types_to_change()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(await company.Hire());
        await visit.Open($"/{company.Codename}/settings/leavetypes");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings", Level = 1 }).WaitForAsync();
        (await visit.Button("New type").CountAsync()).ShouldBe(0);
    }

    private static async Task<System.Text.Json.JsonElement?> Of(TestCompany company, string code)
    {
        var types = (await company.Owner.Get(Types)).Should(200)["leaveTypes"].EnumerateArray().Where(t => t.Str("code") == code).ToList();
        return types.Count == 0 ? null : types[0];
    }
}
