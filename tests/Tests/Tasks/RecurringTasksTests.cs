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
        var id = await Recurring(team, new { });
        (await team.Manager.Get($"{Url}/{id}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Admin.Get($"{Url}/{id}/days?from=2026-01-01&to=2027-01-02")).ShouldRefuse(400, "PreviewRange");
        (await team.Admin.Patch($"{Url}/{id}", new { paused = true })).Should(200);
        await At("2026-03-03T00:01:00Z");
        (await Tasks(team, id)).ShouldBeEmpty();

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
