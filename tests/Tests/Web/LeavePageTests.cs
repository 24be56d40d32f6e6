using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Leave, from the wish to its end, on the pages of whoever asks and whoever decides.</summary>
[Collection(WebCollection.Name)]
public sealed class LeavePageTests(WebStand stand)
{
    private const string Requests = "/leaveManagement-api/v1/leaverequests";

    /// <summary>The Monday after the next one: of the past for no type, and far enough for every notice.</summary>
    private DateOnly Monday
    {
        get
        {
            var soon = DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime).AddDays(7);
            return soon.AddDays((8 - (int)soon.DayOfWeek) % 7);
        }
    }

    [Fact]
    public async Task Somebody_asks_for_leave_is_refused_the_same_days_twice_and_takes_it_back()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        await company.Profile(emil);
        await company.Owner.Plan(Iso(Monday.AddDays(1)), "09:00", "17:00", emil);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(emil);
        await visit.Open($"/{company.Codename}/leave");
        await visit.Page.GetByText("No leave yet.").WaitForAsync();

        await visit.Press("Ask for leave");
        await Pick(visit, Monday);
        await Pick(visit, Monday.AddDays(2));
        await visit.Page.GetByText("You have a shift then; it is given up when approved.").WaitForAsync();
        await visit.Page.GetByText("3 working days").WaitForAsync();
        await visit.Type("Reason", "The sea");
        await visit.Press("Ask");
        await visit.Page.GetByText("The sea").WaitForAsync();
        await visit.Page.GetByText("Waiting").WaitForAsync();

        await visit.Press("Ask for leave");
        await Pick(visit, Monday.AddDays(1));
        (await visit.Page.GetByRole(AriaRole.Group, new() { Name = "Days" }).GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("There is pending leave");
        (await visit.Button("Ask").IsDisabledAsync()).ShouldBeTrue();
        await visit.Press("Cancel");

        await visit.Press("Take back");
        await visit.Page.GetByText("Taken back").First.WaitForAsync();
        await visit.Press("Undo");
        await visit.Page.GetByText("Waiting").WaitForAsync();
        (await emil.Get("/leaveManagement-api/v1/myleaverequests?status=pending")).Should(200)["leaveRequests"].EnumerateArray().ShouldHaveSingleItem().Str("reason").ShouldBe("The sea");
    }

    [Fact]
    public async Task A_manager_decides_sees_what_becomes_vacant_and_the_employee_reads_it_at_once()
    {
        var company = await TestCompany.Found(stand);
        var emil = await company.Hire();
        await company.Profile(emil);
        await company.Owner.Plan(Iso(Monday), "09:00", "17:00", emil);
        await Ask(emil, Monday, "vacation");
        await Ask(emil, Monday.AddDays(14), "vacation");
        await Ask(company.Owner, Monday.AddDays(28), "vacation");
        await using var employee = await stand.Visit(390, 844);
        await employee.SignInBeforehand(emil);
        var line = employee.Page.WaitForResponseAsync(response => response.Url.EndsWith("/realtime-api/stream", StringComparison.Ordinal));
        await employee.Open($"/{company.Codename}/leave");
        await line;
        await using var manager = await stand.Visit();
        await manager.SignInBeforehand(company.Owner);
        await manager.Open($"/{company.Codename}/leave");

        await manager.Page.GetByText("A shift is given up:").WaitForAsync();
        await manager.Page.Keyboard.PressAsync("a");
        await manager.Page.GetByText("A shift is vacant now").WaitForAsync();
        await employee.Page.GetByText("Approved by Olga Owner").WaitForAsync();

        await manager.Press("To the next request");
        await manager.Page.GetByText("No shift is given up.").WaitForAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        (await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Reject with this note" }).IsDisabledAsync()).ShouldBeTrue();
        await manager.Page.Keyboard.TypeAsync("We count the stock then");
        await manager.Page.Keyboard.PressAsync("Control+Enter");
        await employee.Page.GetByText("Rejected by Olga Owner").WaitForAsync();
        await employee.Page.GetByText("We count the stock then").WaitForAsync();

        await manager.Page.GetByText("Somebody else decides this.").WaitForAsync();
        (await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync()).ShouldBe(0);
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Calendar" }).ClickAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Emil Employee: Annual leave" }).ClickAsync();
        await manager.Page.GetByRole(AriaRole.Status).GetByText("Approved").WaitForAsync();
    }

    private static async Task Ask(Client person, DateOnly day, string type) =>
        (await person.Post(Requests, new { leaveType = type, startDate = Iso(day), endDate = Iso(day) })).Should(201);

    /// <summary>By its full name, in whatever month the grid stands.</summary>
    private static async Task Pick(Visit visit, DateOnly day)
    {
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = day.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture) });
        if (await button.CountAsync() == 0) await visit.Press("Month after");
        await button.ClickAsync();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
