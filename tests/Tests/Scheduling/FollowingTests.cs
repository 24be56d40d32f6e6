using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class FollowingTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Who_joins_a_department_is_on_its_future_shifts_but_for_those_in_conflict_of_which_the_planner_hears()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var kitchen = await company.Department("Kitchen");
        async Task<Guid> Kitchens(string date, string start, string end) => (await company.Owner.PlanFor(kitchen, date, start, end)).Should(201)["shift"].Id();
        var past = await Kitchens("2026-03-01", "09:00", "17:00");
        var free = await Kitchens("2026-03-10", "09:00", "17:00");
        var busy = await Kitchens("2026-03-11", "09:00", "17:00");
        var away = await Kitchens("2026-03-12", "09:00", "17:00");
        var twice = await Kitchens("2026-03-10", "16:59", "18:00");
        var cancelled = await Kitchens("2026-03-13", "09:00", "17:00");
        (await company.Owner.Change(cancelled, new { status = "cancelled" })).Should(200);
        var own = await company.Owner.Planned("2026-03-11", "16:00", "20:00", anna);
        await company.Approve(anna, "2026-03-12", "2026-03-12");

        await Join(company, kitchen, anna);

        (await anna.ListedShifts()).ShouldBe([own, free]);
        (await host.Published("shift.assigned", free)).ShouldHaveSingleItem().Id("user").ShouldBe(anna.UserId);
        foreach (var conflicted in new[] { busy, away, twice }) (await host.Published("shift.departmentConflicted", conflicted)).ShouldHaveSingleItem().Id("createdBy").ShouldBe(company.Owner.UserId);
        (await host.Published("shift.assigned", past)).ShouldBeEmpty();
        (await company.Owner.Plan("2026-03-10", "09:00", "10:00", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(free);
        (await company.Owner.Change(busy, new { assignedUserIds = Roster.Ids(anna) })).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(own);
    }

    [Fact]
    public async Task Of_one_shift_all_who_are_gone_at_once_are_off_before_they_are_answered()
    {
        var company = await TestCompany.Found(host);
        var people = new List<Client>();
        for (var n = 0; n < 8; n++) people.Add(await company.Hire($"Person {n}"));
        var stays = await company.Hire("Anna");
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", [.. people, stays]);

        var gone = await Task.WhenAll(people.Select(p => company.Owner.Delete($"/auth-api/v1/users/{p.UserId}")));

        gone.ShouldAllBe(r => r.Status == 200);
        (await company.Owner.ReadShift(shift)).Array("assignedUserIds").ShouldBe([stays.UserId]);
    }

    [Fact]
    public async Task Who_leaves_a_department_is_off_shifts_held_only_through_it()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var kitchen = await company.Department("Kitchen");
        var membership = await Join(company, kitchen, anna);
        var bar = await company.Department("Bar", anna);
        async Task<Guid> Make(string date, Guid[] departments, params Client[] people) =>
            (await company.Owner.Post(Roster.Shifts, new { shiftDate = date, startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(people), assignedDepartmentIds = departments })).Should(201)["shift"].Id();
        var past = await Make("2026-03-01", [kitchen]);
        var only = await Make("2026-03-10", [kitchen]);
        var named = await Make("2026-03-11", [kitchen], anna);
        var both = await Make("2026-03-12", [kitchen, bar]);

        (await company.Owner.Delete($"/auth-api/v1/usergroupmembers/{membership}")).Should(200);

        (await anna.ListedShifts()).ShouldBe([both, named, past]);
        (await host.Published("shift.released", only)).ShouldHaveSingleItem().Str("reason").ShouldBe("departmentLeft");
        (await company.Owner.Plan("2026-03-10", "09:00", "17:00", anna)).Should(201);
        await Join(company, kitchen, anna);
        (await anna.ListedShifts("shiftDate=2026-03-10")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_comes_back_to_a_department_is_back_on_its_shifts()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var kitchen = await company.Department("Kitchen");
        var membership = await Join(company, kitchen, anna);
        var shift = (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201)["shift"].Id();

        (await company.Owner.Delete($"/auth-api/v1/usergroupmembers/{membership}")).Should(200);
        (await anna.ListedShifts()).ShouldBeEmpty();
        await Join(company, kitchen, anna);
        (await anna.ListedShifts()).ShouldBe([shift]);
    }

    [Fact]
    public async Task A_deleted_department_leaves_its_future_shifts_and_takes_its_people_along()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna, ben);
        var bar = await company.Department("Bar", ben);
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedDepartmentIds = new[] { kitchen, bar } })).Should(201)["shift"].Id();

        (await company.Owner.Delete($"/auth-api/v1/usergroups/{kitchen}")).Should(200);

        (await company.Owner.ReadShift(shift)).Array("assignedDepartmentIds").ShouldBe([bar]);
        (await anna.ListedShifts()).ShouldBeEmpty();
        (await ben.ListedShifts()).ShouldBe([shift]);
        (await host.Published("shift.released", shift)).ShouldHaveSingleItem().Id("user").ShouldBe(anna.UserId);
        (await company.Owner.ListedShifts($"assignedDepartmentIds={kitchen}")).ShouldBeEmpty();
        (await company.Owner.ListedShifts($"assignedDepartmentIds={bar}")).ShouldBe([shift]);
    }

    [Fact]
    public async Task Who_is_no_longer_with_the_company_is_off_all_future_shifts()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna);
        var past = await company.Owner.Planned("2026-03-01", "09:00", "17:00", anna);
        var named = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna, ben);
        var through = (await company.Owner.PlanFor(kitchen, "2026-03-11", "09:00", "17:00")).Should(201)["shift"].Id();

        (await company.Owner.Delete($"/auth-api/v1/users/{anna.UserId}")).Should(200);

        (await company.Owner.ReadShift(named)).Array("assignedUserIds").ShouldBe([ben.UserId]);
        (await company.Owner.ReadShift(past)).Array("assignedUserIds").ShouldBe([anna.UserId]);
        foreach (var shift in new[] { named, through }) (await host.Published("shift.released", shift)).ShouldHaveSingleItem().Str("reason").ShouldBe("deactivated");
        (await company.Owner.Plan("2026-03-20", "09:00", "17:00", anna)).ShouldRefuse(400, "UnknownAssignee");
        (await company.Owner.Change(past, new { location = "Hall 3", assignedUserIds = Roster.Ids(anna) })).Should(200);
    }

    [Fact]
    public async Task Joining_and_planning_at_once_never_miss_each_other()
    {
        var company = await TestCompany.Found(host);
        for (var round = 0; round < 8; round++)
        {
            var anna = await company.Hire();
            var kitchen = await company.Department($"Kitchen {round}");

            var planning = Task.WhenAll(Enumerable.Range(1, 5).Select(day => company.Owner.PlanFor(kitchen, $"2026-04-0{day}", "09:00", "17:00")));
            await Task.WhenAll(planning, Join(company, kitchen, anna));

            var planned = (await planning).Select(r => r.Should(201)["shift"].Id());
            (await anna.ListedShifts()).ShouldBe(planned, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_company_that_changes_its_zone_keeps_wall_clock_times_ahead_and_what_has_begun_stays()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var running = await company.Owner.Planned("2026-03-02", "08:00", "16:00", anna);
        var next = await company.Owner.Planned("2026-03-02", "17:00", "22:00", anna);
        var touching = await company.Owner.Planned("2026-03-02", "22:00", "02:00", anna);
        var bens = await company.Owner.Planned("2026-03-29", "22:00", "06:00", ben);
        var (leave, _) = await company.Approve(ben, "2026-04-10", "2026-04-10");
        var id = (await company.Owner.ReadShift(running)).Id("companyId");

        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { timezone = "Asia/Kolkata" })).Should(200);

        (await company.Owner.ReadShift(running)).GetProperty("startsAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var moved = await company.Owner.ReadShift(touching);
        (moved.Str("startTime"), moved.GetProperty("startsAt").GetDateTimeOffset()).ShouldBe(("22:00", new DateTimeOffset(2026, 3, 2, 16, 30, 0, TimeSpan.Zero)));
        (await company.Owner.ReadShift(bens)).GetProperty("startsAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 29, 16, 30, 0, TimeSpan.Zero));

        await host.RunJob("scheduling.followZone");
        (await company.Owner.ReadShift(next)).Array("assignedUserIds").ShouldBeEmpty();
        (await host.Published("shift.released", next)).ShouldHaveSingleItem().Str("reason").ShouldBe("zoneChanged");
        (await anna.ListedShifts()).ShouldBe([touching, running]);
        (await company.Owner.Plan("2026-04-09", "20:00", "00:00", ben)).Should(201);
        (await company.Owner.Plan("2026-04-10", "00:00", "01:00", ben)).Conflicts().ShouldHaveSingleItem().Id("leaveRequestId").ShouldBe(leave);
        (await company.Owner.Plan("2026-03-02", "23:00", "23:30", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(touching);
    }

    private static async Task<Guid> Join(TestCompany company, Guid department, Client person) =>
        (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = department, userId = person.UserId })).Should(201)["userGroupMember"].Id();
}
