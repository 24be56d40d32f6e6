using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Who works here, and what is known of each, on the pages of admins, line managers and whoever it is about.</summary>
[Collection(WebCollection.Name)]
public sealed class PeoplePageTests(WebStand stand)
{
    private const string Profiles = "/employeeProfile-api/v1/employeeprofiles";

    [Fact]
    public async Task An_admin_adds_a_person_in_two_steps_and_agrees_something_else_with_them_from_a_day_on()
    {
        var company = await TestCompany.Found(stand);
        await company.Department("Kitchen");
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/people");
        await visit.Page.GetByText("Nobody is employed yet.").WaitForAsync();

        await visit.Page.Keyboard.PressAsync("n");
        await visit.Type("Full name", "Nadia Newcomer");
        await visit.Type("Email", $"owner@{company.Codename}.test");
        await visit.Press("Next");
        await visit.Type("Position", "Cook");
        await visit.Choose("Department", "Kitchen");
        await visit.Type("Salary a month", "3000");
        await visit.Press("Add");
        // What is wrong with the account stands where it was typed, on the first step.
        await visit.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        await visit.Type("Email", $"nadia@{company.Codename}.test");
        await visit.Press("Next");
        (await visit.Field("Position").InputValueAsync()).ShouldBe("Cook");
        await visit.Press("Add");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Nadia Newcomer", Level = 1 }).WaitForAsync();
        var profile = (await company.Owner.Get(Profiles)).Should(200)["employeeProfiles"].EnumerateArray().ShouldHaveSingleItem();
        await visit.At($"/{company.Codename}/people/{profile.Id("userId")}");
        (profile.GetProperty("salary").GetDecimal(), profile.GetProperty("department").Str("groupName")).ShouldBe((3000m, "Kitchen"));

        await visit.Link("Employment").ClickAsync();
        await visit.Press("Edit");
        await visit.Type("Position", "Head cook");
        await visit.Type("From this day on", Day(30));
        await visit.Type("Notes", "Allergic to nuts");
        await visit.Press("Save");
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Agreed over time" }).GetByText("Head cook").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "As of today" }).GetByText("Cook", new() { Exact = true }).WaitForAsync();

        // Notes stand behind an eye, which closes again.
        (await visit.Page.GetByText("Allergic to nuts").CountAsync()).ShouldBe(0);
        await visit.Press("Show: Notes");
        await visit.Page.GetByText("Allergic to nuts").WaitForAsync();
        await visit.Wait(TimeSpan.FromMinutes(2));
        await visit.Page.GetByText("Allergic to nuts").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await visit.Barriers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Documents_are_told_of_before_they_expire_and_one_that_was_removed_comes_back()
    {
        var company = await TestCompany.Found(stand);
        var (dora, finn) = (await company.Hire("Dora Document"), await company.Hire("Finn Free"));
        await company.Profile(dora);
        await company.Profile(finn);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/people/{dora.UserId}/documents");

        foreach (var (type, until) in new[] { ("Passport", Day(900)), ("Work permit", Day(20)), ("First aid", Day(-3)) })
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a document" }).First.ClickAsync();
            await visit.Type("What it is", type);
            if (type is "Work permit")
            {
                await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "scan.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.7\n"u8, .. new byte[99]] });
                await visit.Page.GetByText("scan.pdf").WaitForAsync();
            }
            else
            {
                await visit.Page.GetByRole(AriaRole.Dialog).GetByText("Address", new() { Exact = true }).ClickAsync();
                await visit.Type("Where it lies", $"https://files.test/{type.Replace(' ', '-')}.pdf");
            }
            await visit.Type("Valid until", until);
            await visit.Press("Save");
            await visit.Button($"Remove: {type}").WaitForAsync();
        }
        await visit.Page.GetByText("Expired", new() { Exact = true }).WaitForAsync();
        (await visit.Page.GetByText("https://files.test").CountAsync()).ShouldBe(0);
        await visit.Press("Show: address of Passport");
        await visit.Page.GetByText("https://files.test/Passport.pdf").WaitForAsync();

        await visit.Press("Remove: Work permit");
        await visit.Button("Remove: Work permit").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visit.Page.GetByRole(AriaRole.Status).GetByText("Work permit is removed.").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Control+z");
        await visit.Button("Remove: Work permit").WaitForAsync();
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Press("Download: Work permit"));
        (file.SuggestedFilename, (await File.ReadAllTextAsync((await file.PathAsync())!))[..8]).ShouldBe(("Work permit.pdf", "%PDF-1.7"));

        await visit.Link("People").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Finn Free" }).WaitForAsync();
        await visit.Choose("Who", "Documents expiring");
        await visit.Page.GetByText("First aid: Expired").First.WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Finn Free" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("finn");
        await visit.Page.GetByText("Nothing matches").WaitForAsync();
        await visit.Press("Clear filter");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Finn Free" }).WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await visit.At($"/{company.Codename}/people?sort=-fullname");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Finn Free");
    }

    [Fact]
    public async Task A_line_manager_sees_whom_they_lead_and_an_employee_themselves_without_what_they_are_paid()
    {
        var company = await TestCompany.Found(stand);
        var lena = await company.Hire("Lena Lead");
        var (rita, olaf) = (await company.Hire("Rita Report"), await company.Hire("Olaf Other"));
        await company.Profile(lena);
        await company.Profile(rita, lena, salary: 2750);
        await company.Profile(olaf, salary: 4000);
        await using var manager = await stand.Visit();
        await manager.SignInBeforehand(lena);
        await manager.Open($"/{company.Codename}/people");
        await manager.Page.GetByRole(AriaRole.Heading, new() { Name = "My team", Level = 1 }).WaitForAsync();
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Rita Report" }).ClickAsync();
        await manager.Link("Employment").ClickAsync();
        await manager.Page.GetByText("2,750.00 a month").First.WaitForAsync();
        (await manager.Link("Account").CountAsync()).ShouldBe(0);
        (await manager.Button("End the employment").CountAsync()).ShouldBe(0);
        await manager.Press("Edit");
        await manager.Field("Position").WaitForAsync();
        (await manager.Page.GetByLabel("Salary a month").CountAsync()).ShouldBe(0);
        await manager.Type("Position", "Barista");
        await manager.Press("Save");
        await manager.Page.GetByRole(AriaRole.Region, new() { Name = "As of today" }).GetByText("Barista").WaitForAsync();
        await manager.Open($"/{company.Codename}/people/{olaf.UserId}");
        await manager.Page.GetByRole(AriaRole.Heading, new() { Name = "Not found, or not yours" }).WaitForAsync();

        await using var employee = await stand.Visit(390, 844);
        List<string> refused = [];
        employee.Page.Response += (_, response) => { if (response.Status == 403) refused.Add(response.Url); };
        await employee.SignInBeforehand(rita);
        await employee.Open($"/{company.Codename}/me");
        await employee.Link("Employment").ClickAsync();
        // On phones the parts are a list.
        await employee.Link("Employment").ClickAsync();
        await employee.Page.GetByText("An admin or your manager changes this.").WaitForAsync();
        await employee.Quiet();
        (await employee.Page.Locator("main").InnerTextAsync()).ShouldNotContain("2,750");
        (await employee.Button("Edit").CountAsync()).ShouldBe(0);
        (await employee.Barriers()).ShouldBeEmpty();
        await employee.Open($"/{company.Codename}/people");
        await employee.At($"/{company.Codename}/people/me");
        refused.ShouldBeEmpty();
    }

    private string Day(int away) => DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime).AddDays(away).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
