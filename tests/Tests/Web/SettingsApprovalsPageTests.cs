using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Who decides about leave, step by step.</summary>
[Collection(WebCollection.Name)]
public sealed class SettingsApprovalsPageTests(WebStand stand)
{
    private const string Policies = "/leaveManagement-api/v1/approvalpolicies";
    private const string Types = "/leaveManagement-api/v1/leavetypes";

    [Fact]
    public async Task A_chain_of_steps_is_made_put_in_another_order_and_deleted()
    {
        var company = await TestCompany.Found(stand);
        var ada = await company.Hire("Ada Admin", "tenantAdmin");
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/approvals");
        await visit.Page.GetByText("No policy yet.").WaitForAsync();
        await visit.Press("New policy");
        await visit.Type("Name", "Long leave");
        await visit.Press("Add a step");
        await Choose(visit, 1, "One person");
        await visit.Press("Save");
        await visit.Page.GetByText("Choose who decides.").WaitForAsync();
        (await company.Owner.Get(Policies)).Should(200)["approvalPolicies"].GetArrayLength().ShouldBe(0);
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Person", Exact = true }).FillAsync("Ada");
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Ada Admin" }).ClickAsync();
        await visit.Type("Only over so many days", "5");
        await visit.Page.GetByRole(AriaRole.Status).GetByText("Decided by the line manager, then Ada Admin (more than 5 days).").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.List, new() { Name = "Approval policies" }).GetByText("then Ada Admin (more than 5 days). After 3 working days others are asked too.").WaitForAsync();
        await visit.Page.GetByText("No leave type uses it.").WaitForAsync();
        var made = (await company.Owner.Get(Policies)).Should(200)["approvalPolicies"][0];
        var steps = made.GetProperty("steps");
        (made.Str("name"), steps[0].Str("who"), steps[1].Id("userId"), steps[1].GetProperty("ifDaysOver").GetDecimal()).ShouldBe(("Long leave", "lineManager", ada.UserId, 5m));

        await visit.Press("Edit: Long leave");
        await visit.Press("Move step 2 up");
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.List, new() { Name = "Approval policies" }).GetByText("Decided by Ada Admin, then the line manager.").WaitForAsync();

        await visit.Press("Delete: Long leave");
        await visit.Press("Delete");
        await visit.Page.GetByText("No policy yet.").WaitForAsync();
        (await company.Owner.Get(Policies)).Should(200)["approvalPolicies"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_policy_that_a_type_names_says_so_and_stays()
    {
        var company = await TestCompany.Found(stand);
        var policy = (await company.Owner.Post(Policies, new { name = "Two pairs of eyes", steps = new[] { new { who = "lineManager" }, new { who = "admins" } } })).Should(201)["approvalPolicy"].Id();
        var annual = (await company.Owner.Get($"{Types}?code=annual")).Should(200)["leaveTypes"][0].Id();
        (await company.Owner.Patch($"{Types}/{annual}", new { approval = policy })).Should(200);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/approvals");
        await visit.Page.GetByText("For Annual leave.").WaitForAsync();
        await visit.Press("Delete: Two pairs of eyes");
        await visit.Press("Delete");
        await visit.Page.GetByText("A type of leave is approved by this policy.").First.WaitForAsync();
        (await visit.Button("Edit: Two pairs of eyes").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Employees_have_no_policies_to_change()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(await company.Hire());
        await visit.Open($"/{company.Codename}/settings/approvals");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings", Level = 1 }).WaitForAsync();
        (await visit.Button("New policy").CountAsync()).ShouldBe(0);
    }

    /// <summary>Of the step with that index.</summary>
    private static async Task Choose(Visit visit, int step, string who)
    {
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Decided by", Exact = true }).Nth(step).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = who, Exact = true }).ClickAsync();
    }
}
