using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>A task from the manager who hands it out to whoever does it, and back.</summary>
[Collection(WebCollection.Name)]
public sealed class TasksPageTests(WebStand stand)
{
    [Fact]
    public async Task A_manager_hands_out_a_task_whoever_has_it_ticks_it_and_takes_it_back_and_both_see_how_far_it_is()
    {
        var company = await TestCompany.Found(stand);
        var (anna, ben) = (await company.Hire("Anna Able"), await company.Hire("Ben Busy"));
        await company.Department("Shop", anna);
        await using var manager = await stand.Visit();
        await manager.SignInBeforehand(company.Owner);
        await manager.Open($"/{company.Codename}/tasks");
        await manager.Page.GetByText("Nothing is handed out.").WaitForAsync();

        await manager.Page.Keyboard.PressAsync("n");
        await manager.Type("Task", "Count the till");
        await Choose(manager, "Everybody of Shop");
        await Choose(manager, "Ben Busy");
        await manager.Page.GetByText("Will reach 2 people").WaitForAsync();
        await manager.Type("Checklist", "Coins\nNotes");
        (await manager.Barriers()).ShouldBeEmpty();
        await manager.Press("Hand out");
        await manager.Page.GetByText("0/2").WaitForAsync();

        // Not done before its list is; then one tap, taken back by one more.
        await using var worker = await stand.Visit(390, 844);
        await worker.SignInBeforehand(anna);
        await worker.Open($"/{company.Codename}/tasks");
        await worker.Press("Complete: Count the till");
        await worker.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        foreach (var point in new[] { "Coins", "Notes" })
        {
            await worker.Page.GetByRole(AriaRole.Checkbox, new() { Name = point }).ClickAsync();
            await worker.Page.GetByRole(AriaRole.Checkbox, new() { Name = point, Checked = true }).WaitForAsync();
        }
        await worker.Press("Complete: Count the till");
        await worker.Page.GetByText("Nothing to do.").WaitForAsync();
        await worker.Press("Undo");
        await worker.Button("Complete: Count the till").WaitForAsync();
        await worker.Press("Complete: Count the till");
        await worker.Page.GetByRole(AriaRole.Region, new() { Name = "Done" }).WaitForAsync();
        (await worker.Barriers()).ShouldBeEmpty();

        await manager.Page.GetByText("1/2").WaitForAsync();
        await manager.Page.GetByText("Count the till").First.ClickAsync();
        var sheet = manager.Page.GetByRole(AriaRole.Dialog, new() { Name = "Count the till" });
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Not done by Anna Able" }).ClickAsync();
        await sheet.GetByText("0/2").WaitForAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Call it off" }).ClickAsync();
        await sheet.GetByText("Cancelled").First.WaitForAsync();
        await manager.Page.Keyboard.PressAsync("Escape");
        await worker.Page.GetByText("Nothing to do.").WaitForAsync();
        await manager.Page.GetByText("Nothing is handed out.").WaitForAsync();
    }

    private static async Task Choose(Visit visit, string name)
    {
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "For" }).FillAsync(name);
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
    }
}
