using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Tasks;

public sealed class CreateAssignmentTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Everybody_named_or_in_a_department_has_it_once_and_hears_of_it_together()
    {
        var team = await Team.Gather(host);
        var kitchen = await team.Company.Department("Kitchen", team.Report, team.Colleague);

        var made = (await team.Admin.Post(Giving.Assignments, new
        {
            title = " Check the cooler ", dueTime = "2026-03-03T07:00:00Z", assigneeUserIds = Giving.Ids(team.Report, team.Manager, team.Report), assignedDepartmentIds = new[] { kitchen }, checklist = new[] { "Door", "Light" },
        })).Should(201)["taskAssignment"];

        made.Str("title").ShouldBe("Check the cooler");
        (made.Str("status"), made.GetProperty("status_idx").GetInt32(), made.Str("completionRule"), made.Str("dueTime")).ShouldBe(("active", 0, "each", "2026-03-03T07:00:00.000Z"));
        (made.Id("assignerId"), made.Id("_owner")).ShouldBe((team.Admin.UserId, team.Admin.UserId));
        made.Array("assigneeUserIds").ShouldBe([team.Report.UserId, team.Manager.UserId], ignoreOrder: true);
        made.Progress().ShouldBe((3, 3, 0, 0, 0, 0));
        var tasks = await team.Admin.TasksOf(made.Id());
        tasks.Keys.ShouldBe(Giving.Ids(team.Report, team.Manager, team.Colleague), ignoreOrder: true);
        tasks.Values.ShouldAllBe(t => t.Str("title") == "Check the cooler" && t.Str("status") == "pending" && t.GetProperty("checklist").GetArrayLength() == 2);

        await host.DeliverOutbox();
        var told = (await host.Published("task.assigned", made.Id())).ShouldHaveSingleItem();
        told.Users().ShouldBe(tasks.Keys, ignoreOrder: true);
        told.Users().Zip(told.GetProperty("tasks").EnumerateArray().Select(t => t.GetGuid())).ShouldAllBe(t => tasks[t.First].Id() == t.Second);
        var history = (await team.Admin.Get($"{Giving.Individual}/{tasks[team.Report.UserId].Id()}/history")).Should(200)["history"].EnumerateArray().ShouldHaveSingleItem();
        (history.Str("change"), history.Id("userId"), history.GetProperty("after").Str("title")).ShouldBe(("created", team.Admin.UserId, "Check the cooler"));
    }

    [Fact]
    public async Task Managers_give_tasks_to_their_people_and_to_themselves()
    {
        var team = await Team.Gather(host);
        var mixed = await team.Company.Department("Mixed", team.Report, team.Colleague);

        await team.Manager.Give(Giving.For(team.Report, team.Manager));
        (await team.Manager.Post(Giving.Assignments, Giving.For(team.Colleague))).ShouldRefuse(403, "NotYourReports");
        (await team.Manager.Post(Giving.Assignments, new { title = "x", assignedDepartmentIds = new[] { mixed } })).ShouldRefuse(403, "NotYourReports");
        (await team.Manager.Post(Giving.Assignments, new { title = "x", assigneeUserIds = new[] { Guid.NewGuid() } })).ShouldRefuse(403, "NotYourReports");
        (await team.Report.Post(Giving.Assignments, Giving.For(team.Report))).ShouldRefuse(403, "ForbiddenAccess");
    }

    [Fact]
    public async Task Whom_it_cannot_reach_it_says()
    {
        var team = await Team.Gather(host);
        var other = await Team.Gather(host);
        var (empty, foreign) = (await team.Company.Department("Empty"), await other.Company.Department("Foreign", other.Report));
        var shift = await team.Admin.Planned("2026-03-04", "08:00", "16:00", team.Report);
        (await team.Admin.Change(shift, new { status = "cancelled" })).Should(200);

        (await Post(new { title = "x" })).ShouldRefuse(400, "TaskWithoutAssignees");
        (await Post(new { title = "x", assignedDepartmentIds = new[] { empty } })).ShouldRefuse(400, "NobodyToAssign");
        (await Post(new { title = "x", assignedDepartmentIds = new[] { foreign } })).ShouldRefuse(400, "UnknownDepartment")["detail"].Array("departmentIds").ShouldBe([foreign]);
        (await Post(Giving.For(other.Report))).ShouldRefuse(400, "UnknownAssignee")["detail"].Array("userIds").ShouldBe([other.Report.UserId]);
        (await Post(new { title = "x", shiftId = Guid.NewGuid() })).ShouldRefuse(400, "NoSuchShift");
        (await Post(new { title = "x", shiftId = shift })).ShouldRefuse(400, "ShiftCancelled");
        (await Post(new { title = "x", assigneeUserIds = Giving.Ids(team.Report), status = "completed" })).ShouldRefuse(400, "TaskStatusNotPossible");
        (await team.Admin.Get(Giving.Assignments)).Should(200)["taskAssignments"].GetArrayLength().ShouldBe(0, "nothing is half saved");

        Task<Reply> Post(object task) => team.Admin.Post(Giving.Assignments, task);
    }

    [Fact]
    public async Task Bad_input_is_named()
    {
        var team = await Team.Gather(host);
        var me = Giving.Ids(team.Report);
        (await Post(new { title = " ", assigneeUserIds = me })).Should(400).Message.ShouldBe("errMsg_titleisRequired");
        (await Post(new { title = "x", assigneeUserIds = me, dueTime = "soon" })).Should(400).Message.ShouldBe("errMsg_dueTimeTypeIsNotValid");
        (await Post(new { title = "x", assigneeUserIds = new[] { "me" } })).Should(400);
        (await Post(new { title = "x", assigneeUserIds = me, status = "done" })).Should(400).Message.ShouldBe("errMsg_statusIsNotAValidEnumValue");
        (await Post(new { title = "x", assigneeUserIds = me, checklist = Enumerable.Repeat("item", 51) })).Should(400).Message.ShouldBe("errMsg_checklistTypeIsNotValid");
        (await Post(new { title = "x", assigneeUserIds = me, checklist = new[] { new string('i', 201) } })).Should(400).Message.ShouldBe("errMsg_checklistTypeIsNotValid");
        (await Post(new { title = new string('t', 201), assigneeUserIds = me })).Should(400).Message.ShouldBe("errMsg_titleTypeIsNotValid");
        (await Post(new { title = "x", assigneeUserIds = me, description = new string('t', 10_000), dueTime = "2026-03-05" })).Should(201)["taskAssignment"].Str("dueTime").ShouldBe("2026-03-05T00:00:00.000Z");

        Task<Reply> Post(object task) => team.Admin.Post(Giving.Assignments, task);
    }

    /// <summary>As in every other list of a body.</summary>
    [Fact]
    public async Task A_single_id_counts_as_an_array_of_one()
    {
        var team = await Team.Gather(host);
        var kitchen = await team.Company.Department("Kitchen", team.Colleague);
        var made = (await team.Admin.Post(Giving.Assignments, new { title = "x", assigneeUserIds = team.Report.UserId, assignedDepartmentIds = kitchen, checklist = "Door" })).Should(201)["taskAssignment"];
        (made.Array("assigneeUserIds").Single(), made.Array("assignedDepartmentIds").Single(), made.GetProperty("checklist").GetArrayLength(), made.Progress().Total).ShouldBe((team.Report.UserId, kitchen, 1, 2));
        (await team.Admin.Patch($"{Giving.Assignments}/{made.Id()}", new { assigneeUserIds = team.Manager.UserId })).Should(200)["taskAssignment"].Array("assigneeUserIds").ShouldBe([team.Manager.UserId]);
        (await team.Admin.Post(Giving.Assignments, new { title = "x", assigneeUserIds = "me" })).Should(400).Message.ShouldBe("errMsg_assigneeUserIdsisNotAValidID");
    }

    [Fact]
    public async Task Ten_thousand_people_have_it_within_three_seconds_and_one_more_is_too_many()
    {
        var team = await Team.Gather(host);
        var everybody = await team.Company.Department("Everybody", team.Report);
        await Join(9_999);
        var fastest = await QuietMachine.BestOfThree(TimeSpan.FromSeconds(3), async () =>
            (await team.Admin.Post(Giving.Assignments, new { title = "For all", assignedDepartmentIds = everybody })).Should(201)["taskAssignment"].Progress().ShouldBe((10_000, 10_000, 0, 0, 0, 0)));
        fastest.ShouldBeLessThan(TimeSpan.FromSeconds(3));
        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 people: {fastest.TotalSeconds:0.00} s");
        await Join(1);
        (await team.Admin.Post(Giving.Assignments, new { title = "For all", assignedDepartmentIds = everybody })).ShouldRefuse(400, "TooManyAssignees");

        async Task Join(int count)
        {
            await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
            await connection.OpenAsync();
            await using var fill = new Npgsql.NpgsqlCommand($"""
                WITH people AS (
                    INSERT INTO identity.users SELECT (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(), 'email', gen_random_uuid() || '@many.test', 'fullname', 'P ' || n, 'role', 'tenantUser'))).*
                    FROM identity.users u, generate_series(1, {count}) n WHERE u.id = $1 RETURNING id
                )
                INSERT INTO identity.user_group_members SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'user_id', people.id))).*
                FROM identity.user_group_members m, people WHERE m.group_id = $2 AND m.user_id = $1
                """, connection) { Parameters = { new() { Value = team.Report.UserId }, new() { Value = everybody } } };
            (await fill.ExecuteNonQueryAsync()).ShouldBe(count);
        }
    }

    [Fact]
    public async Task A_company_hands_out_two_hundred_times_a_minute_and_no_more()
    {
        var team = await Team.Gather(host);
        var company = (await team.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using (var role = new Npgsql.NpgsqlCommand("SET ROLE workforceos_system", connection)) await role.ExecuteNonQueryAsync();
        await using var fill = new Npgsql.NpgsqlCommand("""
            INSERT INTO tasks.assignments (company_id, id, is_active, record_version, created_at, updated_at, title, status, assigner_id, assignee_user_ids, assigned_department_ids, completion_rule, checklist)
            SELECT @company, id, true, 1, @now, @now, 'x', 'active', @assigner, '{}', '{}', 'each', '[]' FROM unnest(@ids) AS id
            """, connection);
        fill.Parameters.AddWithValue("company", company);
        fill.Parameters.AddWithValue("now", TestClock.Start.UtcDateTime);
        fill.Parameters.AddWithValue("assigner", team.Admin.UserId);
        fill.Parameters.AddWithValue("ids", Enumerable.Range(0, 199).Select(_ => Guid.CreateVersion7(TestClock.Start)).ToArray());
        await fill.ExecuteNonQueryAsync();

        await team.Admin.Give(Giving.For(team.Report));
        (await team.Admin.Post(Giving.Assignments, Giving.For(team.Report))).Should(429);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await team.Admin.Give(Giving.For(team.Report));
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task Forty_people_cost_no_more_statements_than_three()
    {
        var team = await Team.Gather(host);
        var few = await Statements(3, "Few");
        var many = await Statements(40, "Many");
        many.ShouldBe(few);

        async Task<int> Statements(int people, string name)
        {
            var members = new List<Client>();
            for (var i = 0; i < people; i++) members.Add(new Client(host.Http, team.Company.Codename) { UserId = (await team.Owner.Post("/auth-api/v1/users", new { email = $"{name}{i}@{team.Company.Codename}.test", password = TestCompany.Password, fullname = $"{name} {i}" })).Should(201)["user"].Id() });
            var department = await team.Company.Department(name, [.. members]);
            using var counter = await StatementCounter.Of(team.Admin, host.ConnectionString);
            (await team.Admin.Post(Giving.Assignments, new { title = "For all", assignedDepartmentIds = new[] { department } })).Should(201)["taskAssignment"].Progress().Pending.ShouldBe(people);
            return counter.Commands.Count;
        }
    }
}
