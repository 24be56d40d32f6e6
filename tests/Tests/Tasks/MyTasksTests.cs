using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Tasks;

public sealed class MyTasksTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Ones_own_by_their_due_times_and_then_what_is_done()
    {
        var team = await Team.Gather(host);
        var someday = await Give("Someday", null);
        var late = await Give("Late", "2026-03-01T10:00:00Z");
        var soon = await Give("Soon", "2026-03-02T12:00:00Z");
        var done = await Give("Done", "2026-03-01T08:00:00Z");
        await team.Admin.Give(Giving.For(team.Colleague));
        (await team.Report.Tick(await team.Report.OwnId(done))).Should(200);

        (await Mine("")).ShouldBe([late, soon, someday, done]);
        (await Mine("overdue=true")).ShouldBe([late]);
        (await Mine("overdue=false")).ShouldBe([soon, someday, done]);
        (await Mine("status=completed")).ShouldBe([done]);
        (await Mine($"assigneeUserId={team.Colleague.UserId}")).ShouldBeEmpty();
        (await team.Report.Get($"{Giving.Mine}?status=never")).Should(400);
        var own = await team.Report.Own(late);
        (own.GetProperty("overdue").GetBoolean(), own.GetProperty("taskAssignment").Str("title"), own.Id("_owner")).ShouldBe((true, "Late", team.Report.UserId));
        (await team.Report.Get($"{Giving.OneOfMine}/{own.Id()}")).Should(200)["individualTask"].GetProperty("taskAssignment").Id("assignerId").ShouldBe(team.Admin.UserId);

        Task<Guid> Give(string title, string? due) => team.Admin.Give(new { title, dueTime = due, assigneeUserIds = Giving.Ids(team.Report) });

        async Task<List<Guid>> Mine(string query) => [.. (await team.Report.Get($"{Giving.Mine}?{query}")).Should(200)["individualTasks"].EnumerateArray().Select(t => t.Id("taskAssignmentId"))];
    }

    [Fact]
    public async Task Managers_see_what_their_people_have_whoever_gave_it()
    {
        var team = await Team.Gather(host);
        var kitchen = await team.Company.Department("Kitchen", team.Report, team.Colleague);
        var id = await team.Admin.Give(new { title = "Cooler", assignedDepartmentIds = new[] { kitchen } });
        await team.Admin.Give(Giving.For(team.Report));

        (await team.Manager.Get(Giving.Individual)).Should(200)["individualTasks"].EnumerateArray().ShouldAllBe(t => t.Id("assigneeUserId") == team.Report.UserId);
        var found = (await team.Manager.Get($"{Giving.Individual}?assignedDepartmentId={kitchen}")).Should(200)["individualTasks"].EnumerateArray().ShouldHaveSingleItem();
        (found.Id("taskAssignmentId"), found.GetProperty("assigneeUser").Str("fullname")).ShouldBe((id, "Rita Report"));
        (await team.Admin.Get($"{Giving.Individual}?taskAssignmentId={id}")).Should(200)["individualTasks"].GetArrayLength().ShouldBe(2);
        (await team.Report.Get(Giving.Individual)).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Manager.Get($"{Giving.Individual}/{found.Id()}")).Should(200);
        (await team.Manager.Get($"{Giving.Individual}/{await team.Colleague.OwnId(id)}")).ShouldRefuse(403, "NotYourReports");
    }

    [Fact]
    public async Task Of_whoever_is_gone_nothing_is_awaited()
    {
        var team = await Team.Gather(host);
        var id = await team.Admin.Give(Giving.For(team.Report, team.Colleague, team.Manager));
        (await team.Report.Tick(await team.Report.OwnId(id))).Should(200);

        (await team.Owner.Delete($"/auth-api/v1/users/{team.Colleague.UserId}")).Should(200);
        await host.DeliverOutbox();
        var tasks = await team.Admin.TasksOf(id);
        (tasks[team.Colleague.UserId].Str("cancelReason"), tasks[team.Report.UserId].Str("status"), tasks[team.Manager.UserId].Str("status")).ShouldBe(("left", "completed", "pending"));
    }

    [Fact]
    public async Task The_day_after_the_last_of_employment_tasks_are_taken_back()
    {
        var team = await Team.Gather(host, "Europe/Berlin");
        var id = await team.Admin.Give(Giving.For(team.Report, team.Colleague));
        await host.RunJob("tasks.left");
        (await team.Owner.Post($"{Team.Profiles}/{team.ReportsProfile}/termination", new { endDate = "2026-03-03", endReason = "resigned" })).Should(200);
        await host.DeliverOutbox();
        (await team.Admin.TasksOf(id))[team.Report.UserId].Str("status").ShouldBe("pending");

        host.Clock.Now = new DateTimeOffset(2026, 3, 3, 23, 10, 0, TimeSpan.Zero);
        await host.RunJob("tasks.left");
        host.Clock.Now = TestClock.Start;
        (await team.Admin.TasksOf(id))[team.Report.UserId].Str("cancelReason").ShouldBe("left");
    }
}
