using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Leave;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Whoever can find somebody else hears of a vacant place, and nobody hears of what is over.</summary>
public sealed class VacancyTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Vacated = "Rita Report is off the shift of Tuesday 10 March 2026, 09:00-17:00, being on leave. It may need somebody else.";

    [Fact]
    public async Task The_planner_and_the_line_manager_hear_of_a_vacant_place()
    {
        var (company, planner, manager, person) = await Team();
        await planner.Planned("2026-03-10", "09:00", "17:00", person);
        await OnLeave(manager, person);

        foreach (var told in new[] { planner, manager }) (await told.Told("shiftVacated")).Select(n => n.Text).ShouldBe([Vacated]);
        (await company.Owner.Told("shiftVacated")).ShouldBeEmpty();
        (await person.Told("shiftVacated")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_planner_is_gone_the_line_manager_hears()
    {
        var (company, planner, manager, person) = await Team();
        await planner.Planned("2026-03-10", "09:00", "17:00", person);
        (await company.Owner.Delete($"/auth-api/v1/users/{planner.UserId}")).Should(200);
        await OnLeave(manager, person);

        (await manager.Told("shiftVacated")).Select(n => n.Text).ShouldBe([Vacated]);
        (await company.Owner.Told("shiftVacated")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nobody_else_can_plan_it_the_admins_hear(bool plannerIsGone)
    {
        var (company, planner, _, _) = await Team();
        var person = await company.Hire("Rita Report");
        await planner.Planned("2026-03-10", "09:00", "17:00", person);
        if (plannerIsGone) (await company.Owner.Delete($"/auth-api/v1/users/{planner.UserId}")).Should(200);
        else (await company.Owner.Patch($"/auth-api/v1/userrole/{planner.UserId}", new { roleId = "tenantUser" })).Should(200);
        await OnLeave(company.Owner, person);

        (await company.Owner.Told("shiftVacated")).Select(n => n.Text).ShouldBe([Vacated]);
        if (!plannerIsGone)
        {
            var demoted = await TestCompany.SignIn(host, company.Codename, planner.Email, TestCompany.Password);
            (await demoted.Told("shiftVacated")).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Of_a_shift_that_is_over_nobody_hears_anything()
    {
        var (company, planner, manager, person) = await Team();
        host.Clock.Now = TestClock.Start.AddHours(14.9);
        await planner.Planned("2026-03-02", "00:30", "01:50", person);
        await planner.Planned("2026-03-03", "09:00", "17:00", person);
        var leave = await person.Asked("2026-03-02", "2026-03-03");
        (await manager.Answer(leave, "approved")).Should(200)["releasedShifts"].GetArrayLength().ShouldBe(2);

        (await person.Told("shiftReleased")).Select(n => n.Text).ShouldBe(["You are off the shift of Tuesday 3 March 2026, 09:00-17:00, because you are on leave."]);
        foreach (var told in new[] { planner, manager }) (await told.Told("shiftVacated")).Count.ShouldBe(1);
        (await host.Count($"SELECT count(*) FROM kernel.outbox WHERE name = 'shift.released' AND payload ->> 'user' = '{person.UserId}' AND payload ->> 'over' = 'true'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_department_says_so()
    {
        var (company, planner, _, person) = await Team();
        var department = await company.Department("Dock", person);
        (await planner.PlanFor(department, "2026-03-10", "09:00", "17:00")).Should(201);
        (await company.Owner.Delete($"/auth-api/v1/usergroups/{department}")).Should(200);

        (await person.Told("shiftReleased")).Select(n => n.Text).ShouldBe(["You are off the shift of Tuesday 10 March 2026, 09:00-17:00, because its department was deleted."]);
        (await planner.Told("shiftVacated")).Select(n => n.Text).ShouldBe(["Rita Report is off the shift of Tuesday 10 March 2026, 09:00-17:00, since its department was deleted. It may need somebody else."]);
    }

    [Fact]
    public async Task Who_left_a_department_hears_that_they_left_it()
    {
        var (company, planner, _, person) = await Team();
        var department = await company.Department("Dock");
        var member = (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = department, userId = person.UserId })).Should(201)["userGroupMember"].Id();
        (await planner.PlanFor(department, "2026-03-10", "09:00", "17:00")).Should(201);
        (await company.Owner.Delete($"/auth-api/v1/usergroupmembers/{member}")).Should(200);

        (await person.Told("shiftReleased")).Single().Text.ShouldEndWith("because you left its department.");
    }

    [Fact]
    public async Task A_department_conflict_is_told_to_the_planner_and_the_line_manager_once_each()
    {
        var (company, planner, manager, person) = await Team();
        var department = await company.Department("Dock");
        (await planner.PlanFor(department, "2026-03-10", "09:00", "17:00")).Should(201);
        await planner.Planned("2026-03-10", "12:00", "20:00", person);
        (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = department, userId = person.UserId })).Should(201);

        foreach (var told in new[] { planner, manager }) (await told.Told("departmentConflict")).Select(n => n.Title).ShouldBe(["Rita Report could not be put on a shift"]);
        (await person.Told("departmentConflict")).ShouldBeEmpty();
        (await company.Owner.Told("departmentConflict")).ShouldBeEmpty();
    }

    /// <summary>Planned by Pia, who is an admin; Rita reports to Mia.</summary>
    private async Task<(TestCompany Company, Client Planner, Client Manager, Client Person)> Team()
    {
        host.Clock.Now = TestClock.Start;
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mia Manager");
        return (company, await company.Hire("Pia Planner", "tenantAdmin"), manager, await company.HireReport(manager, "Rita Report"));
    }

    private static async Task OnLeave(Client reviewer, Client person) => (await reviewer.Answer(await person.Asked("2026-03-09", "2026-03-11"), "approved")).Should(200);
}
