using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Who decides about leave in somebody's place, and what everybody has left.</summary>
[Collection(WebCollection.Name)]
public sealed class LeaveSubstitutesTests(WebStand stand)
{
    private const string Delegations = "/leaveManagement-api/v1/delegations";

    private DateOnly Today => DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime);

    [Fact]
    public async Task A_line_manager_names_a_substitute_who_then_decides()
    {
        var company = await TestCompany.Found(stand);
        var lena = await company.Hire("Lena Line");
        await company.Profile(lena);
        var rita = await company.HireReport(lena);
        var sami = await company.Hire("Sami Substitute");
        await company.Profile(sami);
        var monday = Today.AddDays(7 + ((8 - (int)Today.DayOfWeek) % 7));
        (await rita.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = Iso(monday), endDate = Iso(monday) })).Should(201);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(lena);
        await visit.Open($"/{company.Codename}/leave/substitutes");
        await visit.Page.GetByText("No substitute yet.").WaitForAsync();
        await visit.Press("New substitute");
        (await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "In whose place" }).CountAsync()).ShouldBe(0);
        await Choose(visit, "Who decides", "Sami Substitute");
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await visit.Page.GetByText("Sami Substitute decides for you").WaitForAsync();
        await visit.Page.GetByText("Now", new() { Exact = true }).WaitForAsync();
        var made = (await lena.Get(Delegations)).Should(200)["delegations"].EnumerateArray().ShouldHaveSingleItem();
        (made.Id("substituteId"), made.Str("from")).ShouldBe((sami.UserId, Iso(Today)));

        await visit.Press("New substitute");
        await Choose(visit, "Who decides", "Olga Owner");
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByText("Nobody has two substitutes at once.").WaitForAsync();
        await visit.Press("Cancel");

        await using var substitute = await stand.Visit(390, 844);
        await substitute.SignInBeforehand(sami);
        await substitute.Open($"/{company.Codename}/leave/substitutes");
        await substitute.Page.GetByText("You decide for Lena Line").WaitForAsync();
        (await substitute.Page.GetByRole(AriaRole.Button, new() { Name = "Remove: You decide" }).CountAsync()).ShouldBe(0);
        await substitute.Page.GetByRole(AriaRole.Link, new() { Name = "Decide" }).ClickAsync();
        await substitute.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await substitute.Page.GetByText("Approved", new() { Exact = true }).First.WaitForAsync();

        // Nothing can be undone there but what is done from now on.
        await visit.Open($"/{company.Codename}/leave/substitutes");
        await visit.Press("Remove: Sami Substitute decides for you");
        await visit.Page.GetByText("No substitute yet.").WaitForAsync();
        await visit.Press("Undo");
        await visit.Page.GetByText("Sami Substitute decides for you").WaitForAsync();
    }

    [Fact]
    public async Task An_admin_names_one_for_somebody_else_and_changes_the_days()
    {
        var company = await TestCompany.Found(stand);
        var lena = await company.Hire("Lena Line");
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/leave/substitutes");
        await visit.Press("New substitute");
        await Choose(visit, "In whose place", "Lena Line");
        await Choose(visit, "Who decides", "Olga Owner");
        await visit.Press("Save");
        await visit.Page.GetByText("You decide for Lena Line").WaitForAsync();
        await visit.Press("Change: You decide for Lena Line");
        await visit.Type("Last day", Iso(Today.AddDays(20)));
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var kept = (await lena.Get(Delegations)).Should(200)["delegations"].EnumerateArray().ShouldHaveSingleItem();
        (kept.Id("userId"), kept.Str("to")).ShouldBe((lena.UserId, Iso(Today.AddDays(20))));
    }

    [Fact]
    public async Task Managers_see_what_their_people_have_left_and_employees_do_not()
    {
        var company = await TestCompany.Found(stand);
        var lena = await company.Hire("Lena Line");
        await company.Profile(lena);
        var rita = await company.HireReport(lena);
        await using var employee = await stand.Visit(390, 844);
        await employee.SignInBeforehand(rita);
        await employee.Open($"/{company.Codename}/leave/balances");
        await employee.At($"/{company.Codename}/leave");
        (await employee.Link("Balances").CountAsync()).ShouldBe(0);

        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(lena);
        await visit.Open($"/{company.Codename}/leave/balances");
        await visit.Page.GetByText("Nobody has a balance yet.").WaitForAsync();
        var annual = (await company.Owner.Get("/leaveManagement-api/v1/leavetypes?code=annual")).Should(200)["leaveTypes"][0].Id();
        (await company.Owner.Post("/leaveManagement-api/v1/leaveentitlements", new { leaveTypeId = annual, amount = 24, validFrom = "2025-01-01", carryCap = 0 })).Should(201);
        await visit.Open($"/{company.Codename}/leave/balances");
        var row = visit.Page.GetByRole(AriaRole.Row, new() { Name = "Rita Report" });
        await row.GetByText("24", new() { Exact = true }).WaitForAsync();
        (await visit.Page.GetByRole(AriaRole.Row, new() { Name = "Olga Owner" }).CountAsync()).ShouldBe(0);
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Type", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Annual leave" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Entitled" }).WaitForAsync();
        await row.ClickAsync();
        await visit.At($"/{company.Codename}/people/{rita.UserId}/leave");
    }

    private static async Task Choose(Visit visit, string field, string name)
    {
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = field, Exact = true }).FillAsync(name);
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
