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
    public async Task Whatever_somebody_leaves_behind_is_taken_in_the_same_few_statements()
    {
        var team = await Team.Gather(host);
        var (few, many) = (await Leaves(team.Report, 2), await Leaves(team.Colleague, 30));
        many.ShouldBe(few);

        async Task<int> Leaves(Client person, int tasks)
        {
            List<Guid> given = [];
            for (var i = 0; i < tasks; i++) given.Add(await team.Admin.Give(Giving.For(person)));
            using var counter = await StatementCounter.Of(team.Owner, host.ConnectionString);
            (await team.Owner.Delete($"/auth-api/v1/users/{person.UserId}")).Should(200);
            var asked = counter.Commands.Count(c => c.Contains("tasks.", StringComparison.Ordinal));
            await host.DeliverOutbox();
            foreach (var id in given) (await team.Admin.Read(id)).Progress().Cancelled.ShouldBe(1);
            (await team.Admin.StatusOf(given[^1])).ShouldBe("cancelled", "everything of it is");
            (await host.Published("task.cancelled", given[^1])).ShouldHaveSingleItem().Users().ShouldBe([person.UserId]);
            return asked;
        }
    }

    [Fact]
    public async Task The_day_after_the_last_of_employment_tasks_are_taken_back()
    {
        var team = await Team.Gather(host, "Europe/Berlin");
        var id = await team.Admin.Give(Giving.For(team.Report, team.Colleague));
        // More than are looked at together have something to do, and come before.
        await Run("""
            INSERT INTO tasks.individual_tasks SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'assignee_user_id', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0')))).*
            FROM tasks.individual_tasks t, generate_series(1, 600) n WHERE t.task_assignment_id = $1 AND t.assignee_user_id = $2
            """, id, team.Colleague.UserId);
        await host.RunJob("tasks.left");
        (await team.Owner.Post($"{Team.Profiles}/{team.ReportsProfile}/termination", new { endDate = "2026-03-03", endReason = "resigned" })).Should(200);
        await host.DeliverOutbox();
        (await Of(team.Report)).ShouldBe("pending");

        host.Clock.Now = new DateTimeOffset(2026, 3, 3, 23, 10, 0, TimeSpan.Zero);
        await host.RunJob("tasks.left");
        host.Clock.Now = TestClock.Start;
        (await Of(team.Report)).ShouldBe("left");
        (await Of(team.Colleague)).ShouldBe("pending");

        async Task<string?> Of(Client person) =>
            (await team.Admin.Get($"{Giving.Individual}?taskAssignmentId={id}&assigneeUserId={person.UserId}")).Should(200)["individualTasks"][0] is var task ? task.Str("cancelReason") ?? task.Str("status") : null;
    }

    private async Task Run(string sql, params Guid[] parameters)
    {
        await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        await command.ExecuteNonQueryAsync();
    }
}
