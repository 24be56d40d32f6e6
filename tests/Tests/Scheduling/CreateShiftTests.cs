using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class CreateShiftTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_admin_plans_a_shift_and_reads_back_what_was_sent()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var person = await company.Hire();
        var department = await company.Department("Kitchen");

        var created = (await company.Owner.Post(Roster.Shifts, new
        {
            shiftDate = "2026-03-10", startTime = "22:00", endTime = "06:00", location = "Hall 3", departmentId = department,
            assignedUserIds = new[] { person.UserId, person.UserId }, assignedDepartmentIds = new[] { department },
        })).Should(201);

        created.Body.Str("dataName").ShouldBe("shift");
        var shift = created["shift"];
        shift.Str("shiftDate").ShouldBe("2026-03-10");
        shift.Str("startTime").ShouldBe("22:00");
        shift.Str("endTime").ShouldBe("06:00");
        shift.GetProperty("startsAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 10, 21, 0, 0, TimeSpan.Zero));
        shift.GetProperty("endsAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 11, 5, 0, 0, TimeSpan.Zero));
        shift.Str("location").ShouldBe("Hall 3");
        shift.Id("departmentId").ShouldBe(department);
        shift.Array("assignedUserIds").ShouldBe([person.UserId]);
        shift.Array("assignedDepartmentIds").ShouldBe([department]);
        shift.Str("status").ShouldBe("scheduled");
        shift.GetProperty("status_idx").GetInt32().ShouldBe(0);
        shift.Id("createdBy").ShouldBe(company.Owner.UserId);
        shift.Id("_owner").ShouldBe(company.Owner.UserId);
        shift.GetProperty("recordVersion").GetInt32().ShouldBe(1);
        shift.TryGetProperty("assignedUsers", out _).ShouldBeFalse();
        var told = (await host.Published("shift.assigned", shift.Id())).ShouldHaveSingleItem();
        told.Id("user").ShouldBe(person.UserId);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_refused_by_name()
    {
        var company = await TestCompany.Found(host);
        async Task<string?> Refusal(object body) => (await company.Owner.Post(Roster.Shifts, body)).Should(400).Message;

        (await Refusal(new { startTime = "09:00", endTime = "17:00" })).ShouldBe("errMsg_shiftDateisRequired");
        (await Refusal(new { shiftDate = "2026-03-10", endTime = "17:00" })).ShouldBe("errMsg_startTimeisRequired");
        (await Refusal(new { shiftDate = "2026-03-10", startTime = "09:00" })).ShouldBe("errMsg_endTimeisRequired");
        (await Refusal(new { shiftDate = "2026-02-30", startTime = "09:00", endTime = "17:00" })).ShouldBe("errMsg_shiftDateTypeIsNotValid");
        (await Refusal(new { shiftDate = "2026-03-10", startTime = "24:00", endTime = "17:00" })).ShouldBe("errMsg_startTimeTypeIsNotValid");
        (await Refusal(new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", status = "maybe" })).ShouldBe("errMsg_statusIsNotAValidEnumValue");
        (await Refusal(new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedUserIds = new[] { "x" } })).ShouldBe("errMsg_assignedUserIdsisNotAValidID");
        (await company.Owner.Plan("2026-03-10", "09:00", "09:00")).ShouldRefuse(400, "ShiftHasNoLength");
        (await company.Owner.ListedShifts()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Strangers_and_departments_that_are_none_are_refused_and_named()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var stranger = await other.Hire();
        var theirs = await other.Department("Theirs");

        var refused = (await company.Owner.Plan("2026-03-10", "09:00", "17:00", company.Owner, stranger)).ShouldRefuse(400, "UnknownAssignee");
        refused["detail"].Array("userIds").ShouldBe([stranger.UserId]);
        var nowhere = (await company.Owner.PlanFor(theirs, "2026-03-10", "09:00", "17:00")).ShouldRefuse(400, "UnknownDepartment");
        nowhere["detail"].Array("departmentIds").ShouldBe([theirs]);
        (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", departmentId = theirs })).ShouldRefuse(400, "UnknownDepartment");
        (await company.Owner.ListedShifts()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_holds_two_overlapping_shifts_and_the_refusal_says_which_one_is_in_the_way()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var first = await company.Owner.Planned("2026-03-10", "22:00", "06:00", anna);

        var conflict = (await company.Owner.Plan("2026-03-11", "05:59", "14:00", ben, anna)).Conflicts().ShouldHaveSingleItem();

        conflict.Id("userId").ShouldBe(anna.UserId);
        conflict.Str("fullname").ShouldBe("Anna");
        conflict.Str("kind").ShouldBe("shift");
        conflict.Id("shiftId").ShouldBe(first);
        conflict.Str("shiftDate").ShouldBe("2026-03-10");
        conflict.Str("startTime").ShouldBe("22:00");
        conflict.Str("endTime").ShouldBe("06:00");
        (await company.Owner.ListedShifts()).ShouldBe([first]);
        (await company.Owner.Plan("2026-03-11", "05:00", "14:00", ben)).Should(201);
    }

    [Fact]
    public async Task Shifts_that_touch_never_conflict()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var anna = await company.Hire();
        // Round the clock, over the night in which the clocks go forward.
        foreach (var date in new[] { "2026-03-28", "2026-03-29" })
        {
            await company.Owner.Planned(date, "06:00", "14:00", anna);
            await company.Owner.Planned(date, "14:00", "22:00", anna);
            await company.Owner.Planned(date, "22:00", "06:00", anna);
        }
        (await company.Owner.Plan("2026-03-28", "23:00", "23:01", anna)).Conflicts().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Completed_and_cancelled_shifts_take_nobodys_time()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        foreach (var status in new[] { "completed", "cancelled", "scheduled" })
        {
            (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(anna), status })).Should(201);
        }
        (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(anna), status = 2 })).Should(201);
        (await company.Owner.Plan("2026-03-10", "16:00", "18:00", anna)).Conflicts().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Approved_leave_keeps_a_persons_days_free_by_the_companys_clock()
    {
        var company = await TestCompany.Found(host, "America/New_York");
        var anna = await company.Hire("Anna");
        var (leave, _) = await company.Approve(anna, "2026-03-10", "2026-03-11");

        var conflict = (await company.Owner.Plan("2026-03-09", "20:00", "00:01", anna)).Conflicts().ShouldHaveSingleItem();
        conflict.Str("kind").ShouldBe("leave");
        conflict.Id("leaveRequestId").ShouldBe(leave);
        conflict.Str("shiftId").ShouldBeNull();
        (await company.Owner.Plan("2026-03-11", "23:00", "07:00", anna)).Conflicts().Count.ShouldBe(1);
        (await company.Owner.Plan("2026-03-09", "16:00", "00:00", anna)).Should(201);
        (await company.Owner.Plan("2026-03-12", "00:00", "08:00", anna)).Should(201);
    }

    [Fact]
    public async Task A_department_brings_its_members()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna, ben);
        await company.Owner.Planned("2026-03-10", "09:00", "12:00", anna);

        var planned = (await company.Owner.PlanFor(kitchen, "2026-03-10", "12:00", "16:00")).Should(201);
        planned.LeftOff().ShouldBeEmpty();
        var shift = planned["shift"].Id();
        (await company.Owner.Plan("2026-03-10", "15:00", "20:00", ben)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(shift);
        (await host.Published("shift.assigned", shift)).Select(e => e.Id("user")).ShouldBe([anna.UserId, ben.UserId], ignoreOrder: true);
    }

    [Fact]
    public async Task Members_who_cannot_come_are_left_off_and_named_while_the_others_are_planned()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben, cleo) = (await company.Hire("Anna"), await company.Hire("Ben"), await company.Hire("Cleo"));
        var kitchen = await company.Department("Kitchen", anna, ben, cleo);
        var (own, twice) = (await company.Owner.Planned("2026-03-10", "08:00", "09:00", anna), await company.Owner.Planned("2026-03-10", "10:00", "11:00", anna));
        var (leave, _) = await company.Approve(ben, "2026-03-10", "2026-03-10");

        var planned = (await company.Owner.PlanFor(kitchen, "2026-03-10", "08:00", "16:00")).Should(201);

        planned.LeftOff().ShouldBe([(anna.UserId, "Anna", "shift"), (ben.UserId, "Ben", "leave")]);
        planned["leftOff"][0].Id("shiftId").ShouldBe(own);
        planned["leftOff"][1].Id("leaveRequestId").ShouldBe(leave);
        var shift = planned["shift"].Id();
        (await anna.ListedShifts()).ShouldBe([own, twice], ignoreOrder: true);
        (await ben.ListedShifts()).ShouldBeEmpty();
        (await cleo.ListedShifts()).ShouldBe([shift]);
        (await host.Published("shift.assigned", shift)).ShouldHaveSingleItem().Id("user").ShouldBe(cleo.UserId);

        // What was in the way is gone: the next move of the shift has them on it.
        (await company.Owner.Delete($"{Roster.Shifts}/{own}")).Should(200);
        (await company.Owner.Change(shift, new { startTime = "11:00" })).Should(200).LeftOff().ShouldBe([(ben.UserId, "Ben", "leave")]);
        (await anna.ListedShifts()).ShouldContain(shift);
    }

    [Fact]
    public async Task A_conflict_of_somebody_named_refuses_the_shift_and_names_nobody_else()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna, ben);
        foreach (var person in new[] { anna, ben }) await company.Approve(person, "2026-03-10", "2026-03-10");

        var refused = await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(anna), assignedDepartmentIds = new[] { kitchen } });

        refused.Conflicts().ShouldHaveSingleItem().Id("userId").ShouldBe(anna.UserId);
        (await company.Owner.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201).LeftOff().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_line_manager_plans_a_department_without_those_on_leave_but_nobody_at_all()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mona");
        var (rita, rolf) = (await company.HireReport(manager, "Rita"), await company.HireReport(manager, "Rolf"));
        var kitchen = await company.Department("Kitchen", rita, rolf);
        await company.Approve(rita, "2026-03-10", "2026-03-11");
        await company.Approve(rolf, "2026-03-11", "2026-03-11");

        var planned = (await manager.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201);

        planned.LeftOff().ShouldBe([(rita.UserId, "Rita", "leave")]);
        (await manager.ListedShifts()).ShouldBe([planned["shift"].Id()]);
        (await manager.PlanFor(kitchen, "2026-03-11", "09:00", "17:00")).ShouldRefuse(403, "NotYourReports");
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 7, "2026-10-24", 9)]
    [InlineData("America/New_York", "2026-03-07", 7, "2026-10-31", 9)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", 7.5, "2027-04-03", 8.5)]
    [InlineData("Asia/Kolkata", "2026-03-28", 8, "2026-10-24", 8)]
    public async Task A_night_shift_takes_what_really_passes_when_the_clocks_change(string zone, string spring, double springHours, string autumn, double autumnHours)
    {
        var company = await TestCompany.Found(host, zone);
        var anna = await company.Hire();

        (await company.Owner.Plan(spring, "22:00", "06:00", anna)).Should(201)["shift"].Length().ShouldBe(TimeSpan.FromHours(springHours));
        (await company.Owner.Plan(autumn, "22:00", "06:00", anna)).Should(201)["shift"].Length().ShouldBe(TimeSpan.FromHours(autumnHours));
    }

    [Fact]
    public async Task A_shift_within_the_hour_that_is_skipped_has_no_length()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        (await company.Owner.Plan("2026-03-29", "02:00", "03:00")).ShouldRefuse(400, "ShiftHasNoLength");
        (await company.Owner.Plan("2026-03-28", "02:00", "03:00")).Should(201);
    }

    [Fact]
    public async Task A_line_manager_plans_reports_and_nobody_else()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mona");
        var (rita, rolf, carl) = (await company.HireReport(manager), await company.HireReport(manager), await company.Hire("Carl"));
        var mixed = await company.Department("Mixed", rita, carl);

        (await manager.Plan("2026-03-10", "09:00", "17:00", rita, rolf)).Should(201);
        (await manager.Plan("2026-03-11", "09:00", "17:00", rita, carl)).ShouldRefuse(403, "NotYourReports");
        (await manager.Plan("2026-03-11", "09:00", "17:00", manager)).ShouldRefuse(403, "NotYourReports");
        (await manager.PlanFor(mixed, "2026-03-11", "09:00", "17:00")).ShouldRefuse(403, "NotYourReports");
        (await manager.Plan("2026-03-11", "09:00", "17:00")).ShouldRefuse(403, "NotYourReports");
        (await rita.Plan("2026-03-11", "09:00", "17:00", rita)).ShouldRefuse(403, "ForbiddenAccess").Message.ShouldBe("errMsg_UserRoleRequired:[tenantOwner , tenantAdmin]");
        (await host.Visitor(company.Codename).Plan("2026-03-11", "09:00", "17:00", rita)).ShouldRefuse(401, "LoginRequired");
    }

    [Fact]
    public async Task Of_a_hundred_who_plan_one_person_at_once_exactly_one_succeeds()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();

        var replies = await Race.AtOnce(100, n => company.Owner.Plan("2026-03-10", $"09:{n % 60:00}", "17:00", anna));

        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Where(r => r.Status != 201).ShouldAllBe(r => r.Status == 400 && r.ErrCode == "ShiftConflict");
        (await company.Owner.ListedShifts()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task More_than_there_are_connections_plan_right_after_the_company_changed_and_all_are_answered()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var id = (await company.Owner.Plan("2026-03-09", "09:00", "17:00")).Should(201)["shift"].Id("companyId");
        // Whatever was remembered of the company is forgotten.
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { fullname = "Another name" })).Should(200);

        var replies = await Race.AtOnce(150, _ => company.Owner.Plan("2026-03-10", "09:00", "17:00", anna));

        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Where(r => r.Status != 201).ShouldAllBe(r => r.Status == 400 && r.ErrCode == "ShiftConflict");
    }

    [Fact]
    public async Task Of_many_crews_that_share_people_in_any_order_only_disjoint_ones_are_planned()
    {
        var company = await TestCompany.Found(host);
        Client[] people = [await company.Hire(), await company.Hire(), await company.Hire(), await company.Hire()];

        var replies = await Race.AtOnce(60, n => company.Owner.Plan("2026-03-10", "09:00", "17:00", people[n % 4], people[(n + 1) % 4], people[(n + 3) % 4]));

        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Where(r => r.Status != 201).ShouldAllBe(r => r.Status == 400 && r.ErrCode == "ShiftConflict");
    }

    [Fact]
    public async Task Leave_and_shift_of_the_same_day_never_both_stand()
    {
        var company = await TestCompany.Found(host);
        for (var round = 0; round < 10; round++)
        {
            var anna = await company.Hire();
            var leave = (await anna.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = "2026-03-10", endDate = "2026-03-10" })).Should(201)["leaveRequest"].Id();

            var approving = company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" });
            var planning = company.Owner.Plan("2026-03-10", "09:00", "17:00", anna);
            await Task.WhenAll(approving, planning);

            (await approving).Should(200);
            var planned = await planning;
            if (planned.Status == 201) (await company.Owner.ReadShift(planned["shift"].Id())).Array("assignedUserIds").ShouldBeEmpty();
            else planned.Conflicts().Single().Str("kind").ShouldBe("leave");
        }
    }

    [Fact]
    public async Task Who_books_past_the_product_is_stopped_by_the_database_and_the_refusal_is_the_usual_one()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var bens = await company.Owner.Planned("2026-03-10", "12:00", "13:00", ben);
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var smuggle = new NpgsqlCommand("""
            INSERT INTO scheduling.bookings (company_id, id, user_id, shift_id, first_day, last_day, starts_at, ends_at, via, active)
            SELECT company_id, $1, $2, shift_id, first_day, last_day, starts_at, ends_at, via, active FROM scheduling.bookings WHERE shift_id = $3
            """, connection) { Parameters = { new() { Value = Guid.CreateVersion7() }, new() { Value = anna.UserId }, new() { Value = bens } } };
        (await smuggle.ExecuteNonQueryAsync()).ShouldBe(1);

        var planning = company.Owner.Plan("2026-03-10", "09:00", "17:00", anna);
        await UntilSomebodyWaits(connection);
        await transaction.CommitAsync();

        (await planning).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(bens);
        (await company.Owner.ListedShifts()).ShouldBe([bens]);
    }

    [Fact]
    public async Task A_large_crew_has_heard_before_the_planner_has_the_answer()
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var n = 0; n < 25; n++) crew.Add(await company.Hire());
        async Task<int> WhoHeard()
        {
            var inboxes = await Task.WhenAll(crew.Select(c => c.Get("/notification-api/notifications")));
            return inboxes.Count(i => i.Should(200).Text.Contains("You are on a new shift", StringComparison.Ordinal));
        }

        await company.Owner.Planned("2026-03-10", "09:00", "17:00", [.. crew]);

        (await WhoHeard()).ShouldBe(25);
    }

    private static async Task UntilSomebodyWaits(NpgsqlConnection connection)
    {
        await using var waiting = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid')", connection);
        for (var tries = 0; tries < 500 && await waiting.ExecuteScalarAsync() is not true; tries++) await Task.Delay(20);
        (await waiting.ExecuteScalarAsync()).ShouldBe(true);
    }
}
