using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Tasks;

public sealed class RecurringTasksTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const string Url = "/taskManagement-api/v1/recurringtasks";

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Each_day_is_handed_out_once_when_the_company_s_day_begins_and_due_by_its_clock()
    {
        var team = await Team.Gather(host, "Europe/Berlin");
        var made = (await team.Admin.Post(Url, new { title = "Close", recurrenceRule = "FREQ=WEEKLY;BYDAY=SA,SU", dueTimeOfDay = "02:30", checklist = new[] { "Gas" }, assigneeUserIds = Giving.Ids(team.Report) })).Should(201)["recurringTask"];
        (made.Str("anchorDate"), made.Str("nextDate"), made.Str("missed"), made.Id("_owner")).ShouldBe(("2026-03-02", "2026-03-07", "skip", team.Admin.UserId));

        await At("2026-03-06T22:59:00Z");
        (await Made(team)).ShouldBeEmpty("it is still Friday in Berlin");
        await At("2026-03-06T23:01:00Z");
        await host.RunJob("tasks.recur");
        (await Made(team)).ShouldBe([("2026-03-07", "2026-03-07T01:30:00.000Z", "active")]);
        var task = await team.Report.OwnOf("2026-03-07", team);
        (task.Str("title"), task.GetProperty("checklist").GetArrayLength()).ShouldBe(("Close", 1));

        // The last of them before and the first after the clocks go forward, and the skipped hour itself.
        await At("2026-03-27T23:01:00Z");
        await At("2026-03-28T23:01:00Z");
        (await Made(team)).Skip(1).Select(m => (m.Day, m.Due)).ShouldBe([("2026-03-28", "2026-03-28T01:30:00.000Z"), ("2026-03-29", "2026-03-29T01:00:00.000Z")]);
        (await team.Admin.Get($"{Url}/{made.Id()}")).Should(200)["recurringTask"].Str("nextDate").ShouldBe("2026-04-04");
    }

    [Fact]
    public async Task What_is_missed_is_skipped_or_kept_as_it_says()
    {
        var team = await Team.Gather(host);
        var (skip, keep) = (await Recurring(team, new { missed = "skip" }), await Recurring(team, new { missed = "keep" }));
        await At("2026-03-03T00:01:00Z");
        await At("2026-03-04T00:01:00Z");

        (await Tasks(team, skip)).ShouldBe([("2026-03-03", "missed"), ("2026-03-04", "pending")]);
        (await Tasks(team, keep)).ShouldBe([("2026-03-03", "pending"), ("2026-03-04", "pending")]);
    }

    [Fact]
    public async Task After_a_downtime_only_what_can_be_done_in_time_is_made_and_two_hosts_make_it_once()
    {
        var team = await Team.Gather(host);
        var id = await Recurring(team, new { dueTimeOfDay = "12:00" });
        host.Clock.Now = DateTimeOffset.Parse("2026-03-06T14:00:00Z");
        await host.RunJob("tasks.recur");
        (await Tasks(team, id)).ShouldBeEmpty();
        (await team.Admin.Get($"{Url}/{id}")).Should(200)["recurringTask"].Str("nextDate").ShouldBe("2026-03-07");

        host.Clock.Now = DateTimeOffset.Parse("2026-03-07T08:00:00Z");
        await Task.WhenAll(host.RunJob("tasks.recur"), host.RunJob("tasks.recur"), host.RunJob("tasks.recur"));
        (await Tasks(team, id)).ShouldBe([("2026-03-07", "pending")]);
    }

    [Fact]
    public async Task A_deleted_day_does_not_come_again_and_a_new_anchor_makes_no_day_twice()
    {
        var team = await Team.Gather(host);
        var id = await Recurring(team, new { leadDays = 2 });
        await host.RunJob("tasks.recur");
        (await Tasks(team, id)).Select(t => t.Day).ShouldBe(["2026-03-02", "2026-03-03", "2026-03-04"], "with two days' lead");
        (await team.Admin.Delete($"{Giving.Assignments}/{(await team.Admin.Get($"{Giving.Assignments}?recurringTaskId={id}&occurrenceDate=2026-03-03")).Should(200)["taskAssignments"][0].Id()}")).Should(200);

        (await team.Admin.Patch($"{Url}/{id}", new { recurrenceRule = "FREQ=DAILY;INTERVAL=2", anchorDate = "2026-03-03" })).Should(200)["recurringTask"].Str("nextDate").ShouldBe("2026-03-03");
        await At("2026-03-03T10:00:00Z");
        await host.RunJob("tasks.recur");
        (await Tasks(team, id)).Select(t => t.Day).ShouldBe(["2026-03-02", "2026-03-04", "2026-03-05"]);
        (await team.Admin.Get($"{Url}/{id}/days?from=2026-03-03&to=2026-03-09")).Should(200)["days"].EnumerateArray().Select(d => (d.Str("day"), d.Str("dueTime")))
            .ShouldBe([("2026-03-03", "2026-03-03T18:00:00.000Z"), ("2026-03-05", "2026-03-05T18:00:00.000Z"), ("2026-03-07", "2026-03-07T18:00:00.000Z"), ("2026-03-09", "2026-03-09T18:00:00.000Z")]);
    }

    [Fact]
    public async Task Its_people_are_found_anew_each_time_and_its_maker_hears_once_that_there_are_none()
    {
        var team = await Team.Gather(host);
        var kitchen = await team.Company.Department("Kitchen");
        var id = (await team.Admin.Post(Url, new { title = "Close", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "18:00", assignedDepartmentIds = new[] { kitchen } })).Should(201)["recurringTask"].Id();
        await host.RunJob("tasks.recur");
        await At("2026-03-03T00:01:00Z");
        (await host.Published("task.recurredForNobody", id)).ShouldHaveSingleItem().Id("maker").ShouldBe(team.Admin.UserId);
        (await team.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = kitchen, userId = team.Report.UserId })).Should(201);
        await At("2026-03-04T00:01:00Z");
        (await Tasks(team, id)).ShouldBe([("2026-03-04", "pending")]);
    }

    [Fact]
    public async Task With_a_shift_template_it_is_for_the_people_on_each_of_its_shifts()
    {
        var team = await Team.Gather(host);
        var template = (await team.Admin.Post(Roster.Templates, new { name = "Early", startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY" })).Should(201)["shiftTemplate"].Id();
        var id = (await team.Admin.Post(Url, new { title = "Count the till", recurrenceRule = "FREQ=DAILY", shiftTemplateId = template, leadDays = 1 })).Should(201)["recurringTask"].Id();
        (await team.Admin.Post($"{Roster.Templates}/{template}/generate", new { from = "2026-03-02", to = "2026-03-05", assignedUserIds = Giving.Ids(team.Report) })).Should(201);
        await host.DeliverOutbox();

        (await Tasks(team, id)).Select(t => t.Day).ShouldBe(["2026-03-02", "2026-03-03"], "made with the shifts, a day ahead");
        await At("2026-03-03T00:01:00Z");
        await At("2026-03-03T00:02:00Z");
        var days = (await team.Admin.Get($"{Giving.Assignments}?recurringTaskId={id}&sortBy=occurrenceDate")).Should(200)["taskAssignments"].EnumerateArray().ToList();
        days.Select(a => (a.Str("occurrenceDate"), a.Str("dueTime"))).ShouldBe([("2026-03-02", "2026-03-02T14:00:00.000Z"), ("2026-03-03", "2026-03-03T14:00:00.000Z"), ("2026-03-04", "2026-03-04T14:00:00.000Z")]);

        (await team.Admin.Delete($"{Roster.Shifts}/{days[2].Id("shiftId")}")).Should(200);
        await host.DeliverOutbox();
        (await team.Admin.StatusOf(days[2].Id())).ShouldBe("cancelled");
    }

    [Fact]
    public async Task What_is_handed_out_ahead_keeps_its_time_on_the_wall_when_the_company_has_another_clock()
    {
        var team = await Team.Gather(host, "Europe/Berlin");
        var people = Giving.Ids(team.Report, team.Colleague);
        var id = (await team.Admin.Post(Url, new { title = "Close", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "18:00", leadDays = 1, assigneeUserIds = people })).Should(201)["recurringTask"].Id();
        // More than are moved together.
        for (var i = 0; i < 7; i++) (await team.Admin.Post(Url, new { title = $"Long {i}", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "18:00", leadDays = 30, assigneeUserIds = people })).Should(201);
        await host.RunJob("tasks.recur");
        var days = await Days();
        days.Select(d => d.Str("dueTime")).ShouldBe(["2026-03-02T17:00:00.000Z", "2026-03-03T17:00:00.000Z"]);
        // Somebody gave it another time, to all or to one.
        (await team.Admin.Patch($"{Giving.Assignments}/{days[0].Id()}", new { dueTime = "2026-03-02T20:00:00Z" })).Should(200);
        (await team.Admin.Patch($"{Giving.Individual}/{await team.Colleague.OwnId(days[1].Id())}", new { dueTime = "2026-03-03T12:00:00Z" })).Should(200);
        await host.DeliverOutbox();

        (await team.Owner.Patch($"/auth-api/v1/companies/{days[0].Id("companyId")}", new { timezone = "America/New_York" })).Should(200);
        await host.DeliverOutbox();

        (await Days()).Select(d => d.Str("dueTime")).ShouldBe(["2026-03-02T20:00:00.000Z", "2026-03-03T23:00:00.000Z"]);
        var tasks = await team.Admin.TasksOf(days[1].Id());
        (tasks[team.Report.UserId].Str("dueTime"), tasks[team.Colleague.UserId].Str("dueTime")).ShouldBe(("2026-03-03T23:00:00.000Z", "2026-03-03T12:00:00.000Z"));
        (await host.Published("task.changed", days[1].Id())).Select(c => (c.Str("due"), c.Users().Single())).ShouldContain(("2026-03-03T23:00:00.000Z", team.Report.UserId));
        (await team.Admin.Get($"{Giving.Assignments}?dueTime=$gt-2026-03-04&pageRowCount=500")).Should(200)["taskAssignments"].EnumerateArray().Select(a => a.Str("dueTime")![10..]).Distinct()
            .ShouldBe(["T23:00:00.000Z", "T22:00:00.000Z"], ignoreOrder: true, "before and after the clocks there go forward");
        await At("2026-03-03T05:01:00Z");
        (await Days()).Select(d => d.Str("dueTime")).Last().ShouldBe("2026-03-04T23:00:00.000Z");

        async Task<List<System.Text.Json.JsonElement>> Days() => [.. (await team.Admin.Get($"{Giving.Assignments}?recurringTaskId={id}&sortBy=occurrenceDate")).Should(200)["taskAssignments"].EnumerateArray()];
    }

    [Fact]
    public async Task A_deleted_department_is_left_out_and_what_is_for_nobody_else_waits_for_its_maker()
    {
        var team = await Team.Gather(host);
        var (kitchen, bar) = (await team.Company.Department("Kitchen", team.Report), await team.Company.Department("Bar", team.Colleague));
        var (both, only) = (await For(kitchen, bar), await For(kitchen));
        await At("2026-03-03T00:01:00Z");
        var before = await Tasks(team, only);
        before.ShouldBe([("2026-03-03", "pending")]);

        (await team.Owner.Delete($"/auth-api/v1/usergroups/{kitchen}")).Should(200);
        await host.DeliverOutbox();

        var (left, waiting) = (await Read(both), await Read(only));
        (left.Array("assignedDepartmentIds").Single(), left.GetProperty("paused").GetBoolean()).ShouldBe((bar, false));
        waiting.GetProperty("paused").GetBoolean().ShouldBeTrue();
        (await host.Published("task.recurredForNobody", only)).ShouldHaveSingleItem().Id("maker").ShouldBe(team.Admin.UserId);
        await At("2026-03-04T00:01:00Z");
        (await Tasks(team, only)).ShouldBe(before, "what was handed out stays, and no more comes");
        (await team.Admin.Patch($"{Url}/{only}", new { assignedDepartmentIds = new[] { bar }, paused = false })).Should(200)["recurringTask"].Str("nextDate").ShouldBe("2026-03-04");

        async Task<Guid> For(params Guid[] departments) => (await team.Admin.Post(Url, new { title = "Close", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "18:00", assignedDepartmentIds = departments })).Should(201)["recurringTask"].Id();
        async Task<System.Text.Json.JsonElement> Read(Guid id) => (await team.Admin.Get($"{Url}/{id}")).Should(200)["recurringTask"];
    }

    [Fact]
    public async Task It_refuses_what_cannot_recur()
    {
        var team = await Team.Gather(host);
        var me = Giving.Ids(team.Report);
        (await Post(new { title = "x", recurrenceRule = "FREQ=HOURLY", dueTimeOfDay = "10:00", assigneeUserIds = me })).ShouldRefuse(400, "RecurrenceRuleNotValid");
        (await Post(new { title = "x", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "10:00" })).ShouldRefuse(400, "TaskWithoutAssignees");
        (await Post(new { title = "x", recurrenceRule = "FREQ=DAILY", assigneeUserIds = me })).ShouldRefuse(400, "DueTimeOfDayNeeded");
        (await Post(new { title = "x", recurrenceRule = "FREQ=DAILY", shiftTemplateId = Guid.NewGuid() })).ShouldRefuse(400, "NoSuchShiftTemplate");
        (await Post(new { title = "x", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "10:00", assigneeUserIds = me, leadDays = 31 })).Should(400).Message.ShouldBe("errMsg_leadDaysTypeIsNotValid");
        (await team.Manager.Post(Url, new { title = "x", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "10:00", assigneeUserIds = Giving.Ids(team.Colleague) })).ShouldRefuse(403, "NotYourReports");
        (await Post(new { title = "x", recurrenceRule = "FREQ=DAILY", shiftTemplateId = Guid.NewGuid(), assigneeUserIds = me })).ShouldRefuse(400, "NoSuchShiftTemplate");
        var template = (await team.Admin.Post(Roster.Templates, new { name = "Early", startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY" })).Should(201)["shiftTemplate"].Id();
        (await Post(new { title = "x", recurrenceRule = "FREQ=DAILY", shiftTemplateId = template, assigneeUserIds = me })).ShouldRefuse(400, "ShiftTemplateOrPeople");
        var id = await Recurring(team, new { });
        (await team.Manager.Get($"{Url}/{id}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Admin.Get($"{Url}/{id}/days?from=2026-01-01&to=2027-01-02")).ShouldRefuse(400, "PreviewRange");
        (await team.Admin.Patch($"{Url}/{id}", new { paused = true })).Should(200);
        await At("2026-03-03T00:01:00Z");
        (await Tasks(team, id)).ShouldBeEmpty();
        await Copy(id, 499);
        (await Post(new { title = "x", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "10:00", assigneeUserIds = me })).ShouldRefuse(400, "TooManyRecurringTasks");
        (await team.Admin.Delete($"{Url}/{id}")).Should(200);
        (await Post(new { title = "x", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "10:00", assigneeUserIds = me })).Should(201);

        async Task Copy(Guid one, int times)
        {
            await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
            await connection.OpenAsync();
            await using var copy = new Npgsql.NpgsqlCommand($"INSERT INTO tasks.recurring SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).* FROM tasks.recurring r, generate_series(1, {times}) WHERE r.id = $1", connection) { Parameters = { new() { Value = one } } };
            (await copy.ExecuteNonQueryAsync()).ShouldBe(times);
        }

        Task<Reply> Post(object task) => team.Admin.Post(Url, task);
    }

    private async Task At(string moment)
    {
        host.Clock.Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        await host.RunJob("tasks.recur");
    }

    private static async Task<Guid> Recurring(Team team, object more)
    {
        var wanted = System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
        foreach (var (name, value) in new (string, System.Text.Json.Nodes.JsonNode)[] { ("title", "Close"), ("recurrenceRule", "FREQ=DAILY"), ("assigneeUserIds", new System.Text.Json.Nodes.JsonArray($"{team.Report.UserId}")) }) wanted[name] = value;
        wanted.TryAdd("dueTimeOfDay", "18:00");
        return (await team.Admin.Post(Url, wanted)).Should(201)["recurringTask"].Id();
    }

    private static async Task<List<(string Day, string Due, string Status)>> Made(Team team) => [.. (await team.Admin.Get($"{Giving.Assignments}?sortBy=occurrenceDate")).Should(200)["taskAssignments"].EnumerateArray()
        .Select(a => (a.Str("occurrenceDate")!, a.Str("dueTime")!, a.Str("status")!))];

    /// <summary>Rita's tasks of it, by its days.</summary>
    private static async Task<List<(string Day, string State)>> Tasks(Team team, Guid recurring)
    {
        var assignments = (await team.Admin.Get($"{Giving.Assignments}?recurringTaskId={recurring}&sortBy=occurrenceDate")).Should(200)["taskAssignments"].EnumerateArray().ToList();
        var found = new List<(string, string)>();
        foreach (var assignment in assignments)
            if ((await team.Admin.TasksOf(assignment.Id())).TryGetValue(team.Report.UserId, out var task)) found.Add((assignment.Str("occurrenceDate")!, task.Str("cancelReason") ?? task.Str("status")!));
        return found;
    }
}

internal static class OccurrenceReading
{
    public static async Task<System.Text.Json.JsonElement> OwnOf(this Client person, string day, Team team) =>
        await person.Own((await team.Admin.Get($"{Giving.Assignments}?occurrenceDate={day}")).Should(200)["taskAssignments"][0].Id());
}
