using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Tasks;

public sealed class ChangeIndividualTaskTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task People_tick_their_own_and_the_last_tick_completes_the_assignment()
    {
        var team = await Team.Gather(host);
        var id = await team.Manager.Give(Giving.For(team.Report, team.Manager));
        var task = await team.Report.OwnId(id);

        var done = (await team.Report.Patch($"{Giving.Individual}/{task}", new { status = "completed", completionNote = "Cold enough" })).Should(200)["individualTask"];
        (done.Str("status"), done.Str("completedTime"), done.Id("completedById"), done.Str("completionNote")).ShouldBe(("completed", "2026-03-02T09:00:00.000Z", team.Report.UserId, "Cold enough"));
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await team.Report.Tick(task)).Should(200)["individualTask"].Str("completedTime").ShouldBe("2026-03-02T09:00:00.000Z");
        host.Clock.Now = TestClock.Start;
        (await team.Manager.StatusOf(id)).ShouldBe("active");
        (await team.Manager.Tick(await team.Manager.OwnId(id))).Should(200);
        (await team.Manager.StatusOf(id)).ShouldBe("completed");

        await host.DeliverOutbox();
        (await host.Published("task.completed", id)).Select(t => t.Id("user")).ShouldBe([team.Report.UserId, team.Manager.UserId], ignoreOrder: true);
        (await host.Published("task.assignmentCompleted", id)).ShouldHaveSingleItem().Number("done").ShouldBe(2);
    }

    [Fact]
    public async Task Whose_it_is_ticks_and_no_more_and_others_do_not_even_see_it()
    {
        var team = await Team.Gather(host);
        var id = await team.Manager.Give(Giving.For(team.Report));
        var task = await team.Report.OwnId(id);

        foreach (var change in new object[] { new { title = "x" }, new { description = "x" }, new { dueTime = "2026-03-05" }, new { status = "cancelled" } })
            (await team.Report.Patch($"{Giving.Individual}/{task}", change)).ShouldRefuse(403, "OnlyManagersEditTasks");
        (await team.Colleague.Tick(task)).Should(404);
        (await team.Colleague.Get($"{Giving.OneOfMine}/{task}")).Should(404);
        (await team.Report.Get($"{Giving.Individual}/{task}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Report.Delete($"{Giving.Individual}/{task}")).ShouldRefuse(403, "ForbiddenAccess");
        var theirs = await team.Admin.Give(Giving.For(team.Colleague));
        (await team.Manager.Tick(await team.Colleague.OwnId(theirs))).ShouldRefuse(403, "NotYourReports");

        (await team.Manager.Patch($"{Giving.Individual}/{task}", new { title = "Check both", dueTime = "2026-03-05" })).Should(200)["individualTask"].Str("title").ShouldBe("Check both");
        (await team.Manager.Tick(task)).Should(200)["individualTask"].Id("completedById").ShouldBe(team.Manager.UserId);
        (await team.Manager.Tick(task, "cancelled")).ShouldRefuse(400, "TaskStatusNotPossible");
    }

    [Fact]
    public async Task A_checklist_is_ticked_item_by_item_before_the_task()
    {
        var team = await Team.Gather(host);
        var id = await team.Manager.Give(new { title = "Close", checklist = new[] { "Lights", "Door" }, assigneeUserIds = Giving.Ids(team.Report) });
        var own = await team.Report.Own(id);
        var (url, items) = ($"{Giving.Individual}/{own.Id()}", own.GetProperty("checklist").EnumerateArray().Select(i => i.Id()).ToList());

        var first = (await team.Report.Patch(url, new { checklist = new[] { new { id = items[0], done = true } } })).Should(200)["individualTask"].GetProperty("checklist")[0];
        (first.GetProperty("done").GetBoolean(), first.Str("doneAt"), first.Id("doneById")).ShouldBe((true, "2026-03-02T09:00:00.000Z", team.Report.UserId));
        (await team.Report.Tick(own.Id())).ShouldRefuse(400, "ChecklistOpen")["detail"].GetProperty("open").EnumerateArray().ShouldHaveSingleItem().Str("text").ShouldBe("Door");
        (await team.Report.Patch(url, new { checklist = new[] { new { id = Guid.NewGuid(), done = true } } })).ShouldRefuse(400, "ChecklistItemUnknown");
        (await team.Report.Patch(url, new { status = "completed", checklist = new[] { new { id = items[1], done = true } } })).Should(200);
        (await team.Report.Patch(url, new { checklist = new[] { new { id = items[1], done = false } } })).ShouldRefuse(400, "ChecklistOpen");
    }

    [Fact]
    public async Task One_does_it_for_all_and_taking_it_back_gives_it_back_to_all()
    {
        var team = await Team.Gather(host);
        var id = await team.Admin.Give(new { title = "Water the plants", completionRule = "any", assigneeUserIds = Giving.Ids(team.Report, team.Colleague, team.Manager) });
        (await team.Report.Tick(await team.Report.OwnId(id))).Should(200);

        (await team.Admin.Read(id)).Progress().ShouldBe((3, 0, 1, 2, 0, 100));
        var late = await team.Colleague.Own(id);
        late.Str("cancelReason").ShouldBe("doneByOther");
        var detail = (await team.Colleague.Tick(late.Id())).ShouldRefuse(400, "TaskDoneByOther")["detail"];
        (detail.Id("userId"), detail.Str("fullname"), detail.Str("completedTime")).ShouldBe((team.Report.UserId, "Rita Report", "2026-03-02T09:00:00.000Z"));
        await host.DeliverOutbox();
        (await host.Published("task.cancelled", id)).ShouldHaveSingleItem().Id("by").ShouldBe(team.Report.UserId);

        (await team.Report.Tick(await team.Report.OwnId(id), "pending")).Should(200);
        (await team.Admin.Read(id)).Progress().ShouldBe((3, 3, 0, 0, 0, 0));
        (await team.Colleague.Tick(late.Id())).Should(200);
    }

    [Fact]
    public async Task What_a_manager_cancelled_a_manager_reopens()
    {
        var team = await Team.Gather(host);
        var id = await team.Manager.Give(Giving.For(team.Report, team.Manager));
        var task = await team.Report.OwnId(id);

        (await team.Manager.Tick(task, "cancelled")).Should(200)["individualTask"].Str("cancelReason").ShouldBe("manager");
        (await team.Report.Tick(task)).ShouldRefuse(400, "TaskCancelled");
        (await team.Report.Tick(task, "pending")).ShouldRefuse(400, "TaskCancelled");
        (await team.Manager.Tick(task, "pending")).Should(200)["individualTask"].GetProperty("cancelReason").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await team.Manager.Tick(task, "cancelled")).Should(200);
        (await team.Admin.Tick(await team.Manager.OwnId(id), "cancelled")).Should(200);
        (await team.Manager.StatusOf(id)).ShouldBe("cancelled", "when everything of it is");
        (await team.Manager.Tick(task, "pending")).ShouldRefuse(400, "TaskCancelled");
    }
}
