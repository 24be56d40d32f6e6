using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>The rota: planned by keys and by mouse, refused where somebody has no time, published; in a hand; and as whoever works sees it.</summary>
[Collection(WebCollection.Name)]
public sealed class RotaTests(WebStand stand)
{
    private const string Shifts = "/scheduleManagement-api/v1/shifts";

    private DateOnly Monday => DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime) is var today ? today.AddDays(14 - ((int)today.DayOfWeek + 6) % 7) : default;

    private string Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(Monday.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(Monday.ToDateTime(default)):00}");

    [Fact]
    public async Task A_manager_plans_by_keys_moves_by_mouse_is_refused_where_there_is_no_time_and_publishes()
    {
        var company = await TestCompany.Found(stand);
        var (ada, bob) = (await company.Hire("Ada Adams"), await company.Hire("Bob Brown"));
        var shop = await company.Department("Shop", ada, bob);
        foreach (var person in new[] { ada, bob }) await company.Profile(person, department: shop);
        await OnLeave(company, bob, Monday.AddDays(3));
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/rota?week={Week}");
        var keys = visit.Page.Keyboard;
        await Cell(visit, bob, 3).GetByText("vacation").WaitForAsync();

        // Nine to five for Ada on Monday, typed into her cell; then her end a quarter later.
        await visit.Page.GetByRole(AriaRole.Grid).FocusAsync();
        await keys.PressAsync("ArrowDown");
        await keys.TypeAsync("9-17");
        await keys.PressAsync("Enter");
        await Chip(visit, "Ada Adams, Monday, 09:00–17:00, Not published").WaitForAsync();
        await visit.Page.GetByText("Shift added as a draft").First.WaitForAsync();
        await keys.PressAsync("+");
        await Chip(visit, "Ada Adams, Monday, 09:00–17:15, Not published").WaitForAsync();
        await visit.Page.GetByText("Shift saved").First.WaitForAsync();

        // By mouse to Bob on Tuesday, and there and back by undo and redo.
        await Drag(visit, Chip(visit, "Ada Adams, Monday, 09:00–17:15, Not published"), Cell(visit, bob, 1));
        await Chip(visit, "Bob Brown, Tuesday, 09:00–17:15, Not published").WaitForAsync();
        await visit.Page.GetByText("Moved", new() { Exact = true }).First.WaitForAsync();
        await visit.Page.RunAndWaitForResponseAsync(() => keys.PressAsync("Control+z"), answer => answer.Url.EndsWith("/shifts/batch", StringComparison.Ordinal));
        await Chip(visit, "Ada Adams, Monday, 09:00–17:15, Not published").WaitForAsync();
        await Kept(company, Monday, ada);
        await visit.Page.RunAndWaitForResponseAsync(() => keys.PressAsync("Control+Shift+z"), answer => answer.Url.EndsWith("/move", StringComparison.Ordinal));
        await Chip(visit, "Bob Brown, Tuesday, 09:00–17:15, Not published").WaitForAsync();
        await Kept(company, Monday.AddDays(1), bob);

        // Onto leave: said before the drop, and nothing is asked of the server.
        var asked = 0;
        visit.Page.Request += (_, request) => { if (request.Url.EndsWith("/move", StringComparison.Ordinal)) asked++; };
        await visit.Page.GetByRole(AriaRole.Grid).FocusAsync();
        foreach (var key in new[] { "Home", "ArrowDown", "ArrowRight", "m", "ArrowRight", "ArrowRight" }) await keys.PressAsync(key);
        await visit.Page.GetByText("On leave: vacation").First.WaitForAsync();
        await keys.PressAsync("Enter");
        await Chip(visit, "Bob Brown, Tuesday, 09:00–17:15, Not published").WaitForAsync();
        asked.ShouldBe(0);

        // What only the server knows: the chip goes back, and what is in the way is named.
        var stale = (await company.Owner.Get($"{Shifts}?pageRowCount=500")).Body;
        await visit.Page.RouteAsync($"**{Shifts}?*", route => route.FulfillAsync(new() { Json = stale }));
        (await company.Owner.Post(Shifts, new { shiftDate = $"{Monday.AddDays(2):yyyy-MM-dd}", startTime = "16:00", endTime = "20:00", assignedUserIds = new[] { ada.UserId } })).Should(201);
        await Drag(visit, Chip(visit, "Bob Brown, Tuesday, 09:00–17:15, Not published"), Cell(visit, ada, 2));
        await visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Ada Adams already has a shift" }).WaitForAsync();
        await visit.Button("Open it").WaitForAsync();
        await Chip(visit, "Bob Brown, Tuesday, 09:00–17:15, Not published").WaitForAsync();
        asked.ShouldBe(1);
        await visit.Page.UnrouteAsync($"**{Shifts}?*");
        await visit.Picture("rota-refused");

        await visit.Press("Publish 1 change");
        await visit.Page.GetByText("1 person will be told").WaitForAsync();
        await visit.Press("Publish");
        await Chip(visit, "Bob Brown, Tuesday, 09:00–17:15").WaitForAsync();
        (await company.Owner.Get($"{Shifts}?published=false"))["shifts"].GetArrayLength().ShouldBe(0);
        (await visit.Barriers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_hand_a_manager_changes_a_shift_and_who_works_it_sees_their_own_and_no_draft()
    {
        var company = await TestCompany.Found(stand);
        var (ada, bob) = (await company.Hire("Ada Adams"), await company.Hire("Bob Brown"));
        foreach (var person in new[] { ada, bob }) await company.Profile(person);
        foreach (var (day, published) in new[] { (0, true), (1, false) })
            (await company.Owner.Post(Shifts, new { shiftDate = $"{Monday.AddDays(day):yyyy-MM-dd}", startTime = "09:00", endTime = "17:00", location = "Main street", assignedUserIds = new[] { ada.UserId, bob.UserId }, published })).Should(201);
        var address = $"/{company.Codename}/rota?week={Week}";

        await using (var manager = await stand.Visit(390, 844))
        {
            await manager.SignInBeforehand(company.Owner);
            await manager.Open(address);
            await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Ada Adams and 1 other" }).ClickAsync();
            await manager.Field("End").FillAsync("1830");
            await manager.Field("End").BlurAsync();
            await manager.Press("Save");
            await manager.Page.GetByRole(AriaRole.Button, new() { Name = "09:00–18:30" }).WaitForAsync();
            (await manager.Barriers()).ShouldBeEmpty();
            await manager.Picture("rota-phone");
        }

        await using var visit = await stand.Visit(390, 844);
        await visit.SignInBeforehand(ada);
        await visit.Open(address);
        await visit.Page.GetByText("09:00–18:30").WaitForAsync();
        await visit.Page.GetByText("With Bob Brown").WaitForAsync();
        (await visit.Page.GetByText("09:00–17:00").CountAsync()).ShouldBe(0);
        (await visit.Page.GetByRole(AriaRole.Grid).CountAsync()).ShouldBe(0);
        (await visit.Barriers()).ShouldBeEmpty();
    }

    private static async Task OnLeave(TestCompany company, Client person, DateOnly day)
    {
        var leave = (await person.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = $"{day:yyyy-MM-dd}", endDate = $"{day:yyyy-MM-dd}" })).Should(201)["leaveRequest"].Id();
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);
    }

    private static ILocator Chip(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Cell(Visit visit, Client person, int day) => visit.Page.Locator($"[data-row='{person.UserId}'][data-day='{day}']");

    private static async Task Drag(Visit visit, ILocator chip, ILocator cell)
    {
        var (from, to) = (await chip.BoundingBoxAsync(), await cell.BoundingBoxAsync());
        await visit.Page.Mouse.MoveAsync(from!.X + from.Width / 2, from.Y + from.Height / 2);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(to!.X + to.Width / 2, to.Y + to.Height / 2, new() { Steps = 4 });
        await visit.Page.Mouse.UpAsync();
    }

    /// <summary>The one shift there is, as it is kept.</summary>
    private static async Task Kept(TestCompany company, DateOnly day, Client person)
    {
        var shift = (await company.Owner.Get(Shifts))["shifts"].EnumerateArray().ShouldHaveSingleItem();
        shift.Str("shiftDate").ShouldBe($"{day:yyyy-MM-dd}");
        shift.GetProperty("assignedUserIds")[0].GetGuid().ShouldBe(person.UserId);
    }
}
