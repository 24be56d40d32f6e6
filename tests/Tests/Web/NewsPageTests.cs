using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>News from who writes it to who reads it.</summary>
[Collection(WebCollection.Name)]
public sealed class NewsPageTests(WebStand stand)
{
    [Fact]
    public async Task A_manager_writes_news_with_marks_whoever_it_is_for_confirms_it_and_what_is_planned_is_called_off()
    {
        var company = await TestCompany.Found(stand);
        var anna = await company.Hire("Anna Attentive");
        await company.Hire("Ben Busy");
        await using var manager = await stand.Visit();
        await manager.SignInBeforehand(company.Owner);
        await manager.Open($"/{company.Codename}/news");
        await manager.Page.GetByText("No news yet.").WaitForAsync();

        await manager.Page.Keyboard.PressAsync("n");
        await manager.Type("Title", "Stock is counted");
        await manager.Type("Text", "Bring bread");
        await manager.Field("Text").PressAsync("Control+a");
        await manager.Press("Bold");
        await manager.Field("Text").PressAsync("End");
        await manager.Page.Keyboard.TypeAsync("\n\n[The plan](https://babil.example/plan)");
        await manager.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Everybody confirms" }).ClickAsync();
        (await manager.Barriers()).ShouldBeEmpty();
        await manager.Press("Send");
        await manager.Page.GetByText("0 of 2 have read it").WaitForAsync();

        // Drawn as it was marked, and read by being opened.
        await using var reader = await stand.Visit(390, 844);
        await reader.SignInBeforehand(anna);
        await reader.Open($"/{company.Codename}/news");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Stock is counted" }).ClickAsync();
        var sheet = reader.Page.GetByRole(AriaRole.Dialog, new() { Name = "Stock is counted" });
        await sheet.Locator("strong", new() { HasText = "Bring bread" }).WaitForAsync();
        (await sheet.GetByRole(AriaRole.Link, new() { Name = "The plan" }).GetAttributeAsync("href")).ShouldBe("https://babil.example/plan");
        (await reader.Barriers()).ShouldBeEmpty();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "I have read this" }).ClickAsync();
        await sheet.GetByText("You have confirmed it").WaitForAsync();
        (await reader.Button("Write news").CountAsync()).ShouldBe(0);

        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Stock is counted" }).ClickAsync();
        var told = manager.Page.GetByRole(AriaRole.Dialog, new() { Name = "Stock is counted" });
        await told.GetByText("1 of 2 have confirmed it").WaitForAsync();
        await told.GetByRole(AriaRole.Region, new() { Name = "Not yet:" }).GetByText("Ben Busy").WaitForAsync();
        await told.GetByRole(AriaRole.Button, new() { Name = "Take it down" }).ClickAsync();
        await told.GetByText("Taken down").WaitForAsync();
        await manager.Page.Keyboard.PressAsync("Escape");

        await manager.Press("Write news");
        await manager.Type("Title", "We close early");
        await manager.Type("Text", "At noon.");
        await manager.Page.GetByText("Later", new() { Exact = true }).ClickAsync();
        await manager.Press("Schedule");
        await manager.Page.GetByText("Scheduled", new() { Exact = true }).ClickAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "We close early" }).ClickAsync();
        await manager.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Call it off" }).ClickAsync();
        await manager.Page.GetByText("Nothing is scheduled.").WaitForAsync();
        (await anna.Get("/announcementManagement-api/v1/announcements")).Should(200)["announcements"].GetArrayLength().ShouldBe(0);
    }
}
