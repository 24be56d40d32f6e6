using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>Members of a department are on its shifts, by whichever way they or the shifts come back.</summary>
public sealed class ReturningMembersTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Who_comes_back_from_the_archive_is_on_the_departments_shifts_from_before_and_meanwhile()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var kitchen = await company.Department("Kitchen", anna);
        async Task<Guid> Kitchens(string date) => (await company.Owner.PlanFor(kitchen, date, "09:00", "17:00")).Should(201)["shift"].Id();
        var before = await Kitchens("2026-03-10");
        (await anna.Delete("/auth-api/v1/profile")).Should(200);
        var meanwhile = await Kitchens("2026-03-11");
        (await company.Owner.Get($"{Roster.Shifts}/{before}")).Should(200);

        anna = await TestCompany.SignIn(host, company.Codename, anna.Email, TestCompany.Password);

        (await anna.ListedShifts()).ShouldBe([meanwhile, before]);
        (await company.Owner.Plan("2026-03-10", "16:00", "18:00", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(before);
    }

    [Fact]
    public async Task Who_joined_while_a_shift_was_cancelled_is_on_it_when_it_is_revived_but_for_whose_time_is_taken()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen");
        var shift = (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201)["shift"].Id();
        (await company.Owner.Change(shift, new { status = "cancelled" })).Should(200);
        foreach (var person in new[] { anna, ben }) (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = kitchen, userId = person.UserId })).Should(201);
        var bens = await company.Owner.Planned("2026-03-10", "16:00", "20:00", ben);

        (await company.Owner.Change(shift, new { status = "scheduled" })).Should(200);

        (await anna.ListedShifts()).ShouldBe([shift]);
        (await ben.ListedShifts()).ShouldBe([bens]);
        (await host.Published("shift.departmentConflicted", shift)).ShouldHaveSingleItem().Id("user").ShouldBe(ben.UserId);
        // Said once; and who is free by then comes along with the next move.
        (await company.Owner.Change(shift, new { location = "Hall 2" })).Should(200);
        (await host.Published("shift.departmentConflicted", shift)).ShouldHaveSingleItem();
        (await company.Owner.Change(shift, new { endTime = "16:00" })).Should(200);
        (await ben.ListedShifts()).ShouldBe([bens, shift], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_leaves_and_rejoins_after_a_cancelled_leave_is_on_the_shift()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var kitchen = await company.Department("Kitchen");
        var membership = await Join(company, kitchen, anna);
        var shift = (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201)["shift"].Id();
        var (leave, _) = await company.Approve(anna, "2026-03-10", "2026-03-10");
        (await anna.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "cancelled" })).Should(200);
        (await anna.ListedShifts()).ShouldBeEmpty("a cancelled leave restores nothing by itself");

        (await company.Owner.Delete($"/auth-api/v1/usergroupmembers/{membership}")).Should(200);
        await Join(company, kitchen, anna);

        (await anna.ListedShifts()).ShouldBe([shift]);
    }

    [Fact]
    public async Task A_shift_that_is_moved_off_a_members_leave_has_the_member_again()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var kitchen = await company.Department("Kitchen", anna);
        var shift = (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201)["shift"].Id();
        await company.Approve(anna, "2026-03-10", "2026-03-11");

        (await company.Owner.Change(shift, new { shiftDate = "2026-03-11" })).Should(200);
        (await anna.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.Change(shift, new { shiftDate = "2026-03-12" })).Should(200);

        (await anna.ListedShifts()).ShouldBe([shift]);
        (await host.Published("shift.assigned", shift)).Count.ShouldBe(2);
        (await company.Owner.Plan("2026-03-12", "16:00", "18:00", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(shift);
    }

    [Fact]
    public async Task A_correction_of_the_past_brings_nobody_onto_what_they_could_not_have_worked()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var kitchen = await company.Department("Kitchen");
        var shift = (await company.Owner.PlanFor(kitchen, "2026-03-01", "09:00", "17:00")).Should(201)["shift"].Id();
        await Join(company, kitchen, anna);

        (await company.Owner.Change(shift, new { endTime = "16:00" })).Should(200);

        (await anna.ListedShifts()).ShouldBeEmpty();
    }

    private static async Task<Guid> Join(TestCompany company, Guid department, Client person) =>
        (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = department, userId = person.UserId })).Should(201)["userGroupMember"].Id();
}
