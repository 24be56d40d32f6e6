using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Payroll;

namespace WorkforceOS.Tests.Web;

/// <summary>Pay, from what is still open to the money that has gone out, on the pages of whoever pays and whoever is paid.</summary>
[Collection(WebCollection.Name)]
public sealed class PayrollPageTests(WebStand stand)
{
    /// <summary>Of the month before this one.</summary>
    private DateOnly First => DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime).AddDays(1 - stand.Clock.Now.Day).AddMonths(-1);

    private string From => Iso(First);

    private string To => Iso(First.AddMonths(1).AddDays(-1));

    [Fact]
    public async Task A_clerk_checks_calculates_enters_a_bonus_approves_and_pays_and_what_changes_later_is_settled()
    {
        var company = await TestCompany.Found(stand);
        var (anna, ben) = (await company.Hire("Anna Amount"), await company.Hire("Ben Nothing"));
        var profile = await company.Profile(anna, salary: 3200);
        await company.Profile(ben);
        var day = new DateTimeOffset(First.AddDays(9).ToDateTime(default), TimeSpan.Zero);
        var shift = await company.Owner.Plan(Iso(First.AddDays(9)), "08:00", "20:00", anna);
        await company.Owner.Enter(anna, shift, day.AddHours(8), day.AddHours(18));
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/payroll?from={From}&to={To}");

        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "No pay agreed" }).GetByText("Ben Nothing").WaitForAsync();
        await Step(visit, "Calculate").ClickAsync();
        await visit.Press("Calculate");
        await visit.Page.GetByText("2 of 2 calculated.").WaitForAsync();
        await visit.Link("Go on to review").ClickAsync();

        // Two hours beyond eight, at one and a half: the table says what the server says, and where it comes from.
        var report = await ReportOf(company, anna);
        await Row(visit, "Anna Amount").GetByText(Figure(report.Money())).WaitForAsync();
        (await Row(visit, "Anna Amount").GetByRole(AriaRole.Cell, new() { Name = "2.00", Exact = true }).GetAttributeAsync("title"))!.ShouldContain("2 h × ");
        report.Money().ShouldBe(3200 + decimal.Round(2 * 3200m * 12 / 2080 * 1.5m, 2, MidpointRounding.AwayFromZero));
        (await visit.Barriers()).ShouldBeEmpty();

        // Half a cent is refused where it was typed; an amount is calculated anew, and taken back.
        await visit.Press("Bonus of Anna Amount: 0.00");
        await visit.Type("Bonus of Anna Amount", "150.505");
        await visit.Page.Keyboard.PressAsync("Enter");
        (await Row(visit, "Anna Amount").GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("at most 2 decimals");
        await visit.Type("Bonus of Anna Amount", "150.50");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Row(visit, "Anna Amount").GetByText(Figure(report.Money() + 150.50m)).WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Sum of all 2 reports" }).GetByText("150.50").WaitForAsync();
        await visit.Press("Undo");
        await visit.Button("Bonus of Anna Amount: 0.00").WaitForAsync();
        (await ReportOf(company, anna)).Money("bonus").ShouldBe(0);

        await visit.Press("Approve all 2");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await visit.Page.GetByText("none to approve").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await visit.Button("Bonus of Anna Amount: 0.00").CountAsync()).ShouldBe(0);
        var times = (await company.Owner.Get($"{Work.RecordsPath}?userId={anna.UserId}")).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem();
        (await company.Owner.Undo(times.Id())).ShouldRefuse(400, "PeriodLocked");

        await Step(visit, "Pay and export").ClickAsync();
        await visit.Press("Mark all 2 as paid");
        await visit.Press("Mark 2 as paid");
        await visit.Page.GetByText("2 marked as paid.").First.WaitForAsync();
        await visit.Press("Export");
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Totals by person (CSV)" }).ClickAsync());
        (await File.ReadAllTextAsync(await file.PathAsync())).ShouldContain("Anna Amount");

        // A raise within days that are paid: the report stays, and the difference is paid with the next one.
        (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{profile}", new { salary = 3300, effectiveFrom = From, reason = "Agreed in writing" })).Should(200);
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("Enter");
        var sheet = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Anna Amount" });
        await sheet.GetByText("and frozen: nothing of it changes any more").WaitForAsync();
        await sheet.GetByText("Changed after it was approved: terms of employment").WaitForAsync();
        var difference = (await ReportOf(company, anna)).Money("difference");
        difference.ShouldBeGreaterThan(100);
        await sheet.GetByText(Figure(difference)).WaitForAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Days" }).ClickAsync();
        await sheet.GetByText("08:00–18:00").WaitForAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "History" }).ClickAsync();
        await sheet.GetByText("Bonus: 150.50 → 0.00").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Settle" }).ClickAsync();
        var settling = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Settle what has changed" });
        await settling.GetByText(Figure(difference)).WaitForAsync();
        await settling.GetByRole(AriaRole.Button, new() { Name = "Settle" }).ClickAsync();
        await settling.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await sheet.WaitForAsync();
        await sheet.GetByText("Changed after it was approved").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await company.Owner.Get("/payrollReporting-api/v1/payadjustments")).Should(200)["payAdjustments"].EnumerateArray().ShouldHaveSingleItem().Money("amount").ShouldBe(difference);
        (await ReportOf(company, anna)).Money().ShouldBe(report.Money());
    }

    [Fact]
    public async Task Whoever_is_paid_sees_their_own_pay_without_notes_and_a_line_manager_that_of_the_team()
    {
        var company = await TestCompany.Found(stand);
        var (manager, other) = (await company.Hire("Mona Manager"), await company.Hire("Otto Other"));
        await company.Profile(manager, salary: 5000);
        await company.Profile(other, salary: 4000);
        var rita = await company.HireReport(manager);
        (await company.Owner.Post(Pay.RunsPath, new { periodStart = From, periodEnd = To })).Should(201);
        var report = await ReportOf(company, rita);
        (await company.Owner.Change(report, new { bonus = 321.5m, notes = "Told nobody yet" })).Should(200);
        await using var paid = await stand.Visit(390, 844);
        await paid.SignInBeforehand(rita);
        await paid.Open($"/{company.Codename}/payroll/review");

        await paid.At($"/{company.Codename}/payroll");
        await paid.Page.GetByText("321.50").First.WaitForAsync();
        await paid.Page.GetByText("Not approved yet: it may still change.").WaitForAsync();
        (await paid.Page.GetByText("Told nobody yet").CountAsync()).ShouldBe(0);
        (await paid.Barriers()).ShouldBeEmpty();

        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(manager);
        await visit.Open($"/{company.Codename}/payroll/review?from={From}&to={To}");
        await visit.Button("Bonus of Rita Report: 321.50").WaitForAsync();
        // Their own is there, and not theirs to change; whom they do not manage they do not see; who approves is an admin.
        await Row(visit, "Mona Manager").WaitForAsync();
        (await visit.Button("Bonus of Mona Manager: 0.00").CountAsync()).ShouldBe(0);
        (await visit.Page.GetByText("Otto Other").CountAsync()).ShouldBe(0);
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync()).ShouldBe(0);
        await Row(visit, "Rita Report").GetByText("Rita Report", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Field("Notes")).ToHaveValueAsync("Told nobody yet");
    }

    private static ILocator Step(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Steps of the payroll" }).GetByRole(AriaRole.Link).Filter(new() { HasText = name });

    private static ILocator Row(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    private async Task<JsonElement> ReportOf(TestCompany company, Client person) =>
        (await company.Owner.Get($"{Pay.ReportsPath}?userId={person.UserId}&periodStart={From}&periodEnd={To}")).Should(200)["payrollReports"].EnumerateArray().ShouldHaveSingleItem();

    private static string Figure(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
