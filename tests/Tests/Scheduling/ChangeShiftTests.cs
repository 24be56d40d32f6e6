using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class ChangeShiftTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_is_left_out_stays_and_null_clears()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var kitchen = await company.Department("Kitchen");
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", location = "Hall 3", departmentId = kitchen, assignedUserIds = Roster.Ids(anna) })).Should(201)["shift"].Id();

        var moved = (await company.Owner.Change(shift, new { startTime = "10:00" })).Should(200)["shift"];
        moved.Str("shiftDate").ShouldBe("2026-03-10");
        moved.Str("startTime").ShouldBe("10:00");
        moved.Str("endTime").ShouldBe("17:00");
        moved.Str("location").ShouldBe("Hall 3");
        moved.Array("assignedUserIds").ShouldBe([anna.UserId]);
        moved.GetProperty("recordVersion").GetInt32().ShouldBe(2);

        var cleared = (await company.Owner.Change(shift, new { location = (string?)null, departmentId = (Guid?)null, assignedUserIds = (Guid[]?)null })).Should(200)["shift"];
        cleared.Str("location").ShouldBeNull();
        cleared.Str("departmentId").ShouldBeNull();
        cleared.Array("assignedUserIds").ShouldBeEmpty();
        (await company.Owner.Change(shift, new { startTime = "17:00" })).ShouldRefuse(400, "ShiftHasNoLength");
        (await company.Owner.Change(shift, new { shiftDate = (string?)null })).Should(400).Message.ShouldBe("errMsg_shiftDateisRequired");
    }

    [Fact]
    public async Task Moving_a_shift_onto_another_one_is_refused_and_leaves_both_as_they_were()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var morning = await company.Owner.Planned("2026-03-10", "06:00", "14:00", anna);
        var evening = await company.Owner.Planned("2026-03-10", "14:00", "22:00", anna);

        (await company.Owner.Change(evening, new { startTime = "13:00" })).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(morning);

        (await company.Owner.ReadShift(evening)).Str("startTime").ShouldBe("14:00");
        (await company.Owner.Change(evening, new { startTime = "15:00", endTime = "23:00" })).Should(200);
        (await company.Owner.Plan("2026-03-10", "14:00", "15:00", anna)).Should(201);
        (await company.Owner.Plan("2026-03-10", "22:00", "22:30", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(evening);
    }

    [Fact]
    public async Task People_put_on_are_checked_and_those_taken_off_are_free()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna);
        var bens = await company.Owner.Planned("2026-03-10", "12:00", "13:00", ben);

        (await company.Owner.Change(shift, new { assignedUserIds = Roster.Ids(anna, ben) })).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(bens);
        (await company.Owner.Change(bens, new { assignedUserIds = Array.Empty<Guid>() })).Should(200);
        (await company.Owner.Change(shift, new { assignedUserIds = Roster.Ids(ben) })).Should(200);

        (await company.Owner.Plan("2026-03-10", "09:00", "17:00", anna)).Should(201);
        (await host.Published("shift.released", shift)).ShouldHaveSingleItem().Str("reason").ShouldBe("unassigned");
        (await host.Published("shift.assigned", shift)).Select(e => e.Id("user")).ShouldBe([anna.UserId, ben.UserId]);
    }

    [Fact]
    public async Task Cancelling_frees_the_people_and_reviving_books_them_again_if_they_still_have_time()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna);

        (await company.Owner.Change(shift, new { status = "cancelled" })).Should(200)["shift"].Array("assignedUserIds").ShouldBe([anna.UserId]);
        (await host.Published("shift.released", shift)).ShouldHaveSingleItem().Str("reason").ShouldBe("cancelled");
        var other = await company.Owner.Planned("2026-03-10", "12:00", "13:00", anna);
        (await company.Owner.Change(shift, new { status = "scheduled" })).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(other);

        (await company.Owner.Change(other, new { status = "completed" })).Should(200);
        (await company.Owner.Change(shift, new { status = "scheduled" })).Should(200);
        (await company.Owner.Plan("2026-03-10", "16:00", "18:00", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(shift);
        (await host.Published("shift.assigned", shift)).Count.ShouldBe(2);
        (await host.Published("shift.released", other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_who_stay_hear_of_another_time_or_place_once_and_of_nothing_else()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire(), await company.Hire());
        var kitchen = await company.Department("Kitchen");
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna);

        (await company.Owner.Change(shift, new { shiftDate = "2026-03-10", departmentId = kitchen })).Should(200);
        (await host.Published("shift.moved", shift)).ShouldBeEmpty();
        (await company.Owner.Change(shift, new { shiftDate = "2026-03-11", assignedUserIds = Roster.Ids(anna, ben) })).Should(200);

        var moved = (await host.Published("shift.moved", shift)).ShouldHaveSingleItem();
        moved.Array("users").ShouldBe([anna.UserId]);
        moved.GetProperty("old").Str("shiftDate").ShouldBe("2026-03-10");
        moved.GetProperty("new").Str("shiftDate").ShouldBe("2026-03-11");
    }

    [Fact]
    public async Task A_correction_of_the_past_is_told_as_one()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var past = await company.Owner.Planned("2026-02-10", "09:00", "17:00", anna);

        (await company.Owner.Change(past, new { startTime = "10:00" })).Should(200);
        (await company.Owner.Change(past, new { assignedUserIds = Array.Empty<Guid>() })).Should(200);

        (await host.Published("shift.assigned", past)).ShouldBeEmpty();
        foreach (var name in new[] { "shift.moved", "shift.released" }) (await host.Published(name, past)).ShouldHaveSingleItem().GetProperty("over").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_department_taken_off_takes_only_its_own_people_along()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben, cleo) = (await company.Hire("Anna"), await company.Hire("Ben"), await company.Hire("Cleo"));
        var kitchen = await company.Department("Kitchen", anna, ben);
        var bar = await company.Department("Bar", ben);
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(cleo), assignedDepartmentIds = new[] { kitchen, bar } })).Should(201)["shift"].Id();

        (await company.Owner.Change(shift, new { assignedDepartmentIds = new[] { bar } })).Should(200);

        (await host.Published("shift.released", shift)).ShouldHaveSingleItem().Id("user").ShouldBe(anna.UserId);
        (await company.Owner.Plan("2026-03-10", "09:00", "17:00", anna)).Should(201);
        (await company.Owner.Plan("2026-03-10", "09:00", "17:00", ben, cleo)).Conflicts().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_is_on_leave_stays_off_a_departments_shift_until_named_again()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna, ben);
        var shift = (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201)["shift"].Id();
        var (leave, _) = await company.Approve(anna, "2026-03-10", "2026-03-10");

        (await company.Owner.Change(shift, new { location = "Hall 3", assignedDepartmentIds = new[] { kitchen }, assignedUserIds = Array.Empty<Guid>() })).Should(200);
        (await anna.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.Change(shift, new { assignedUserIds = Roster.Ids(anna) })).Conflicts().ShouldHaveSingleItem().Id("leaveRequestId").ShouldBe(leave);

        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "cancelled" })).Should(200);
        (await anna.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.Change(shift, new { assignedUserIds = Roster.Ids(anna) })).Should(200);
        (await anna.ListedShifts()).ShouldBe([shift]);
    }

    [Fact]
    public async Task A_shift_moved_onto_the_leave_of_a_member_goes_on_without_them_and_they_come_back_with_the_next_move()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna, ben);
        var shift = (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201)["shift"].Id();
        await company.Approve(anna, "2026-03-11", "2026-03-11");

        (await company.Owner.Change(shift, new { shiftDate = "2026-03-11" })).Should(200).LeftOff().ShouldBe([(anna.UserId, "Anna", "leave")]);

        (await anna.ListedShifts()).ShouldBeEmpty();
        (await ben.ListedShifts()).ShouldBe([shift]);
        (await host.Published("shift.released", shift)).ShouldHaveSingleItem().Id("user").ShouldBe(anna.UserId);
        (await company.Owner.Plan("2026-03-10", "09:00", "17:00", anna)).Should(201);
        (await company.Owner.Change(shift, new { location = "Hall 2" })).Should(200).LeftOff().ShouldBeEmpty("it says whom this change leaves off");
        (await company.Owner.Change(shift, new { shiftDate = "2026-03-12" })).Should(200).LeftOff().ShouldBeEmpty();
        (await anna.ListedShifts("shiftDate=2026-03-12")).ShouldBe([shift]);
    }

    [Fact]
    public async Task Moved_onto_the_leave_of_somebody_named_a_shift_stays_where_it_was()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna, ben);
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(anna), assignedDepartmentIds = new[] { kitchen } })).Should(201)["shift"].Id();
        foreach (var person in new[] { anna, ben }) await company.Approve(person, "2026-03-11", "2026-03-11");

        (await company.Owner.Change(shift, new { shiftDate = "2026-03-11" })).Conflicts().ShouldHaveSingleItem().Id("userId").ShouldBe(anna.UserId);

        (await company.Owner.ReadShift(shift)).Str("shiftDate").ShouldBe("2026-03-10");
        (await ben.ListedShifts()).ShouldBe([shift]);
    }

    [Fact]
    public async Task A_line_manager_changes_and_calls_off_a_shift_that_leave_left_vacant_and_that_is_theirs()
    {
        var company = await TestCompany.Found(host);
        var (manager, other) = (await company.Hire("Mona"), await company.Hire("Otto"));
        var (rita, olaf) = (await company.HireReport(manager), await company.HireReport(other));
        var vacated = await company.Owner.Planned("2026-03-10", "09:00", "17:00", rita);
        var through = (await company.Owner.PlanFor(await company.Department("Kitchen", rita), "2026-03-10", "18:00", "20:00")).Should(201)["shift"].Id();
        await company.Approve(rita, "2026-03-10", "2026-03-10");

        foreach (var shift in new[] { vacated, through })
        {
            (await manager.Change(shift, new { location = "Hall 2" })).Should(200)["shift"].Str("location").ShouldBe("Hall 2");
            (await other.Change(shift, new { location = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        }
        (await manager.Change(vacated, new { assignedUserIds = Roster.Ids(olaf) })).ShouldRefuse(403, "NotYourReports");
        (await manager.Change(vacated, new { shiftDate = "2026-03-11", assignedUserIds = Array.Empty<Guid>() })).Should(200);
        (await manager.Change(vacated, new { status = "cancelled" })).Should(200)["shift"].Str("status").ShouldBe("cancelled");
        (await manager.Delete($"{Roster.Shifts}/{vacated}")).Should(200);
        (await manager.Change(through, new { shiftDate = "2026-03-11" })).Should(200);
        (await rita.ListedShifts()).ShouldBe([through]);
    }

    [Fact]
    public async Task A_line_manager_changes_only_shifts_of_reports_and_hands_them_to_nobody_else()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mona");
        var (rita, rolf, carl) = (await company.HireReport(manager), await company.HireReport(manager), await company.Hire("Carl"));
        var own = await company.Owner.Planned("2026-03-10", "09:00", "17:00", rita);
        var mixed = await company.Owner.Planned("2026-03-11", "09:00", "17:00", rita, carl);
        var vacant = await company.Owner.Planned("2026-03-12", "09:00", "17:00");
        var managers = await company.Owner.Planned("2026-03-13", "09:00", "17:00", manager);

        (await manager.Change(own, new { assignedUserIds = Roster.Ids(rolf) })).Should(200);
        (await manager.Change(own, new { assignedUserIds = Roster.Ids(rolf, carl) })).ShouldRefuse(403, "NotYourReports");
        (await manager.Change(own, new { assignedUserIds = Array.Empty<Guid>() })).ShouldRefuse(403, "NotYourReports");
        foreach (var foreign in new[] { mixed, vacant, managers }) (await manager.Change(foreign, new { location = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        (await rita.Change(mixed, new { location = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Change(Guid.Empty, new { location = "Mine" })).ShouldRefuse(404, "404");
        var elsewhere = await TestCompany.Found(host);
        (await elsewhere.Owner.Change(own, new { location = "Mine" })).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task Of_those_who_move_different_shifts_onto_one_hour_of_a_person_one_succeeds()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var shifts = new List<Guid>();
        for (var day = 1; day <= 20; day++) shifts.Add(await company.Owner.Planned($"2026-04-{day:00}", "09:00", "17:00", anna));

        var replies = await Task.WhenAll(shifts.Select(s => company.Owner.Change(s, new { shiftDate = "2026-05-01" })));

        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.ErrCode == "ShiftConflict");
    }

    [Fact]
    public async Task Changes_of_one_shift_at_once_all_stand_and_none_is_lost()
    {
        var company = await TestCompany.Found(host);
        var people = new[] { await company.Hire(), await company.Hire(), await company.Hire() };
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", people);

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => company.Owner.Change(shift, n % 2 == 0 ? new { location = $"Hall {n}" } : (object)new { endTime = $"1{n}:00" })));

        replies.ShouldAllBe(r => r.Status == 200);
        (await company.Owner.ReadShift(shift)).GetProperty("recordVersion").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task Who_is_taken_off_while_another_change_waits_is_not_brought_back_by_it()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        for (var round = 1; round <= 9; round++)
        {
            var shift = await company.Owner.Planned($"2026-04-0{round}", "09:00", "17:00", anna);

            var takenOff = company.Owner.Change(shift, new { assignedUserIds = Array.Empty<Guid>() });
            await Task.WhenAll([takenOff, .. Enumerable.Range(0, 6).Select(_ => company.Owner.Change(shift, new { startTime = "09:00" }))]);

            (await takenOff).Should(200);
            (await anna.ListedShifts()).ShouldBeEmpty();
        }
    }
}
