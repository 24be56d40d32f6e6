using System.Text.Json;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Tasks;

public sealed class ChangeAssignmentTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_it_says_goes_to_whoever_has_still_to_do_it()
    {
        var team = await Team.Gather(host);
        var id = await team.Manager.Give(new { title = "Old", checklist = new[] { "Door", "Light" }, assigneeUserIds = Giving.Ids(team.Report, team.Manager) });
        var own = await team.Report.Own(id);
        var items = own.GetProperty("checklist").EnumerateArray().ToList();
        (await team.Report.Patch($"{Giving.Individual}/{own.Id()}", new { checklist = new[] { new { id = items[0].Id(), done = true } } })).Should(200);
        var managers = await team.Manager.Own(id);
        (await team.Manager.Patch($"{Giving.Individual}/{managers.Id()}", new { status = "completed", checklist = managers.GetProperty("checklist").EnumerateArray().Select(i => new { id = i.Id(), done = true }) })).Should(200);

        (await team.Manager.Patch($"{Giving.Assignments}/{id}", new { title = "New", dueTime = "2026-03-04T10:00:00Z", checklist = new[] { "Floor", "Door" } })).Should(200)["taskAssignment"].Str("title").ShouldBe("New");

        var tasks = await team.Manager.TasksOf(id);
        tasks[team.Manager.UserId].Str("title").ShouldBe("Old", "what is done stays as it was done");
        var changed = tasks[team.Report.UserId];
        (changed.Str("title"), changed.Str("dueTime")).ShouldBe(("New", "2026-03-04T10:00:00.000Z"));
        changed.GetProperty("checklist").EnumerateArray().Select(i => (i.Str("text"), i.GetProperty("done").GetBoolean())).ShouldBe([("Floor", false), ("Door", true)]);
        await host.DeliverOutbox();
        (await host.Published("task.changed", id)).ShouldHaveSingleItem().Users().ShouldBe([team.Report.UserId]);
        var trail = (await team.Manager.Get($"{Giving.Individual}/{changed.Id()}/history")).Should(200)["history"].EnumerateArray().First();
        (trail.GetProperty("before").Str("title"), trail.GetProperty("after").Str("title")).ShouldBe(("Old", "New"));
    }

    [Fact]
    public async Task Who_is_reached_no_more_is_let_off_and_who_is_reached_again_has_it_again()
    {
        var team = await Team.Gather(host);
        var id = await team.Admin.Give(Giving.For(team.Report, team.Colleague));
        (await team.Colleague.Tick(await team.Colleague.OwnId(id))).Should(200);

        (await team.Admin.Patch($"{Giving.Assignments}/{id}", new { assigneeUserIds = Giving.Ids(team.Manager) })).Should(200)["taskAssignment"].Progress().ShouldBe((3, 1, 1, 1, 0, 50));
        var tasks = await team.Admin.TasksOf(id);
        (tasks[team.Report.UserId].Str("cancelReason"), tasks[team.Colleague.UserId].Str("status")).ShouldBe(("unassigned", "completed"));

        (await team.Admin.Patch($"{Giving.Assignments}/{id}", new { assigneeUserIds = Giving.Ids(team.Manager, team.Report) })).Should(200)["taskAssignment"].Progress().ShouldBe((3, 2, 1, 0, 0, 33));
        (await team.Admin.Patch($"{Giving.Assignments}/{id}", new { assigneeUserIds = Array.Empty<Guid>() })).ShouldRefuse(400, "TaskWithoutAssignees");
        await host.DeliverOutbox();
        (await host.Published("task.cancelled", id)).ShouldHaveSingleItem().Str("reason").ShouldBe("unassigned");
        (await host.Published("task.assigned", id)).Select(t => t.Users().Count()).ShouldBe([2, 1, 1]);
    }

    [Fact]
    public async Task Called_off_and_taken_up_again()
    {
        var team = await Team.Gather(host);
        var id = await team.Admin.Give(Giving.For(team.Report, team.Colleague));
        (await team.Colleague.Tick(await team.Colleague.OwnId(id))).Should(200);

        (await Become("cancelled")).Should(200)["taskAssignment"].Progress().ShouldBe((2, 0, 1, 1, 0, 100));
        (await team.Report.Own(id)).Str("cancelReason").ShouldBe("assignmentCancelled");
        (await Become("cancelled")).Should(200);
        (await team.Admin.Patch($"{Giving.Assignments}/{id}", new { title = "x" })).ShouldRefuse(400, "TaskCancelled");
        (await team.Report.Tick(await team.Report.OwnId(id))).ShouldRefuse(400, "TaskCancelled");
        (await Become("completed")).ShouldRefuse(400, "TaskStatusNotPossible");

        (await Become("active")).Should(200)["taskAssignment"].Progress().ShouldBe((2, 1, 1, 0, 0, 50));
        (await team.Report.Tick(await team.Report.OwnId(id))).Should(200);
        (await team.Admin.StatusOf(id)).ShouldBe("completed");
        (await team.Report.Tick(await team.Report.OwnId(id), "pending")).Should(200);
        (await team.Admin.StatusOf(id)).ShouldBe("active");

        Task<Reply> Become(string status) => team.Admin.Patch($"{Giving.Assignments}/{id}", new { status });
    }

    [Fact]
    public async Task Only_who_made_it_and_admins_see_and_change_it()
    {
        var team = await Team.Gather(host);
        var (own, admins) = (await team.Manager.Give(Giving.For(team.Report)), await team.Admin.Give(Giving.For(team.Report)));

        foreach (var (by, status, code) in new[] { (team.Manager, 403, "ForbiddenAccess"), (team.Report, 403, "ForbiddenAccess") })
        {
            (await by.Patch($"{Giving.Assignments}/{admins}", new { title = "x" })).ShouldRefuse(status, code);
            (await by.Delete($"{Giving.Assignments}/{admins}")).ShouldRefuse(status, code);
            (await by.Get($"{Giving.WithProgress}/{admins}")).ShouldRefuse(status, code);
        }
        (await team.Manager.Patch($"{Giving.Assignments}/{Guid.NewGuid()}", new { title = "x" })).Should(404);
        (await team.Admin.Patch($"{Giving.Assignments}/{own}", new { title = "Mended" })).Should(200);
        (await team.Manager.Get(Giving.Assignments)).Should(200)["taskAssignments"].EnumerateArray().Select(a => a.Id()).ShouldBe([own]);
        (await team.Admin.Get(Giving.Assignments)).Should(200)["taskAssignments"].EnumerateArray().Select(a => a.Id()).ShouldBe([admins, own]);
    }

    [Fact]
    public async Task Deleted_it_takes_everybodys_task_along()
    {
        var team = await Team.Gather(host);
        var id = await team.Manager.Give(Giving.For(team.Report));
        var task = await team.Report.OwnId(id);

        (await team.Manager.Delete($"{Giving.Assignments}/{id}")).Should(200)["taskAssignment"].GetProperty("isActive").GetBoolean().ShouldBeFalse();

        (await team.Manager.Get($"{Giving.WithProgress}/{id}")).Should(404);
        (await team.Report.Get($"{Giving.OneOfMine}/{task}")).Should(404);
        (await team.Report.Tick(task)).Should(404);
        await host.DeliverOutbox();
        (await host.Published("task.cancelled", id)).ShouldHaveSingleItem().Str("reason").ShouldBe("deleted");
    }

    [Fact]
    public async Task Lists_find_by_person_department_and_state_and_say_how_far_each_is()
    {
        var team = await Team.Gather(host);
        var kitchen = await team.Company.Department("Kitchen", team.Colleague);
        var one = await team.Admin.Give(new { title = "Cooler", dueTime = "2026-03-01T10:00:00Z", assigneeUserIds = Giving.Ids(team.Report) });
        var two = await team.Admin.Give(new { title = "Floor", assignedDepartmentIds = new[] { kitchen }, completionRule = "any" });
        (await team.Colleague.Tick(await team.Colleague.OwnId(two))).Should(200);

        (await Found($"assigneeUserIds={team.Report.UserId}")).ShouldBe([one]);
        (await Found($"assignedDepartmentIds={kitchen}")).ShouldBe([two]);
        (await Found("status=completed")).ShouldBe([two]);
        (await Found("completionRule=any&title=flo")).ShouldBe([two]);
        (await Found("dueTime=$lt-2026-03-02")).ShouldBe([one]);
        (await Found($"assignerId={team.Manager.UserId}")).ShouldBeEmpty();
        (await team.Admin.Get($"{Giving.Assignments}?status=done")).Should(400);
        var shown = (await team.Admin.Get($"{Giving.Assignments}?sortBy=title")).Should(200)["taskAssignments"].EnumerateArray().ToList();
        shown.Select(a => a.Progress()).ShouldBe([(1, 1, 0, 0, 1, 0), (1, 0, 1, 0, 0, 100)]);
        shown[0].GetProperty("assigner").Str("fullname").ShouldBe("Ada Admin");
        shown[1].GetProperty("assignedDepartments")[0].Str("groupName").ShouldBe("Kitchen");
        (await team.Admin.Get($"{Giving.Assignments}?getJoins=false")).Should(200)["taskAssignments"][0].TryGetProperty("progress", out _).ShouldBeFalse();

        async Task<List<Guid>> Found(string query) => [.. (await team.Admin.Get($"{Giving.Assignments}?{query}")).Should(200)["taskAssignments"].EnumerateArray().Select(a => a.Id())];
    }
}
