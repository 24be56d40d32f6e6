using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Tasks;

public sealed class ShiftTasksTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_is_for_a_shift_follows_who_is_on_it()
    {
        var team = await Team.Gather(host);
        var shift = await team.Admin.Planned("2026-03-04", "08:00", "16:00", team.Report);
        var id = await team.Admin.Give(new { title = "Count the till", shiftId = shift });
        (await team.Report.Own(id)).Id("shiftId").ShouldBe(shift);

        (await team.Admin.Change(shift, new { assignedUserIds = Giving.Ids(team.Colleague, team.Manager) })).Should(200);
        await host.DeliverOutbox();
        (await States(team, id)).ShouldBe([(team.Report.UserId, "unassigned"), (team.Colleague.UserId, "pending"), (team.Manager.UserId, "pending")], ignoreOrder: true);

        (await team.Colleague.Tick(await team.Colleague.OwnId(id))).Should(200);
        (await team.Admin.Change(shift, new { assignedUserIds = Giving.Ids(team.Report) })).Should(200);
        await host.DeliverOutbox();
        (await States(team, id)).ShouldBe([(team.Report.UserId, "pending"), (team.Colleague.UserId, "completed"), (team.Manager.UserId, "unassigned")], ignoreOrder: true);
        (await team.Admin.Get($"{Giving.Individual}?shiftId={shift}&status=pending")).Should(200)["individualTasks"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_shift_without_people_may_have_a_task_and_one_called_off_takes_it_along()
    {
        var team = await Team.Gather(host);
        var shift = await team.Admin.Planned("2026-03-04", "08:00", "16:00");
        var id = await team.Admin.Give(new { title = "Count the till", shiftId = shift });
        (await team.Admin.Change(shift, new { assignedUserIds = Giving.Ids(team.Report) })).Should(200);
        await host.DeliverOutbox();
        (await team.Report.Own(id)).Str("status").ShouldBe("pending");

        (await team.Admin.Change(shift, new { status = "cancelled" })).Should(200);
        await host.DeliverOutbox();
        (await team.Admin.StatusOf(id)).ShouldBe("cancelled");
        (await team.Report.Own(id)).Str("cancelReason").ShouldBeOneOf("assignmentCancelled", "unassigned");
    }

    [Fact]
    public async Task With_people_named_the_shift_is_only_a_link()
    {
        var team = await Team.Gather(host);
        var shift = await team.Admin.Planned("2026-03-04", "08:00", "16:00", team.Report);
        var id = await team.Admin.Give(new { title = "Lend a hand", shiftId = shift, assigneeUserIds = Giving.Ids(team.Colleague) });

        (await team.Admin.Delete($"{Roster.Shifts}/{shift}")).Should(200);
        await host.DeliverOutbox();
        (await States(team, id)).ShouldBe([(team.Colleague.UserId, "pending")]);
    }

    [Fact]
    public async Task Who_is_put_on_while_it_is_handed_out_has_it_too()
    {
        var team = await Team.Gather(host);
        var shift = await team.Admin.Planned("2026-03-04", "08:00", "16:00", team.Report);
        await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var held = await connection.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("LOCK TABLE tasks.assignments IN EXCLUSIVE MODE", connection)) await hold.ExecuteNonQueryAsync();
        var giving = team.Admin.Give(new { title = "Count the till", shiftId = shift });
        await using var waiting = new Npgsql.NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE relation = 'tasks.assignments'::regclass AND NOT granted", connection);
        while (await waiting.ExecuteScalarAsync() is 0L) await Task.Delay(10);

        (await team.Admin.Change(shift, new { assignedUserIds = Giving.Ids(team.Colleague) })).Should(200);
        await host.DeliverOutbox();
        await held.CommitAsync();
        var id = await giving;
        await host.DeliverOutbox();

        (await States(team, id)).ShouldBe([(team.Report.UserId, "unassigned"), (team.Colleague.UserId, "pending")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_shift_asks_nothing_of_tasks_and_of_a_changed_one_what_follows_it_is_asked_once()
    {
        var team = await Team.Gather(host);
        using var counter = await StatementCounter.Of(team.Admin, host.ConnectionString);
        var shift = await team.Admin.Planned("2026-03-04", "08:00", "16:00", team.Report);
        await host.DeliverOutbox();
        AskedOfTasks().ShouldBeEmpty();

        (await team.Admin.Change(shift, new { assignedUserIds = Giving.Ids(team.Report, team.Colleague) })).Should(200);
        await host.DeliverOutbox();
        // An index finds a shift, and not what has none.
        AskedOfTasks().ShouldHaveSingleItem().ShouldNotContain("array_position");

        List<string> AskedOfTasks() => [.. counter.Commands.Where(c => c.Contains("tasks.assignments", StringComparison.Ordinal))];
    }

    private static async Task<List<(Guid, string)>> States(Team team, Guid id) => [.. (await team.Admin.TasksOf(id)).Select(t => (t.Key, t.Value.Str("cancelReason") ?? t.Value.Str("status")!))];
}
