using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Days that are locked by hand, where pay is calculated elsewhere.</summary>
[Collection(WebCollection.Name)]
public sealed class PeriodLocksTests(WebStand stand)
{
    private const string Locks = "/payrollReporting-api/v1/periodlocks";

    /// <summary>Of the month before this one.</summary>
    private DateOnly First => DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime).AddDays(1 - stand.Clock.Now.Day).AddMonths(-1);

    private string From => Iso(First);

    private string To => Iso(First.AddMonths(1).AddDays(-1));

    [Fact]
    public async Task Days_are_locked_refuse_what_would_change_them_and_are_unlocked_for_a_reason()
    {
        var company = await TestCompany.Found(stand);
        var anna = await company.Hire("Anna Able");
        await company.Profile(anna, salary: 3200);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/payroll/pay?from={From}&to={To}");
        await visit.Page.GetByText("No days are locked by hand.").WaitForAsync();

        await visit.Press("Lock days");
        var form = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Lock days against changes" });
        await visit.Type("Note", "Sent to the accountant");
        (await visit.Barriers()).ShouldBeEmpty();
        await form.GetByRole(AriaRole.Button, new() { Name = "Lock days" }).ClickAsync();
        await Row(visit).GetByText("Sent to the accountant").WaitForAsync();
        await Row(visit).GetByText("Everybody · 1 person").WaitForAsync();
        var made = (await All(company)).ShouldHaveSingleItem();
        (made.Str("from"), made.Str("to"), made.GetProperty("userIds").GetArrayLength()).ShouldBe((From, To, 0));
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = From, startTime = "08:00", endTime = "16:00", assignedUserIds = new[] { anna.UserId } })).ShouldRefuse(400, "PeriodLocked");

        await visit.Press($"Change the note: {Month}");
        await visit.Type("Note", "Sent to the accountant in May");
        await visit.Press("Save");
        await Row(visit).GetByText("in May").WaitForAsync();

        await visit.Press($"Unlock: {Month}");
        await visit.Type("Why?", "A shift is missing");
        await visit.Press("Unlock");
        await visit.Page.GetByText("No days are locked by hand.").WaitForAsync();
        (await All(company)).ShouldBeEmpty();
        await visit.Page.GetByText($"{Month} is unlocked.").First.WaitForAsync();
        await visit.Button("Undo").Last.ClickAsync();
        await Row(visit).GetByText("in May").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_of_some_people_are_locked_on_a_phone_and_none_before_they_are_over()
    {
        var company = await TestCompany.Found(stand);
        var (anna, ben) = (await company.Hire("Anna Able"), await company.Hire("Ben Busy"));
        await company.Profile(anna);
        await company.Profile(ben);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/payroll/pay?from={From}&to={To}");
        await visit.Press("Lock days");
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "For", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Only some people" }).ClickAsync();
        var form = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Lock days against changes" });
        (await form.GetByRole(AriaRole.Button, new() { Name = "Lock days" }).IsDisabledAsync()).ShouldBeTrue();
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Add somebody" }).FillAsync("Anna");
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Anna Able" }).ClickAsync();
        await visit.Button("Without Anna Able").WaitForAsync();

        // What is not over stays open.
        await LastDay(form, visit, "PageDown");
        await form.GetByText("Only days up to yesterday can be locked").WaitForAsync();
        (await form.GetByRole(AriaRole.Button, new() { Name = "Lock days" }).IsDisabledAsync()).ShouldBeTrue();
        await LastDay(form, visit, "PageUp");
        await form.GetByText("Only days up to yesterday can be locked").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await visit.Barriers()).ShouldBeEmpty();
        await form.GetByRole(AriaRole.Button, new() { Name = "Lock days" }).ClickAsync();
        await Row(visit).GetByText("Anna Able · by ").WaitForAsync();
        (await All(company)).ShouldHaveSingleItem().GetProperty("userIds").EnumerateArray().ShouldHaveSingleItem().GetGuid().ShouldBe(anna.UserId);
    }

    [Fact]
    public async Task A_line_manager_locks_no_days_here()
    {
        var company = await TestCompany.Found(stand);
        var manager = await company.Hire("Mona Manager");
        await company.Profile(manager);
        await company.HireReport(manager);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(manager);
        await visit.Open($"/{company.Codename}/payroll/pay?from={From}&to={To}");
        await visit.Page.GetByText("Nothing is approved for this period yet.").WaitForAsync();
        await visit.Quiet();
        (await visit.Button("Lock days").CountAsync()).ShouldBe(0);
    }

    private static async Task LastDay(ILocator form, Visit visit, string key)
    {
        await form.GetByRole(AriaRole.Button, new() { Name = "Last day: " }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Table).WaitForAsync();
        await visit.Page.Keyboard.PressAsync(key);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Table).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private string Month => First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static ILocator Row(Visit visit) => visit.Page.GetByRole(AriaRole.List, new() { Name = "Locked days" }).GetByRole(AriaRole.Listitem);

    private static async Task<List<JsonElement>> All(TestCompany company) => [.. (await company.Owner.Get(Locks)).Should(200)["periodLocks"].EnumerateArray()];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
