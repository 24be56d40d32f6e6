using System.Diagnostics;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class GenerateShiftsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_days_of_the_pattern_become_shifts_with_their_people()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", ben);
        var template = await Make(company.Owner, "FREQ=WEEKLY;BYDAY=MO,WE", department: kitchen);

        var made = (await Generate(company.Owner, template, new { from = "2026-03-02", to = "2026-03-11", assignedUserIds = Roster.Ids(anna), assignedDepartmentIds = new[] { kitchen }, location = "Hall 3" })).Should(201);

        made.Body.Str("dataName").ShouldBe("shifts");
        made["rowCount"].GetInt32().ShouldBe(4);
        made["shifts"].EnumerateArray().Select(s => s.Str("shiftDate")).ShouldBe(["2026-03-02", "2026-03-04", "2026-03-09", "2026-03-11"]);
        var shift = made["shifts"][0];
        (shift.Str("startTime"), shift.Str("endTime"), shift.Str("location"), shift.Str("status"), shift.Id("departmentId")).ShouldBe(("22:00", "06:00", "Hall 3", "scheduled", kitchen));
        shift.Array("assignedUserIds").ShouldBe([anna.UserId]);
        shift.Array("assignedDepartmentIds").ShouldBe([kitchen]);
        Dates(made).ShouldBe(["2026-03-02", "2026-03-04", "2026-03-09", "2026-03-11"]);
        Counts(made).ShouldBe((4, 0, 0));
        foreach (var person in new[] { anna, ben })
        {
            (await person.ListedShifts()).Count.ShouldBe(4);
            var told = (await host.Published("shift.generated", person.UserId)).ShouldHaveSingleItem();
            (told.GetProperty("shifts").GetInt32(), told.Str("first"), told.Str("last")).ShouldBe((4, "2026-03-02", "2026-03-11"));
        }
        (await company.Owner.Plan("2026-03-05", "05:00", "07:00", ben)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(made["shifts"][1].Id());
    }

    [Fact]
    public async Task Days_already_made_are_skipped_wherever_their_shift_was_moved_since()
    {
        var company = await TestCompany.Found(host);
        var template = await Make(company.Owner, "FREQ=DAILY");
        var first = (await Generate(company.Owner, template, new { from = "2026-03-10", to = "2026-03-12" })).Should(201)["shifts"];
        (await company.Owner.Change(first[0].Id(), new { shiftDate = "2026-04-01" })).Should(200);
        (await company.Owner.Change(first[1].Id(), new { status = "cancelled" })).Should(200);

        var again = (await Generate(company.Owner, template, new { from = "2026-03-09", to = "2026-03-13" })).Should(201);
        Dates(again).ShouldBe(["2026-03-09", "2026-03-13"]);
        Counts(again).ShouldBe((2, 3, 0));
        Counts((await Generate(company.Owner, template, new { from = "2026-03-09", to = "2026-03-13" })).Should(201)).ShouldBe((0, 5, 0));

        (await company.Owner.Delete($"{Roster.Shifts}/{first[2].Id()}")).Should(200);
        Dates((await Generate(company.Owner, template, new { from = "2026-03-09", to = "2026-03-13" })).Should(201)).ShouldBe(["2026-03-12"]);
    }

    [Fact]
    public async Task Two_who_generate_at_once_make_each_day_once()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var template = await Make(company.Owner, "FREQ=DAILY");

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Generate(company.Owner, template, new { from = "2026-03-10", to = $"2026-03-{20 + n}", assignedUserIds = Roster.Ids(anna) })));

        replies.ShouldAllBe(r => r.Status == 201);
        replies.Sum(r => Counts(r).Created).ShouldBe(16);
        (await anna.ListedShifts()).Count.ShouldBe(16);
    }

    [Fact]
    public async Task Two_templates_that_want_the_same_people_at_once_share_them_without_overlap()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire(), await company.Hire());
        var (night, late) = (await Make(company.Owner, "FREQ=DAILY"), await Make(company.Owner, "FREQ=DAILY", "16:00", "23:00"));
        var range = new { from = "2026-03-10", to = "2026-03-19", assignedUserIds = Roster.Ids(anna, ben) };

        var replies = await Task.WhenAll(Generate(company.Owner, night, range), Generate(company.Owner, late, range));

        replies.ShouldAllBe(r => r.Status == 201);
        replies.Sum(r => Counts(r).Created).ShouldBe(20);
        replies.Sum(r => Counts(r).Conflicts).ShouldBe(20);
        (await anna.ListedShifts()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task Who_has_no_time_is_left_off_that_shift_and_reported()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", ben);
        var busy = await company.Owner.Planned("2026-03-11", "05:00", "09:00", anna);
        var (leave, _) = await company.Approve(ben, "2026-03-12", "2026-03-12");
        var template = await Make(company.Owner, "FREQ=DAILY");

        var made = (await Generate(company.Owner, template, new { from = "2026-03-10", to = "2026-03-13", assignedUserIds = Roster.Ids(anna), assignedDepartmentIds = new[] { kitchen } })).Should(201);

        var conflicts = made["generation"].GetProperty("conflicts").EnumerateArray().ToList();
        conflicts.Select(c => (c.Str("date"), c.Str("fullname"), c.Str("kind"))).ShouldBe([("2026-03-10", "Anna", "shift"), ("2026-03-11", "Ben", "leave"), ("2026-03-12", "Ben", "leave")]);
        conflicts[0].Id("shiftId").ShouldBe(busy);
        conflicts[1].Id("leaveRequestId").ShouldBe(leave);
        made["shifts"].EnumerateArray().Select(s => s.Array("assignedUserIds").Length).ShouldBe([0, 1, 1, 1]);
        (await ben.ListedShifts()).Count.ShouldBe(2);
        (await anna.ListedShifts()).Count.ShouldBe(4);
        (await company.Owner.Change(made["shifts"][0].Id(), new { location = "Hall 3" })).Should(200);
    }

    [Fact]
    public async Task A_template_of_a_department_that_was_deleted_makes_nothing_until_it_has_another()
    {
        var company = await TestCompany.Found(host);
        var (kitchen, bar) = (await company.Department("Kitchen"), await company.Department("Bar"));
        var template = await Make(company.Owner, "FREQ=DAILY", department: kitchen);
        (await company.Owner.Delete($"/auth-api/v1/usergroups/{kitchen}")).Should(200);
        var range = new { from = "2026-03-10", to = "2026-03-11" };

        (await Generate(company.Owner, template, range)).ShouldRefuse(400, "UnknownDepartment")["detail"].Array("departmentIds").ShouldBe([kitchen]);
        (await Generate(company.Owner, template, new { range.from, range.to, dryRun = true })).ShouldRefuse(400, "UnknownDepartment");

        (await company.Owner.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.Patch($"{Roster.Templates}/{template}", new { departmentId = bar })).Should(200);
        (await Generate(company.Owner, template, range)).Should(201)["shifts"].EnumerateArray().ShouldAllBe(s => s.Id("departmentId") == bar);
    }

    [Fact]
    public async Task Whom_it_names_outside_the_templates_department_is_planned_with_a_warning()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", ben);
        var (template, anybodys) = (await Make(company.Owner, "FREQ=DAILY", department: kitchen), await Make(company.Owner, "FREQ=DAILY", "06:00", "07:00"));
        object Range(bool dryRun, params Client[] people) => new { from = "2026-03-10", to = "2026-03-11", assignedUserIds = Roster.Ids(people), dryRun };

        var dry = (await Generate(company.Owner, template, Range(true, anna, ben))).Should(200);
        var made = (await Generate(company.Owner, template, Range(false, anna, ben))).Should(201);

        var warning = made["warnings"].EnumerateArray().ShouldHaveSingleItem();
        (warning.Str("code"), warning.Str("message"), warning.Id("userId")).ShouldBe(("notInDepartment", "Anna is not in Kitchen.", anna.UserId));
        dry["warnings"].GetRawText().ShouldBe(made["warnings"].GetRawText());
        (await anna.ListedShifts()).Count.ShouldBe(2);
        (await Generate(company.Owner, anybodys, Range(false, anna, ben))).Should(201)["warnings"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_saves_nothing()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        await company.Owner.Planned("2026-03-11", "05:00", "09:00", anna);
        var template = await Make(company.Owner, "FREQ=DAILY");
        var range = new { from = "2026-03-10", to = "2026-03-12", assignedUserIds = Roster.Ids(anna), anchor = "2026-03-10" };

        var dry = (await Generate(company.Owner, template, new { range.from, range.to, range.assignedUserIds, range.anchor, dryRun = true })).Should(200);

        (await company.Owner.ListedShifts()).Count.ShouldBe(1);
        (await company.Owner.Get($"{Roster.Templates}/{template}"))["shiftTemplate"].Str("anchorDate").ShouldBeNull();
        (await host.Published("shift.generated", anna.UserId)).ShouldBeEmpty();
        var real = (await Generate(company.Owner, template, range)).Should(201);
        real["generation"].GetRawText().ShouldBe(dry["generation"].GetRawText());
        Counts(real).ShouldBe((3, 0, 1));
        dry["shifts"].EnumerateArray().Select(s => s.Str("shiftDate")).ShouldBe(Dates(real));
    }

    [Fact]
    public async Task Interval_and_count_count_from_the_anchor_of_the_first_generation()
    {
        var company = await TestCompany.Found(host);
        var template = await Make(company.Owner, "FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=FR");

        Dates((await Generate(company.Owner, template, new { from = "2026-03-20", to = "2026-03-31", anchor = "2026-03-06" })).Should(201)).ShouldBe(["2026-03-20"]);
        (await company.Owner.Get($"{Roster.Templates}/{template}"))["shiftTemplate"].Str("anchorDate").ShouldBe("2026-03-06");
        (await Generate(company.Owner, template, new { from = "2026-03-01", to = "2026-12-31", anchor = "2026-03-13" })).ShouldRefuse(400, "AnchorAlreadySet");
        Dates((await Generate(company.Owner, template, new { from = "2026-03-01", to = "2026-12-31", anchor = "2026-03-06" })).Should(201)).ShouldBe(["2026-03-06", "2026-04-03"]);
    }

    [Fact]
    public async Task Without_an_anchor_the_pattern_counts_from_the_day_it_was_made_by_the_companys_clock()
    {
        var company = await TestCompany.Found(host, "Pacific/Auckland");
        host.Clock.Now = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var template = await Make(company.Owner, "FREQ=DAILY;INTERVAL=2");
        host.Clock.Now = TestClock.Start;

        Dates((await Generate(company.Owner, template, new { from = "2026-03-01", to = "2026-03-08" })).Should(201)).ShouldBe(["2026-03-03", "2026-03-05", "2026-03-07"]);
    }

    [Fact]
    public async Task Wall_clock_times_stay_across_both_clock_changes_and_an_until_in_utc_means_its_instant()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var nights = await Make(company.Owner, "FREQ=DAILY;UNTIL=20260330T200000Z");

        var made = (await Generate(company.Owner, nights, new { from = "2026-03-27", to = "2026-04-05", anchor = "2026-03-01" })).Should(201)["shifts"].EnumerateArray().ToList();

        made.Select(s => s.Str("shiftDate")).ShouldBe(["2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30"]);
        made.ShouldAllBe(s => s.Str("startTime") == "22:00");
        made.Select(s => s.Length().TotalHours).ShouldBe([8, 7, 8, 8]);
        var autumn = await Make(company.Owner, "FREQ=DAILY");
        (await Generate(company.Owner, autumn, new { from = "2026-10-24", to = "2026-10-24" })).Should(201)["shifts"][0].Length().TotalHours.ShouldBe(9);
        var skipped = await Make(company.Owner, "FREQ=DAILY", "02:00", "03:00");
        Counts((await Generate(company.Owner, skipped, new { from = "2026-03-28", to = "2026-03-30" })).Should(201)).ShouldBe((2, 1, 0));
    }

    [Fact]
    public async Task A_day_that_the_clocks_skip_uses_up_no_count()
    {
        var company = await TestCompany.Found(host, "America/New_York");
        var template = await Make(company.Owner, "FREQ=DAILY;COUNT=3", "02:10", "02:50");

        var made = (await Generate(company.Owner, template, new { from = "2026-03-07", to = "2026-03-20", anchor = "2026-03-07" })).Should(201);

        Dates(made).ShouldBe(["2026-03-07", "2026-03-09", "2026-03-10"]);
        Counts(made).ShouldBe((3, 1, 0));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_nothing_saved()
    {
        var company = await TestCompany.Found(host);
        var template = await Make(company.Owner, "FREQ=DAILY");

        (await Generate(company.Owner, template, new { from = "2026-03-10", to = "2026-03-09" })).ShouldRefuse(400, "GenerationRange");
        (await Generate(company.Owner, template, new { from = "2026-01-01", to = "2027-01-02" })).ShouldRefuse(400, "GenerationRange");
        (await Generate(company.Owner, template, new { to = "2026-03-09" })).Should(400).Message.ShouldBe("errMsg_fromisRequired");
        (await Generate(company.Owner, template, new { from = "2026-03-10", to = "2026-03-11", assignedUserIds = new[] { Guid.Empty } })).ShouldRefuse(400, "UnknownAssignee");
        (await Generate(company.Owner, template, new { from = "2026-03-10", to = "2026-03-11", assignedDepartmentIds = new[] { Guid.Empty } })).ShouldRefuse(400, "UnknownDepartment");
        (await Generate(company.Owner, Guid.Empty, new { from = "2026-03-10", to = "2026-03-11" })).ShouldRefuse(404, "404");
        (await company.Owner.ListedShifts()).ShouldBeEmpty();
        Counts((await Generate(company.Owner, template, new { from = "2025-01-01", to = "2026-01-01" })).Should(201)).ShouldBe((0, 0, 0));
        Counts((await Generate(company.Owner, await Make(company.Owner, "FREQ=DAILY"), new { from = "2024-01-01", to = "2024-12-31", anchor = "2024-01-01" })).Should(201)).ShouldBe((366, 0, 0));
    }

    [Fact]
    public async Task A_line_manager_generates_for_reports_and_does_not_move_the_anchor_of_others()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mona");
        var (rita, carl) = (await company.HireReport(manager), await company.Hire("Carl"));
        var template = await Make(company.Owner, "FREQ=DAILY");
        var range = new { from = "2026-03-10", to = "2026-03-11" };

        (await Generate(manager, template, range)).ShouldRefuse(403, "NotYourReports");
        (await Generate(manager, template, new { range.from, range.to, assignedUserIds = Roster.Ids(rita, carl) })).ShouldRefuse(403, "NotYourReports");
        (await Generate(manager, template, new { range.from, range.to, assignedUserIds = Roster.Ids(rita), anchor = "2026-03-01" })).ShouldRefuse(403, "NotYourTemplate");
        (await Generate(rita, template, range)).ShouldRefuse(403, "ForbiddenAccess");
        var made = (await Generate(manager, template, new { range.from, range.to, assignedUserIds = Roster.Ids(rita) })).Should(201);
        (await manager.ListedShifts()).ShouldBe(made["shifts"].EnumerateArray().Select(s => s.Id()), ignoreOrder: true);
    }

    [Fact]
    public async Task A_year_for_a_crew_of_fifty_is_a_matter_of_seconds()
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var n = 0; n < 50; n++) crew.Add(await company.Hire());
        var template = await Make(company.Owner, "FREQ=DAILY");

        // What the database has planned for one shift, on a connection that comes round again, must do for thousands.
        await company.Owner.Planned("2026-12-31", "09:00", "17:00", crew[0]);

        var started = Stopwatch.GetTimestamp();
        var made = (await Generate(company.Owner, template, new { from = "2027-01-01", to = "2027-12-31", assignedUserIds = Roster.Ids([.. crew]) })).Should(201);

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s");
        Counts(made).ShouldBe((365, 0, 0));
        (await crew[49].Get(Roster.Shifts)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(365);
    }

    private static async Task<Guid> Make(Client planner, string rule, string start = "22:00", string end = "06:00", Guid? department = null) =>
        (await planner.Post(Roster.Templates, new { name = "Pattern", startTime = start, endTime = end, recurrenceRule = rule, departmentId = department })).Should(201)["shiftTemplate"].Id();

    private static Task<Reply> Generate(Client planner, Guid template, object range) => planner.Post($"{Roster.Templates}/{template}/generate", range);

    private static List<string?> Dates(Reply reply) => [.. reply["generation"].GetProperty("dates").EnumerateArray().Select(d => d.GetString())];

    private static (int Created, int Skipped, int Conflicts) Counts(Reply reply) =>
        (reply["generation"].GetProperty("created").GetInt32(), reply["generation"].GetProperty("skipped").GetInt32(), reply["generation"].GetProperty("conflicts").GetArrayLength());
}
