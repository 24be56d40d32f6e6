using Microsoft.Playwright;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What a list shows goes out as a file, with the filters of the page. Payroll's is in its own tests.</summary>
[Collection(WebCollection.Name)]
public sealed class ExportButtonTests(WebStand stand)
{
    [Fact]
    public async Task Each_list_goes_out_as_it_is_filtered_and_a_refusal_is_said()
    {
        var company = await TestCompany.Found(stand);
        var (anna, ben) = (await company.Hire("Anna Able"), await company.Hire("Ben Busy"));
        var kitchen = await company.Department("Kitchen", anna);
        await company.Profile(anna, department: kitchen);
        await company.Profile(ben);
        var start = stand.Clock.Now.AddMinutes(-20);
        var shift = await company.Owner.Plan($"{start:yyyy-MM-dd}", $"{start:HH:mm}", $"{start.AddHours(6):HH:mm}", anna, ben);
        foreach (var person in new[] { anna, ben }) (await person.CheckIn(shift)).Should(201);
        foreach (var person in new[] { anna, ben })
            (await person.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "annual", startDate = $"{start.AddDays(7):yyyy-MM-dd}", endDate = $"{start.AddDays(10):yyyy-MM-dd}", reason = "The sea" })).Should(201);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);

        foreach (var (page, all) in new[] { ("rota?person=Anna", true), ("time/day?person=Anna", false), ($"leave/calendar?department={kitchen}", false), ("people?q=Anna", false) })
        {
            await visit.Open($"/{company.Codename}/{page}");
            await visit.Quiet();
            await visit.Press("Export");
            var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV file" }).ClickAsync());
            var text = await File.ReadAllTextAsync(await file.PathAsync());
            text.ShouldContain("Anna Able", customMessage: page);
            // Whoever shares a shift with them stands in its file.
            if (!all) text.ShouldNotContain("Ben Busy", customMessage: page);
            file.SuggestedFilename.ShouldEndWith(".csv");
        }

        var book = await visit.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await visit.Press("Export");
            await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Excel file (XLSX)" }).ClickAsync();
        });
        (await File.ReadAllBytesAsync(await book.PathAsync()))[..2].ShouldBe("PK"u8.ToArray());

        await visit.Page.RouteAsync("**/employeeprofiles/export*", route => route.FulfillAsync(new() { Status = 400, ContentType = "application/json", Body = """{"result":"ERR","status":400,"errCode":"ExportTooLarge","message":"ExportTooLarge","detail":"These are more than 100,000 rows."}""" }));
        await visit.Press("Export");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV file" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Export" }).GetByRole(AriaRole.Alert).WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("export-refused");
    }
}
