using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What people are entitled to and what is adjusted by hand, with the balances that follow.</summary>
[Collection(WebCollection.Name)]
public sealed class EntitlementTests(WebStand stand)
{
    private const string Entitlements = "/leaveManagement-api/v1/leaveentitlements";
    private const string Adjustments = "/leaveManagement-api/v1/leaveadjustments";

    [Fact]
    public async Task An_admin_gives_a_person_an_entitlement_and_the_balance_follows()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        await company.Profile(emil);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/people/{emil.UserId}/leave");
        await visit.Page.GetByText("No entitlement yet.").WaitForAsync();
        await visit.Press("New entitlement");
        await visit.Type("Days a year", "27");
        await visit.Type("Carried over at most", "0");
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await visit.Page.GetByText("27 days left").WaitForAsync();
        await visit.Page.GetByText("27 days a year · from").WaitForAsync();
        (await company.Owner.Get($"{Entitlements}?userId={emil.UserId}")).Should(200)["leaveEntitlements"][0].GetProperty("carryCap").GetDecimal().ShouldBe(0);

        await visit.Press("New entitlement");
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByText("There is an entitlement to this type from the same day on already.").WaitForAsync();
        await visit.Press("Cancel");

        await visit.Press("Change: Annual leave");
        await visit.Type("Days a year", "30");
        await visit.Press("Save");
        await visit.Page.GetByText("30 days left").WaitForAsync();
        // Nothing can be undone there but what is done from now on.
        await visit.Open($"/{company.Codename}/people/{emil.UserId}/leave");
        await visit.Press("Remove: Annual leave");
        await visit.Page.GetByText("No entitlement yet.").WaitForAsync();
        await visit.Press("Undo");
        await visit.Page.GetByText("30 days left").WaitForAsync();
    }

    [Fact]
    public async Task An_adjustment_changes_the_balance_says_by_whom_and_why_and_can_be_taken_back()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        await company.Profile(emil);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/people/{emil.UserId}/leave");
        await visit.Press("New adjustment");
        await visit.Type("Days", "2.5");
        await visit.Type("Reason", "Moved house");
        await visit.Press("Save");
        await visit.Page.GetByText("+2.5 days").WaitForAsync();
        await visit.Page.GetByText("2.5 days left").WaitForAsync();
        var made = (await company.Owner.Get($"{Adjustments}?userId={emil.UserId}")).Should(200)["leaveAdjustments"].EnumerateArray().ShouldHaveSingleItem();
        (made.GetProperty("amount").GetDecimal(), made.Str("reason")).ShouldBe((2.5m, "Moved house"));

        await visit.Press("Change: Moved house");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByText("Olga Owner,").WaitForAsync();
        await visit.Type("Days", "-1");
        await visit.Press("Save");
        await visit.Page.GetByText("-1 day", new() { Exact = true }).WaitForAsync();
        // Nothing can be undone there but what is done from now on.
        await visit.Open($"/{company.Codename}/people/{emil.UserId}/leave");
        await visit.Press("Remove: Moved house");
        await visit.Page.GetByText("Nothing was adjusted by hand.").WaitForAsync();
        await visit.Press("Undo");
        await visit.Page.GetByText("-1 day", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task A_department_is_entitled_at_the_leave_types_and_the_person_shows_it()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        var department = await company.Department("Harbour", emil);
        await company.Profile(emil, department: department);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/leavetypes");
        await visit.Press("New entitlement");
        await visit.Choose("Whose", "Harbour");
        await visit.Choose("Carried days expire after", "March");
        (await visit.Field("Day").First.InputValueAsync()).ShouldBe("31");
        await visit.Press("Save");
        await visit.Page.GetByText("the rest is carried over until March 31").WaitForAsync();
        var made = (await company.Owner.Get(Entitlements)).Should(200)["leaveEntitlements"].EnumerateArray().ShouldHaveSingleItem();
        (made.Id("departmentId"), made.Str("carryExpires"), made.Str("yearStart")).ShouldBe((department, "03-31", "01-01"));

        await visit.Open($"/{company.Codename}/people/{emil.UserId}/leave");
        await visit.Page.GetByText("20 days left").Or(visit.Page.GetByText("40 days left")).WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Entitlements" }).GetByText("Harbour").WaitForAsync();
        (await visit.Button("Remove: Annual leave").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_changes_their_own_and_line_managers_see_balances_alone()
    {
        var company = await TestCompany.Found(stand);
        await company.Profile(company.Owner);
        var lena = await company.Hire("Lena Line");
        var rita = await company.HireReport(lena);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/people/me/leave");
        await visit.Page.GetByText("Another admin changes your own.").First.WaitForAsync();
        await visit.Quiet();
        (await visit.Button("New entitlement").CountAsync()).ShouldBe(0);
        (await visit.Button("New adjustment").CountAsync()).ShouldBe(0);

        await using var manager = await stand.Visit();
        await manager.SignInBeforehand(lena);
        await manager.Open($"/{company.Codename}/people/{rita.UserId}/leave");
        await manager.Page.GetByText("No leave yet.").WaitForAsync();
        await manager.Quiet();
        (await manager.Page.GetByText("Adjustments").CountAsync()).ShouldBe(0);
    }
}
