using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>A tap on what somebody was told leads to what it is about.</summary>
[Collection(WebCollection.Name)]
public sealed class InboxLinksTests(WebStand stand)
{
    private DateOnly Far => DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime).AddDays(30);

    [Fact]
    public async Task Whoever_works_is_led_to_their_shift_in_its_week_and_to_their_leave_and_what_is_gone_is_said_to_be()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        await company.Profile(emil);
        var shift = await company.Owner.Plan(Iso(Far), "09:00", "17:00", emil);
        await stand.DeliverOutbox();
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(emil);
        await visit.Open($"/{company.Codename}/inbox");
        var row = visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("You are on a new shift") });
        await row.ClickAsync();

        await visit.At($"/{company.Codename}/rota?week={Week(Far)}&shift={shift}");
        await visit.Page.Locator("article[aria-current]").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();

        // Seen by being opened; and once nothing is there, that is said, with the inbox still below.
        await visit.Quiet();
        (await emil.Get("/notification-api/notifications?kind=shiftAssigned")).Should(200)["notifications"].EnumerateArray().ShouldHaveSingleItem().GetProperty("seen").GetBoolean().ShouldBeTrue();
        (await company.Owner.Delete($"/scheduleManagement-api/v1/shifts/{shift}")).Should(200);
        await visit.Open($"/{company.Codename}/inbox?kind=shiftAssigned&about=shift&id={shift}");
        await visit.Page.GetByText("That is not there any more, or no longer yours to see.").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Today" }).WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("inbox-gone");
    }

    [Fact]
    public async Task A_manager_is_led_to_the_request_the_row_of_the_day_the_document_and_the_week()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        var profile = await company.Profile(emil);
        var document = (await company.Owner.Post("/employeeProfile-api/v1/employeedocuments", new { employeeProfileId = profile, documentType = "Work permit", documentUrl = "https://files.example/permit.pdf", validUntil = Iso(Far) })).Should(201)["employeeDocument"].Id();
        var shift = await company.Owner.Plan(Iso(Far), "09:00", "17:00", emil);
        var leave = (await emil.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "annual", startDate = Iso(Far.AddDays(7)), endDate = Iso(Far.AddDays(10)), reason = "The sea" })).Should(201)["leaveRequest"].Id();
        var start = stand.Clock.Now.AddMinutes(-20);
        var late = await company.Owner.Plan($"{start:yyyy-MM-dd}", $"{start:HH:mm}", $"{start.AddHours(6):HH:mm}", emil);
        var record = (await emil.CheckIn(late)).Should(201)["attendanceRecord"].Id();
        await stand.DeliverOutbox();
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/today");

        // From the bell: the last of them, and their number is one less when it was opened.
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^News for you") }).ClickAsync();
        var last = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Inbox" });
        await last.GetByRole(AriaRole.Listitem).First.WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("inbox-bell");
        await last.GetByRole(AriaRole.Link, new() { NameRegex = new("leave", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).First.ClickAsync();
        await visit.At($"/{company.Codename}/leave/decide?request={leave}");
        await last.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        foreach (var (about, id, page) in new[]
        {
            ("shift", shift, $"/rota?week={Week(Far)}&shift={shift}"),
            ("attendanceRecord", record, $"/time/day?date={start:yyyy-MM-dd}&row={late}+{emil.UserId}"),
            ("employeeDocument", document, $"/people/{emil.UserId}/documents?document={document}"),
        })
        {
            await visit.Open($"/{company.Codename}/inbox?kind=any&about={about}&id={id}");
            await visit.At($"/{company.Codename}{page}");
            await (about is "employeeDocument" ? visit.Page.Locator("li[aria-current]") : visit.Page.GetByRole(AriaRole.Dialog)).First.WaitForAsync();
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Week(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(default)):00}");
}
