using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>The first page: the one button of a shift for whoever works, who is missing for whoever manages.</summary>
[Collection(WebCollection.Name)]
public sealed class TodayTests(WebStand stand)
{
    [Fact]
    public async Task An_employee_clocks_in_and_out_on_a_phone_and_reads_the_servers_word()
    {
        var company = await TestCompany.Found(stand);
        var (mia, noah) = (await company.Hire("Mia Worker"), await company.Hire("Noah Worker"));
        foreach (var person in new[] { mia, noah }) await company.Profile(person);
        await Shift(company, -7, 240, mia, noah);
        (await company.Owner.Post("/taskManagement-api/v1/taskassignments", new { title = "Count the till", assigneeUserIds = new[] { mia.UserId } })).Should(201);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(mia);
        await visit.Open($"/{company.Codename}/today");
        await visit.Page.GetByText("with Noah").First.WaitForAsync();
        await visit.Press("Clock in");
        await visit.Page.GetByText($"Clocked in at {stand.Clock.Now:HH:mm}").WaitForAsync();
        await visit.Page.GetByText("late by 7 min").First.WaitForAsync();
        await visit.Press("Clock out");
        await visit.Page.GetByText("early?").WaitForAsync();
        await visit.Press("Stay");
        await visit.Press("Clock out");
        await visit.Press("Clock out");
        await visit.Page.GetByText("Clocked out at").WaitForAsync();
        await visit.Page.GetByText("late by 7 min, left early").First.WaitForAsync();
        (await mia.Get(Work.RecordsPath)).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem().Str("checkOutTime").ShouldNotBeNull();

        await visit.Press("Complete: Count the till");
        await visit.Press("Undo");
        await visit.Button("Complete: Count the till").WaitForAsync();
        (await mia.Get("/taskManagement-api/v1/myindividualtasks")).Should(200)["individualTasks"].EnumerateArray().ShouldHaveSingleItem().Str("status").ShouldBe("pending");
    }

    [Fact]
    public async Task A_tap_without_a_connection_waits_on_the_device_and_what_is_refused_says_so()
    {
        var company = await TestCompany.Found(stand);
        var (mia, noah) = (await company.Hire("Mia Worker"), await company.Hire("Noah Worker"));
        foreach (var person in new[] { mia, noah }) await company.Profile(person);
        var shift = await Shift(company, -2, 240, mia, noah);

        await using (var visit = await stand.Visit(390, 844))
        {
            await TapOffline(visit, company, mia);
            await visit.Context.SetOfflineAsync(false);
            await visit.Page.GetByText("on time").First.WaitForAsync();
            await visit.Page.GetByText("Will be sent").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            (await mia.Get(Work.RecordsPath)).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem().Str("checkInTime").ShouldNotBeNull();
        }
        await using (var visit = await stand.Visit(390, 844))
        {
            await TapOffline(visit, company, noah);
            await company.Owner.MarkAbsent(noah, shift);
            await visit.Context.SetOfflineAsync(false);
            await visit.Page.GetByText("You are marked absent from this shift; your manager can correct that.").WaitForAsync();
            await visit.Press("Understood");
            await visit.Button("Is that not right?").WaitForAsync();
        }
    }

    [Fact]
    public async Task A_manager_is_told_the_first_steps_and_then_who_is_missing_without_asking()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        var line = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/realtime-api/stream", StringComparison.Ordinal));
        await visit.Open($"/{company.Codename}/today");
        await line;
        await visit.Page.GetByText("First steps").WaitForAsync();
        await visit.Page.GetByText("Nothing waits for you.").WaitForAsync();

        var (anna, ben) = (await company.Hire("Anna Away"), await company.Hire("Ben Asking"));
        foreach (var person in new[] { anna, ben }) await company.Profile(person);
        await Shift(company, -20, 240, anna);
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = Day(2), startTime = "09:00", endTime = "17:00", location = "Harbour" })).Should(201);
        (await ben.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = Day(5), endDate = Day(6) })).Should(201);

        await visit.Page.GetByText("Ben Asking asks for leave").WaitForAsync();
        await visit.Page.GetByText("Harbour").WaitForAsync();
        await visit.Page.ReloadAsync();
        await visit.Page.GetByText("Anna Away is missing").WaitForAsync();
        (await visit.Page.Locator("dl", new() { HasText = "Missing" }).InnerTextAsync()).ShouldContain("1");
        var order = await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Needs you" }).InnerTextAsync();
        order.IndexOf("Anna Away", StringComparison.Ordinal).ShouldBeLessThan(order.IndexOf("Harbour", StringComparison.Ordinal));
        order.IndexOf("Harbour", StringComparison.Ordinal).ShouldBeLessThan(order.IndexOf("Ben Asking", StringComparison.Ordinal));
        await visit.Page.GetByText("First steps").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task TapOffline(Visit visit, TestCompany company, Client person)
    {
        await visit.SignInBeforehand(person);
        await visit.Open($"/{company.Codename}/today");
        await visit.Button("Clock in").WaitForAsync();
        await visit.Context.SetOfflineAsync(true);
        await visit.Press("Clock in");
        await visit.Page.GetByText("Will be sent when you are online").WaitForAsync();
    }

    /// <summary>Of today, so many minutes from now, on the company's clock, which is UTC here.</summary>
    private async Task<Guid> Shift(TestCompany company, int fromMinutes, int toMinutes, params IEnumerable<Client> people)
    {
        var (start, end) = (stand.Clock.Now.AddMinutes(fromMinutes), stand.Clock.Now.AddMinutes(toMinutes));
        return await company.Owner.Plan(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), start.ToString("HH:mm", CultureInfo.InvariantCulture), end.ToString("HH:mm", CultureInfo.InvariantCulture), people);
    }

    private string Day(int ahead) => stand.Clock.Now.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
