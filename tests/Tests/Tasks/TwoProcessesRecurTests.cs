using Npgsql;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Tasks;

/// <summary>Two hosts, each a process of its own, hand out the days of one company at the same moment: the one was taken for dead, and is not.</summary>
public sealed class TwoProcessesRecurTests(TwoHostsRecurTests.FleetHost host) : IClassFixture<TwoHostsRecurTests.FleetHost>
{
    private const long Gate = 4712;
    private const int Recurring = 20;
    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event";

    [Fact]
    public async Task Each_day_is_handed_out_once()
    {
        // Some time before noon, wherever the company is, so that the day has neither begun just now nor is about to end.
        host.Clock.Now = TimeProvider.System.GetUtcNow();
        var offset = 11 - host.Clock.Now.Hour;
        var team = await Team.Gather(host, offset is 0 ? "UTC" : $"Etc/GMT{-offset:+0;-0}");
        List<Guid> recurring = [];
        for (var i = 0; i < Recurring; i++)
        {
            recurring.Add((await team.Admin.Post("/taskManagement-api/v1/recurringtasks", new { title = $"No. {i}", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "18:00", assigneeUserIds = Giving.Ids(team.Report) })).Should(201)["recurringTask"].Id());
        }
        await using var gate = new NpgsqlConnection(host.ConnectionString);
        await gate.OpenAsync();
        await Execute(gate, $"""
            CREATE FUNCTION public.stand_still() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0 AS 'BEGIN PERFORM pg_advisory_xact_lock_shared({Gate}); RETURN NEW; END';
            CREATE TRIGGER at_work BEFORE INSERT ON tasks.assignments FOR EACH ROW EXECUTE FUNCTION public.stand_still();
            SELECT pg_advisory_lock({Gate});
            """);
        await using var one = Process();
        await using var other = Process();
        await one.Start();
        await Until(gate, $"{Waiting} = 'advisory'", 1, "the one is at work");

        var starting = other.Start();
        // It is taken for dead, as if it had not been heard of for long, until the other one has the job and waits for the same task.
        await Until(gate, $"""
            UPDATE kernel.jobs SET leased_until = now() - interval '1 second' WHERE name = 'tasks.recur' AND holder = '{await Read<Guid>(gate, "SELECT holder FROM kernel.jobs WHERE name = 'tasks.recur'")}';
            {Waiting} IN ('transactionid', 'tuple')
            """, 1, "both are at the same task");
        await Execute(gate, $"SELECT pg_advisory_unlock({Gate})");
        await starting;
        await Until(gate, "SELECT count(DISTINCT recurring_task_id) FROM tasks.assignments", Recurring, "all are handed out");
        await Until(gate, "SELECT count(*) FROM kernel.jobs WHERE name = 'tasks.recur' AND leased_until IS NULL", 1, "nobody is at it any more");

        foreach (var id in recurring)
        {
            var day = (await team.Admin.Get($"/taskManagement-api/v1/taskassignments?recurringTaskId={id}")).Should(200)["taskAssignments"].EnumerateArray().ShouldHaveSingleItem();
            day.GetProperty("progress").GetProperty("total").GetInt32().ShouldBe(1);
            (await host.Published("task.assigned", day.Id())).ShouldHaveSingleItem();
        }
    }

    private HostProcess Process() => new(new Dictionary<string, string>
    {
        ["ConnectionStrings__Database"] = host.ConnectionString,
        ["Identity__KeyEncryptionSecret"] = SecondHost.SharedSecret.Values.Single()!,
    });

    private static async Task Until(NpgsqlConnection connection, string count, long least, string what)
    {
        for (var looks = 0; await Read<long>(connection, count) < least; looks++)
        {
            looks.ShouldBeLessThan(1200, $"It does not come to it that {what}.");
            await Task.Delay(50);
        }
    }

    private static async Task<T> Read<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
