using System.Text.Json;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What is to be done again and again: written with the days on which it comes, paused, changed and ended.</summary>
[Collection(WebCollection.Name)]
public sealed class RecurringTasksPageTests(WebStand stand)
{
    private const string Recurring = "/taskManagement-api/v1/recurringtasks";

    [Fact]
    public async Task A_manager_writes_one_with_its_days_pauses_it_changes_it_and_deletes_it()
    {
        var company = await TestCompany.Found(stand);
        var anna = await company.Hire("Anna Able");
        await company.Department("Shop", anna);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/tasks/recurring");
        await visit.Page.GetByText("Nothing recurs yet.").WaitForAsync();

        await visit.Page.Keyboard.PressAsync("n");
        await visit.Type("Task", "Close the till");
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "For" }).FillAsync("Shop");
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Everybody of Shop" }).ClickAsync();
        await visit.Press("Monday");
        await visit.Press("Saturday");
        await visit.Page.GetByText("Comes next on").WaitForAsync();
        await visit.Type("Due at", "21:30");
        await visit.Type("Checklist", "Coins\nNotes");
        await visit.Page.GetByText("Will reach 1 person").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Press("Save");
        var row = visit.Page.GetByRole(AriaRole.List, new() { Name = "Recurring" }).GetByRole(AriaRole.Listitem);
        await row.GetByText("Sat · by 21:30").WaitForAsync();
        await row.GetByText("Shop").WaitForAsync();
        var made = (await All(company)).ShouldHaveSingleItem();
        (made.Str("recurrenceRule"), made.Str("dueTimeOfDay"), made.GetProperty("checklist").GetArrayLength()).ShouldBe(("FREQ=WEEKLY;BYDAY=SA", "21:30", 2));

        await visit.Press("Pause: Close the till");
        await row.GetByText("Paused").WaitForAsync();
        await visit.Press("Undo");
        await row.GetByText("Next: Sat").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();

        // Changed by somebody else meanwhile, it is not written over; then by the days that the server tells.
        await visit.Press("Edit: Close the till");
        await visit.Type("Description", "With the drawer");
        (await company.Owner.Patch($"{Recurring}/{made.Id()}", new { leadDays = 2 })).Should(200);
        await visit.Press("Save");
        var sheet = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Edit: Close the till" });
        await sheet.GetByRole(AriaRole.Alert).WaitForAsync();
        (await sheet.InnerTextAsync()).ShouldNotContain("errMsg_");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await visit.Press("Edit: Close the till");
        await Assertions.Expect(visit.Field("Handed out days before")).ToHaveValueAsync("2");
        var days = (await company.Owner.Get($"{Recurring}/{made.Id()}/days?from={Today:yyyy-MM-dd}&to={Today.AddDays(30):yyyy-MM-dd}")).Should(200)["days"];
        await sheet.GetByText(DateOnly.Parse(days[1].Str("day")!, System.Globalization.CultureInfo.InvariantCulture).ToString("MMM d", System.Globalization.CultureInfo.InvariantCulture)).WaitForAsync();
        await visit.Press("Sunday");
        await visit.Press("Save");
        await row.GetByText("Sat, Sun · by 21:30").WaitForAsync();

        await visit.Press("Delete: Close the till");
        await visit.Press("Delete");
        await visit.Page.GetByText("Nothing recurs yet.").WaitForAsync();
        (await All(company)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rule_that_is_none_is_refused_in_the_form_on_a_phone()
    {
        var company = await TestCompany.Found(stand);
        var anna = await company.Hire("Anna Able");
        (await company.Owner.Post(Recurring, new { title = "Stocktaking", recurrenceRule = "FREQ=MONTHLY;BYMONTHDAY=1", dueTimeOfDay = "12:00", assigneeUserIds = new[] { anna.UserId } })).Should(201);
        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/tasks/recurring");
        await visit.Press("Edit: Stocktaking");
        await visit.Type("Rule", "FREQ=SOMETIMES");
        await visit.Page.GetByText("Shown once this rule is saved.").WaitForAsync();
        await visit.Press("Save");
        var sheet = visit.Page.GetByRole(AriaRole.Dialog);
        await sheet.GetByRole(AriaRole.Alert).WaitForAsync();
        (await sheet.InnerTextAsync()).ShouldNotContain("errMsg_");
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Type("Rule", "FREQ=MONTHLY;BYMONTHDAY=15");
        await visit.Press("Save");
        await visit.Page.GetByText("FREQ=MONTHLY;BYMONTHDAY=15").WaitForAsync();
        (await All(company)).ShouldHaveSingleItem().Str("nextDate")!.ShouldEndWith("-15");
    }

    [Fact]
    public async Task Whoever_manages_nobody_has_no_recurring_tasks()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(await company.Hire());
        await visit.Open($"/{company.Codename}/tasks/recurring");
        await visit.Page.GetByText("Nothing to do.").WaitForAsync();
        (await visit.Button("New recurring task").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_handed_out_is_changed_given_to_one_more_and_deleted()
    {
        var company = await TestCompany.Found(stand);
        var (anna, ben) = (await company.Hire("Anna Able"), await company.Hire("Ben Busy"));
        (await company.Owner.Post("/taskManagement-api/v1/taskassignments", new { title = "Count", assigneeUserIds = new[] { anna.UserId } })).Should(201);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/tasks");
        await visit.Page.GetByText("Count").First.ClickAsync();
        await visit.Press("Edit");
        await visit.Type("Task", "Count the till");
        await visit.Type("Checklist", "Coins");
        await visit.Press("Save");
        var sheet = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Count the till" });
        await sheet.GetByText("Coins").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();

        await sheet.GetByRole(AriaRole.Combobox, new() { Name = "Give it to somebody else too" }).FillAsync("Ben");
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Ben Busy" }).ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Done by Ben Busy" }).WaitForAsync();
        await sheet.GetByText("0/2").WaitForAsync();

        await using var worker = await stand.Visit(390, 844);
        await worker.SignInBeforehand(ben);
        await worker.Open($"/{company.Codename}/tasks");
        await worker.Page.GetByText("Count the till").WaitForAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await visit.Page.GetByText("Nothing is handed out.").WaitForAsync();
        await worker.Page.GetByText("Nothing to do.").WaitForAsync();
    }

    private DateOnly Today => DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime);

    private static async Task<List<JsonElement>> All(TestCompany company) => [.. (await company.Owner.Get(Recurring)).Should(200)["recurringTasks"].EnumerateArray()];
}
