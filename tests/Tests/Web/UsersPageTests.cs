using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Accounts and groups, under Settings.</summary>
[Collection(WebCollection.Name)]
public sealed class UsersPageTests(WebStand stand)
{
    private const string Shifts = "/scheduleManagement-api/v1/shifts";

    [Fact]
    public async Task Accounts_are_made_found_raised_and_deleted_by_who_stands_above_them()
    {
        var company = await TestCompany.Found(stand);
        var anton = await company.Hire("Anton Admin", "tenantAdmin");
        await company.Hire("Emma Employee");
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings");
        await visit.Link("Users").ClickAsync();
        await visit.At($"/{company.Codename}/settings/users");

        await visit.Press("New user");
        await visit.Type("Full name", "Uma User");
        await visit.Type("Email", $"uma@{company.Codename}.test");
        var password = await visit.Field("Password").InputValueAsync();
        await visit.Page.GetByText("The address is verified").ClickAsync();
        await visit.Press("Add");
        var menu = visit.Button("What to do with Uma User");
        await menu.WaitForAsync();
        var uma = await TestCompany.SignIn(stand, company.Codename, $"uma@{company.Codename}.test", password);

        // Two letters find nothing yet, three do.
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("um");
        await visit.At($"/{company.Codename}/settings/users?q=um");
        await visit.Button("What to do with Emma Employee").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("uma");
        await visit.Button("What to do with Emma Employee").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await menu.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Set role" }).ClickAsync();
        await visit.Page.GetByText("Their sessions end").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Role" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Admin", Exact = true }).ClickAsync();
        await visit.Press("Set role");
        await visit.Page.GetByRole(AriaRole.Cell, new() { Name = "Admin", Exact = true }).WaitForAsync();
        (await uma.Get("/auth-api/currentuser")).Status.ShouldBe(401);

        await menu.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        (await visit.Button("Delete").IsDisabledAsync()).ShouldBeTrue();
        await visit.Type("Type “Uma User” to confirm", "uma user");
        await visit.Press("Delete");
        await visit.Page.GetByText("Nothing matches").WaitForAsync();

        // An admin does nothing to the owner, and to another admin no more than the name.
        await using var admin = await stand.Visit();
        await admin.SignInBeforehand(anton);
        await admin.Open($"/{company.Codename}/settings/users");
        await admin.Button("What to do with Anton Admin").ClickAsync();
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["Edit info"], new() { Timeout = 30_000 });
        await admin.Page.Keyboard.PressAsync("Escape");
        await admin.Button("What to do with Emma Employee").ClickAsync();
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["Edit info", "Set password", "Delete"], new() { Timeout = 30_000 });
        (await admin.Button("What to do with Olga Owner").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task People_join_a_group_and_leave_it_and_its_end_names_the_shifts_that_lose_them()
    {
        var company = await TestCompany.Found(stand);
        var greta = await company.Hire("Greta Grouped");
        await company.Hire("Gustav Grouped");
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/groups");
        await visit.Page.GetByText("No group yet.").WaitForAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "New group" }).First.ClickAsync();
        await visit.Type("Name", "Kitchen");
        await visit.Press("Add");
        var drawer = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Kitchen" });
        await drawer.GetByText("Nobody is in it yet").WaitForAsync();
        foreach (var name in new[] { "Greta Grouped", "Gustav Grouped" })
        {
            await drawer.GetByRole(AriaRole.Combobox, new() { Name = "Add somebody" }).FillAsync(name[..4]);
            await visit.Page.GetByRole(AriaRole.Option, new() { Name = name }).WaitForAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
            await drawer.GetByRole(AriaRole.Button, new() { Name = $"Take out {name}" }).WaitForAsync();
        }
        await drawer.GetByText("2 members").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Take out Greta Grouped" }).ClickAsync();
        await drawer.GetByText("1 member", new() { Exact = true }).WaitForAsync();
        await visit.Page.GetByText("Greta Grouped is out.").First.WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Control+z");
        await drawer.GetByText("2 members").WaitForAsync();

        var group = (await company.Owner.Get("/auth-api/v1/usergroups")).Should(200)["userGroups"].EnumerateArray().ShouldHaveSingleItem().Id();
        var day = stand.Clock.Now.AddDays(3);
        (await company.Owner.Post(Shifts, new { shiftDate = $"{day:yyyy-MM-dd}", startTime = "09:00", endTime = "17:00", assignedDepartmentIds = new[] { group } })).Should(201);
        (await greta.Get(Shifts)).Should(200)["shifts"].GetArrayLength().ShouldBe(1);
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Delete the group" }).ClickAsync();
        await visit.Page.GetByText("A shift loses its people:").WaitForAsync();
        await visit.Press("Delete");
        await visit.Page.GetByText("No group yet.").WaitForAsync();
        (await company.Owner.Get("/auth-api/v1/usergroups")).Should(200)["userGroups"].GetArrayLength().ShouldBe(0);
    }
}
