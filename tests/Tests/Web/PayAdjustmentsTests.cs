using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Payroll;

namespace WorkforceOS.Tests.Web;

/// <summary>Single amounts beside what is agreed, from the report in which they are missing to the pay that has them.</summary>
[Collection(WebCollection.Name)]
public sealed class PayAdjustmentsTests(WebStand stand)
{
    private const string Adjustments = "/payrollReporting-api/v1/payadjustments";

    /// <summary>Of the month before this one.</summary>
    private DateOnly First => DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime).AddDays(1 - stand.Clock.Now.Day).AddMonths(-1);

    private string From => Iso(First);

    private string To => Iso(First.AddMonths(1).AddDays(-1));

    [Fact]
    public async Task An_amount_is_entered_from_a_report_changed_removed_brought_back_and_calculated()
    {
        var company = await TestCompany.Found(stand);
        var anna = await company.Hire("Anna Amount");
        await company.Profile(anna, salary: 3200);
        var report = (await company.Owner.Calculate(anna, From, To)).Should(201)["payrollReport"];
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/payroll/review?from={From}&to={To}&report={report.Id()}");
        await visit.Link("Add or deduct an amount").ClickAsync();

        var form = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Amount for Anna Amount" });
        await form.WaitForAsync();
        (await visit.Field("Day").InputValueAsync()).ShouldBe(To);
        await visit.Type("Name", "Summer party");
        await visit.Type("Amount", "150.5");
        await form.GetByText("150.50 more once it is calculated anew").WaitForAsync();
        await visit.Choose("Kind", "Deduction");
        await form.GetByText("150.50 less once it is calculated anew").WaitForAsync();
        await visit.Choose("Kind", "Bonus");
        (await visit.Barriers()).ShouldBeEmpty();
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Row(visit, "Summer party").GetByText("150.50").WaitForAsync();
        visit.Page.Url.ShouldEndWith($"/people/{anna.UserId}/pay");
        var made = (await All(company)).ShouldHaveSingleItem();
        (made.Str("kind"), made.Str("day"), made.Money("amount")).ShouldBe(("bonus", To, 150.50m));

        // Changed by somebody else meanwhile, it is not written over.
        await visit.Press("Change: Summer party");
        await visit.Type("Amount", "200");
        (await company.Owner.Patch($"{Adjustments}/{made.Id()}", new { note = "Told by phone" })).Should(200);
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert).WaitForAsync();
        (await visit.Page.GetByRole(AriaRole.Dialog).InnerTextAsync()).ShouldNotContain("errMsg_");
        await visit.Press("Cancel");
        await Row(visit, "Summer party").GetByText("Told by phone").WaitForAsync();
        await visit.Press("Change: Summer party");
        await visit.Type("Amount", "200");
        await visit.Press("Save");
        await Row(visit, "Summer party").GetByText("200.00").WaitForAsync();

        await visit.Press("Remove: Summer party");
        await visit.Page.GetByText("No single amount yet.").WaitForAsync();
        // It is gone at once; what takes that back comes with the word that it is.
        await visit.Page.GetByText("Summer party is removed.").First.WaitForAsync();
        await visit.Button("Undo").Last.ClickAsync();
        await Row(visit, "Summer party").GetByText("200.00").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();

        await visit.Page.GoBackAsync();
        await visit.Press("Calculate anew");
        var sheet = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Anna Amount" });
        await sheet.GetByRole(AriaRole.Row).Filter(new() { HasText = "Summer party" }).GetByText("200.00").WaitForAsync();
        (await company.Owner.Report(report)).Money().ShouldBe(report.Money() + 200);
    }

    [Fact]
    public async Task What_is_approved_takes_no_amount_and_another_day_does()
    {
        var company = await TestCompany.Found(stand);
        var anna = await company.Hire("Anna Amount");
        await company.Profile(anna, salary: 3200);
        (await company.Owner.Post(Adjustments, new { userId = anna.UserId, day = From, kind = "expense", code = "Train", amount = 40 })).Should(201);
        (await company.Owner.Approve((await company.Owner.Calculate(anna, From, To)).Should(201)["payrollReport"])).Should(200);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/people/{anna.UserId}/pay");
        await Row(visit, "Train").GetByText("Approved").WaitForAsync();
        (await visit.Button("Change: Train").CountAsync()).ShouldBe(0);

        await visit.Press("Add an amount");
        await visit.Choose("Kind", "Deduction");
        await visit.Type("Name", "Broken glass");
        await visit.Type("Amount", "12");
        await visit.Type("Day", From);
        await visit.Page.GetByText("Choose a day outside it").WaitForAsync();
        (await visit.Button("Save").IsDisabledAsync()).ShouldBeTrue();
        var next = Iso(First.AddMonths(2));
        await visit.Type("Day", next);
        await visit.Page.GetByText("12.00 is taken off when the period with").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        await Row(visit, "Broken glass").GetByText("12.00").WaitForAsync();
        (await All(company)).Single(a => a.Str("code") == "Broken glass").Str("day").ShouldBe(next);
    }

    [Fact]
    public async Task Nobody_enters_their_own_and_a_line_manager_only_where_managers_approve()
    {
        var company = await TestCompany.Found(stand);
        var manager = await company.Hire("Mona Manager");
        await company.Profile(manager, salary: 5000);
        var admin = await company.Hire("Ada Admin", "tenantAdmin");
        await company.Profile(admin, salary: 6000);
        var rita = await company.HireReport(manager);
        (await company.Owner.Post(Adjustments, new { userId = rita.UserId, day = From, kind = "bonus", code = "Jubilee", amount = 75 })).Should(201);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(manager);
        await visit.Open($"/{company.Codename}/people/{rita.UserId}/pay?add={From}");
        await Row(visit, "Jubilee").GetByText("75.00").WaitForAsync();
        await visit.Quiet();
        (await visit.Button("Add an amount").CountAsync()).ShouldBe(0);
        (await visit.Page.GetByRole(AriaRole.Dialog).CountAsync()).ShouldBe(0);

        await using var own = await stand.Visit();
        await own.SignInBeforehand(admin);
        await own.Open($"/{company.Codename}/people/{admin.UserId}/pay");
        await own.Page.GetByText("No single amount yet.").WaitForAsync();
        await own.Quiet();
        (await own.Button("Add an amount").CountAsync()).ShouldBe(0);
    }

    private static ILocator Row(Visit visit, string name) => visit.Page.GetByRole(AriaRole.List, new() { Name = "Additions and deductions" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

    private static async Task<List<JsonElement>> All(TestCompany company) => [.. (await company.Owner.Get(Adjustments)).Should(200)["payAdjustments"].EnumerateArray()];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
