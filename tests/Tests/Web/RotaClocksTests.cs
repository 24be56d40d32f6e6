using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>A night over the change of the clocks is as long as it is at the company, wherever the manager's browser stands.</summary>
[Collection(WebCollection.Name)]
public sealed class RotaClocksTests(WebStand stand)
{
    private const string Shifts = "/scheduleManagement-api/v1/shifts";
    private const string Zone = "Europe/Berlin";

    [Theory]
    [InlineData("Pacific/Auckland", 23)]
    [InlineData("America/St_Johns", 25)]
    public async Task A_night_is_planned_over_a_change_of_the_clocks(string browser, int hours)
    {
        var company = await TestCompany.Found(stand, Zone);
        var ada = await company.Hire("Ada Adams");
        await company.Profile(ada);
        var sunday = DayOf(hours);
        var week = sunday.AddDays(-6).ToDateTime(default);
        await using var visit = await stand.Visit(zone: browser);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open(string.Create(CultureInfo.InvariantCulture, $"/{company.Codename}/rota?week={ISOWeek.GetYear(week)}-W{ISOWeek.GetWeekOfYear(week):00}"));
        await visit.Page.GetByRole(AriaRole.Columnheader).Nth(7).GetByText($"{hours} h").WaitForAsync();

        await Cell(visit, ada, 5).ClickAsync();
        await visit.Page.Keyboard.TypeAsync("22-6");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByText("Shift added as a draft").First.WaitForAsync();
        await Cell(visit, ada, 6).Locator("[data-tail]").WaitForAsync();
        (await Cell(visit, ada, 6).Locator("[data-tail]").InnerTextAsync()).ShouldContain("→ 06:00");
        // Eight by the clocks; an hour less or more by the sun.
        await visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ada Adams" }).GetByText($"{hours - 16} h", new() { Exact = true }).WaitForAsync();

        var kept = (await company.Owner.Get(Shifts))["shifts"].EnumerateArray().ShouldHaveSingleItem();
        (kept.Str("shiftDate"), kept.Str("startTime"), kept.Str("endTime")).ShouldBe((sunday.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "22:00", "06:00"));
    }

    [Fact]
    public async Task Of_two_managers_each_sees_at_once_what_the_other_moves()
    {
        var company = await TestCompany.Found(stand);
        var (ada, bob) = (await company.Hire("Ada Adams"), await company.Hire("Bob Brown"));
        foreach (var person in new[] { ada, bob }) await company.Profile(person);
        var monday = DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime) is var today ? today.AddDays(14 - ((int)today.DayOfWeek + 6) % 7) : default;
        (await company.Owner.Post(Shifts, new { shiftDate = $"{monday:yyyy-MM-dd}", startTime = "09:00", endTime = "17:00", assignedUserIds = new[] { ada.UserId }, published = true })).Should(201);
        var week = monday.ToDateTime(default);
        var address = string.Create(CultureInfo.InvariantCulture, $"/{company.Codename}/rota?week={ISOWeek.GetYear(week)}-W{ISOWeek.GetWeekOfYear(week):00}");
        await using var one = await stand.Visit();
        await using var other = await stand.Visit();
        foreach (var visit in new[] { one, other })
        {
            await visit.SignInBeforehand(company.Owner);
            var line = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/realtime-api/stream", StringComparison.Ordinal));
            await visit.Open(address);
            await line;
            await visit.Button("Ada Adams, Monday, 09:00–17:00").WaitForAsync();
        }

        await one.Page.GetByRole(AriaRole.Grid).FocusAsync();
        foreach (var key in new[] { "ArrowDown", "m", "ArrowDown" }) await one.Page.Keyboard.PressAsync(key);
        var answered = one.Page.WaitForResponseAsync(response => response.Url.EndsWith("/move", StringComparison.Ordinal));
        await one.Page.Keyboard.PressAsync("Enter");
        (await answered).Status.ShouldBe(200);
        var since = System.Diagnostics.Stopwatch.StartNew();
        await other.Button("Bob Brown, Monday, 09:00–17:00").WaitForAsync();
        // Two seconds; machines that test are busy. Without a hint the page would ask again after a minute.
        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(25));
    }

    private static ILocator Cell(Visit visit, Client person, int day) => visit.Page.Locator($"[data-row='{person.UserId}'][data-day='{day}']");

    /// <summary>The next Sunday that is so long there.</summary>
    private DateOnly DayOf(int hours)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var day = DateOnly.FromDateTime(stand.Clock.Now.UtcDateTime).AddDays(7);
        while (day.DayOfWeek is not DayOfWeek.Sunday || Midnight(day.AddDays(1)) - Midnight(day) != TimeSpan.FromHours(hours)) day = day.AddDays(1);
        return day;

        DateTime Midnight(DateOnly of) => TimeZoneInfo.ConvertTimeToUtc(of.ToDateTime(default), zone);
    }
}
