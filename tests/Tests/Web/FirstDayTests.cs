using System.Globalization;
using Microsoft.Playwright;

namespace WorkforceOS.Tests.Web;

/// <summary>A company's first day, as an owner goes through it who has read nothing: only what the screens say is followed.</summary>
[Collection(WebCollection.Name)]
public sealed class FirstDayTests(WebStand stand)
{
    private static readonly string[] People = ["Ada Adams", "Bob Brown", "Cleo Clark", "Dan Dean", "Eve Evans"];

    /// <summary>Where it is day, so that a shift of four hours ends on it.</summary>
    private readonly string zone = stand.Clock.Now.UtcDateTime.Hour is >= 6 and < 17 ? "Europe/London" : "Pacific/Auckland";

    /// <summary>By the clock of the company, which took its zone from the browser.</summary>
    private DateTimeOffset Now => TimeZoneInfo.ConvertTime(stand.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById(zone));

    [Fact]
    public async Task An_owner_plans_a_week_for_five_one_clocks_in_on_a_phone_leave_is_approved_and_pay_is_calculated()
    {
        await using var owner = await stand.Visit(zone: zone);
        var codename = await Beginning.Found(owner, "First Day", zone);

        await FirstStep(owner, "Add the people who work here");
        var passwords = new List<string>();
        foreach (var person in People) passwords.Add(await Add(owner, person));
        await owner.Link("Today").ClickAsync();
        await FirstStep(owner, "Make departments of them");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "New group" }).First.ClickAsync();
        await owner.Type("Name", "Bakery");
        await owner.Press("Add");
        await owner.Page.GetByText("Nobody is in it yet").First.WaitForAsync();
        await owner.Page.Keyboard.PressAsync("Escape");

        await owner.Link("Today").ClickAsync();
        await FirstStep(owner, "Plan the first shift");
        var today = ((int)Now.DayOfWeek + 6) % 7;
        await Plan(owner, People[0], today, string.Create(CultureInfo.InvariantCulture, $"{Now.Hour}-{Now.AddHours(4).Hour}"));
        await owner.Press("Publish 1 change");
        await owner.Press("Publish");
        await owner.Page.GetByText("1 shift published").First.WaitForAsync();
        await owner.Press("Week after");
        foreach (var person in People)
        {
            await Plan(owner, person, 0, "9-17");
            // Four more like it: the times are typed into the next cell.
            for (var day = 1; day < 5; day++)
            {
                await owner.Page.Keyboard.PressAsync("ArrowRight");
                await owner.Page.Keyboard.TypeAsync("9-17");
                await owner.Page.Keyboard.PressAsync("Enter");
                await Cell(owner, person, day).GetByText("09:00–17:00").First.WaitForAsync();
            }
        }
        await owner.Press("Publish 25 changes");
        await owner.Page.GetByText("5 people will be told").WaitForAsync();
        await owner.Press("Publish");
        await owner.Page.GetByText("25 shifts published").First.WaitForAsync();
        await owner.Link("Today").ClickAsync();
        await owner.Page.GetByText("First steps").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await using (var phone = await stand.Visit(390, 844))
        {
            await phone.Open($"/{codename}");
            await phone.Link("Log in").ClickAsync();
            await Beginning.SignIn(phone, Mail(People[0], codename), passwords[0]);
            await phone.Press("Clock in");
            await phone.Page.GetByText($"Clocked in at {Now:HH:mm}").WaitForAsync();
            await phone.Link("Leave").ClickAsync();
            await phone.Press("Ask for leave");
            await phone.Press("Next");
            var day = DateOnly.FromDateTime(Now.DateTime).AddDays(28 - today);
            var button = phone.Page.GetByRole(AriaRole.Button, new() { Name = day.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture) });
            if (await button.CountAsync() == 0) await phone.Press("Month after");
            await button.ClickAsync();
            await phone.Press("Next");
            await phone.Press("Ask");
            await phone.Page.GetByText("Waiting").WaitForAsync();

            await owner.Page.GetByText("Ada Adams asks for leave").WaitForAsync();
            await owner.Page.GetByRole(AriaRole.Region, new() { Name = "Needs you" }).GetByText("Decide").ClickAsync();
            await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).First.ClickAsync();
            await phone.Page.GetByText("Approved by Olga Owner").WaitForAsync();
        }

        await owner.Page.GetByRole(AriaRole.Link, new() { Name = "Payroll" }).First.ClickAsync();
        await owner.Page.GetByRole(AriaRole.Navigation, new() { Name = "Steps of the payroll" }).GetByRole(AriaRole.Link).Filter(new() { HasText = "Calculate" }).ClickAsync();
        await owner.Press("Calculate");
        await owner.Page.GetByText("5 of 5 calculated.").WaitForAsync();
        await owner.Link("Go on to review").ClickAsync();
        foreach (var person in People) await owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = person }).First.WaitForAsync();

        async Task<string> Add(Visit visit, string name)
        {
            await visit.Link("People").First.ClickAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).First.ClickAsync();
            await visit.Type("Full name", name);
            await visit.Type("Email", Mail(name, codename));
            var password = await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).InputValueAsync();
            await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "The address is verified" }).ClickAsync();
            await visit.Press("Next");
            await visit.Type("Position", "Baker");
            await visit.Type("Salary a month", "3000");
            await visit.Press("Add");
            await visit.Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 }).WaitForAsync();
            return password;
        }
    }

    private static Task FirstStep(Visit visit, string step) => visit.Page.GetByRole(AriaRole.Region, new() { Name = "First steps" }).GetByRole(AriaRole.Link, new() { Name = step }).ClickAsync();

    /// <summary>A click into the cell, and the times.</summary>
    private static async Task Plan(Visit visit, string person, int day, string times)
    {
        await Cell(visit, person, day).ClickAsync();
        await visit.Page.Keyboard.TypeAsync(times);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Cell(visit, person, day).GetByRole(AriaRole.Button).WaitForAsync();
    }

    private static ILocator Cell(Visit visit, string person, int day) => visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = person }).Locator($"[data-day='{day}']");

    private static string Mail(string name, string codename) => $"{name.Split(' ')[0].ToLowerInvariant()}@{codename}.test";
}
