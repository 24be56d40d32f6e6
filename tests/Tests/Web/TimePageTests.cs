using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Who is there, and what of their time is put right, by whoever manages them.</summary>
[Collection(WebCollection.Name)]
public sealed class TimePageTests(WebStand stand)
{
    [Fact]
    public async Task A_manager_sees_who_is_missing_clocks_one_in_and_marks_another_absent()
    {
        var company = await TestCompany.Found(stand);
        var (anna, ben) = (await company.Hire("Anna Awaited"), await company.Hire("Ben Missing"));
        foreach (var person in new[] { anna, ben }) await company.Profile(person);
        var start = stand.Clock.Now.AddMinutes(-20);
        await company.Owner.Plan($"{start:yyyy-MM-dd}", $"{start:HH:mm}", $"{start.AddHours(6):HH:mm}", anna, ben);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/time");
        await visit.Page.GetByText("missing for 20 min").First.WaitForAsync();

        // Tomorrow's clock is refused where it was typed, and what was typed stays.
        await visit.Press("Clock in: Anna Awaited");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Clock in Anna Awaited" });
        await dialog.GetByLabel("Came").FillAsync($"{start.AddHours(2):HH:mm}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Clock in" }).ClickAsync();
        (await dialog.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("has not come yet");
        await dialog.GetByLabel("Came").FillAsync($"{start.AddMinutes(9):HH:mm}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Clock in" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Came late" }).GetByText("late by 9 min").WaitForAsync();

        // By keys: from the row of who came to the one above it, who is missing still. A dialog that is open has keys of its own.
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visit.Page.Keyboard.PressAsync("k");
        await visit.Page.Keyboard.PressAsync("a");
        await visit.Press("Did not show up");
        await visit.Type("Note", "No answer by phone");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Mark absent" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Away" }).WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Missing" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        (await ben.Get(Work.RecordsPath)).Should(200).Text.ShouldNotContain("No answer by phone");
        (await company.Owner.Get($"{Work.RecordsPath}?userId={ben.UserId}")).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem().Str("absenceReason").ShouldBe("Did not show up");
    }

    [Fact]
    public async Task A_manager_puts_a_day_right_and_decides_what_was_asked_for()
    {
        var company = await TestCompany.Found(stand);
        var (anna, ben) = (await company.Hire("Anna Early"), await company.Hire("Ben Asking"));
        foreach (var person in new[] { anna, ben }) await company.Profile(person);
        var day = new DateTimeOffset(stand.Clock.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        var shift = await company.Owner.Plan(Iso(day), "09:00", "17:00", anna, ben);
        await company.Owner.Enter(anna, shift, day.AddHours(9).AddMinutes(30), day.AddHours(17));
        (await ben.Post("/attendanceManagement-api/v1/attendancecorrections", new { kind = "missingRecord", shiftId = shift, checkInTime = day.AddHours(9), checkOutTime = day.AddHours(17), reason = "The kiosk was dark" })).Should(201);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/time/day?date={Iso(day)}");

        await visit.Page.GetByText("late by 30 min").First.WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Cell, new() { Name = "Anna Early" }).ClickAsync();
        var sheet = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Anna Early" });
        await sheet.GetByLabel("Came").FillAsync("0902");
        await sheet.GetByLabel("Why?").FillAsync("She was at the other door");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();
        await sheet.GetByText("7 h 58 min").WaitForAsync();
        await visit.Page.ReloadAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "History" }).ClickAsync();
        await sheet.GetByText("She was at the other door").First.WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Exceptions" }).ClickAsync();
        await visit.Page.GetByText("The kiosk was dark").WaitForAsync();
        await visit.Page.GetByText("Ben Asking").WaitForAsync();
        await visit.Press("Approve");
        await visit.Page.GetByText("Nothing is out of order.").WaitForAsync();
        (await ben.Get(Work.RecordsPath)).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem().Str("status").ShouldBe("present");
    }

    [Fact]
    public async Task An_employee_has_no_such_page()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(emil);
        await visit.Open($"/{company.Codename}/time");

        await visit.Page.GetByText("Not found, or not yours").WaitForAsync();
        (await visit.Link("Time").CountAsync()).ShouldBe(0);
    }

    private static string Iso(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
