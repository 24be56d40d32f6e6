using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Realtime;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Pages hear that something has changed, and nothing else of it.</summary>
public sealed class RealtimeTests(RealtimeTests.TwoHosts hosts) : IClassFixture<RealtimeTests.TwoHosts>
{
    [Fact]
    public async Task A_change_on_another_host_is_hinted_at_without_saying_which_within_two_seconds()
    {
        var company = await TestCompany.Found(hosts.First);
        using var stream = await EventStream.Open(hosts.Second.Http, company.Owner.Over(hosts.Second.Http), "/realtime-api/stream?objects=shift");
        (await stream.Next()).Name.ShouldBe("ready");
        (await company.Owner.Post("/auth-api/v1/usergroups", new { groupName = "Not asked for" })).Should(201);

        var waits = new List<TimeSpan>();
        for (var day = 5; day < 10; day++)
        {
            await Shift(company, day);
            // By its answer it is committed; what the request itself took is not the hint's. The first look that begins after that finds it, a second later at the latest.
            var committed = Stopwatch.GetTimestamp();
            var hint = await stream.Next();
            waits.Add(Stopwatch.GetElapsedTime(committed));
            (hint.Name, hint.Data.ToString()).ShouldBe(("changed", """{"objects":["shift"]}"""));
        }
        ShouldBeSoon(waits);
    }

    /// <summary>What a board shows, done by each of the ways in which it is done.</summary>
    [Fact]
    public async Task Shifts_records_and_leave_are_hinted_at_within_two_seconds_also_drafts_batches_copies_and_publishing()
    {
        var company = await TestCompany.Found(hosts.First);
        var person = await company.Hire();
        const string shifts = "/scheduleManagement-api/v1/shifts";
        using var stream = await EventStream.Open(hosts.Second.Http, company.Owner.Over(hosts.Second.Http), "/realtime-api/stream?objects=shift,attendanceRecord,leaveRequest");
        (await stream.Next()).Name.ShouldBe("ready");
        var waits = new List<TimeSpan>();
        async Task<Reply> Hinted(string what, Task<Reply> doing)
        {
            var reply = await doing;
            reply.Status.ShouldBeOneOf(200, 201);
            var committed = Stopwatch.GetTimestamp();
            (await stream.Next()).Data.GetProperty("objects").EnumerateArray().Select(o => o.GetString()).ShouldContain(what);
            waits.Add(Stopwatch.GetElapsedTime(committed));
            return reply;
        }
        object shift = new { shiftDate = "2026-03-02", startTime = "09:30", endTime = "17:00", published = false, assignedUserIds = new[] { person.UserId } };
        var draft = (await Hinted("shift", company.Owner.Post(shifts, shift)))["shift"].Id();
        await Hinted("shift", company.Owner.Post($"{shifts}/batch", new { changes = new[] { new { op = "update", shiftId = draft, location = "Hall" } } }));
        await Hinted("shift", company.Owner.Post($"{shifts}/{draft}/move", new { endTime = "16:00" }));
        await Hinted("shift", company.Owner.Post($"{shifts}/copy", new { fromWeek = "2026-03-02", toWeeks = new[] { "2026-03-09" }, published = false }));
        await Hinted("shift", company.Owner.Post($"{shifts}/publish", new { from = "2026-03-02", to = "2026-03-15" }));
        await Hinted("attendanceRecord", person.Post("/attendanceManagement-api/v1/check-in", new { shiftId = draft }));
        var leave = (await Hinted("leaveRequest", person.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = "2026-03-09", endDate = "2026-03-09" })))["leaveRequest"].Id();
        await Hinted("leaveRequest", company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" }));

        ShouldBeSoon(waits);
    }

    [Fact]
    public async Task A_change_that_is_committed_minutes_after_it_was_written_is_hinted_at_too()
    {
        var company = await TestCompany.Found(hosts.First);
        await Shift(company, 5);
        using var stream = await EventStream.Open(hosts.Second.Http, company.Owner.Over(hosts.Second.Http), "/realtime-api/stream?objects=shift,userGroup");
        (await stream.Next()).Name.ShouldBe("ready");
        await using var connection = new NpgsqlConnection(hosts.First.ConnectionString);
        await connection.OpenAsync();
        await using var late = await connection.BeginTransactionAsync();
        (await Write(connection, await IdOf(company), 1)).ShouldBe(1);
        (await company.Owner.Post("/auth-api/v1/usergroups", new { groupName = "Committed before" })).Should(201);
        (await stream.Next()).Data.ToString().ShouldBe("""{"objects":["userGroup"]}""");

        foreach (var host in new[] { hosts.First, hosts.Second }) host.Clock.Advance(TimeSpan.FromMinutes(5));
        await late.CommitAsync();
        (await stream.Next()).Data.ToString().ShouldBe("""{"objects":["shift"]}""");
    }

    [Fact]
    public async Task A_look_costs_the_same_however_many_rows_were_written()
    {
        var company = await TestCompany.Found(hosts.First);
        await Shift(company, 5);
        var few = await CostOf(await IdOf(company), rows: 10);
        var many = await CostOf(await IdOf(company), rows: 100_000);

        TestContext.Current.TestOutputHelper?.WriteLine($"10 rows: {few}; 100,000 rows: {many}");
        (few.Rows, many.Rows).ShouldBe((1, 1));
        many.Blocks.ShouldBeLessThan(few.Blocks + 20);
    }

    [Fact]
    public async Task One_look_a_second_is_for_all_companies_that_listen()
    {
        var streams = new List<EventStream>();
        for (var i = 0; i < 6; i++)
        {
            var owner = (await TestCompany.Found(hosts.First)).Owner.Over(hosts.Second.Http);
            streams.Add(await EventStream.Open(hosts.Second.Http, owner, "/realtime-api/stream"));
        }
        using (var statements = new StatementCounter(hosts.First.ConnectionString))
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
            statements.Commands.Count(c => c.Contains("kernel.changes", StringComparison.Ordinal)).ShouldBeInRange(1, 9, "one a second of each host, where the other one listens still");
        }
        foreach (var stream in streams) stream.Dispose();
    }

    [Fact]
    public async Task Nobody_hears_of_objects_that_they_may_not_list_nor_of_another_company()
    {
        var (company, stranger) = (await TestCompany.Found(hosts.First), await TestCompany.Found(hosts.First));
        var person = await company.Hire();
        using var stream = await EventStream.Open(hosts.First, person, "/realtime-api/stream");
        await stream.Next();
        (await stranger.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-05", startTime = "09:00", endTime = "17:00" })).Should(201);
        await company.Hire("Nora New");
        (await company.Owner.Post("/auth-api/v1/usergroups", new { groupName = "Everybody lists it" })).Should(201);

        (await stream.Next()).Data.ToString().ShouldBe("""{"objects":["userGroup"]}""");
        (await person.Get("/realtime-api/stream?objects=user")).Should(400).Message.ShouldBe("errMsg_objectsIsNotAValidEnumValue");
        (await person.Get("/realtime-api/stream?objects=gossip")).Should(400);
    }

    [Fact]
    public async Task The_eleventh_stream_of_one_person_is_refused()
    {
        var person = await (await TestCompany.Found(hosts.First)).Hire();
        var open = new List<EventStream>();
        for (var i = 0; i < 10; i++) open.Add(await EventStream.Open(hosts.First, person, "/realtime-api/stream"));

        (await person.Get("/realtime-api/stream")).ShouldRefuse(429, "TooManyStreams");
        foreach (var stream in open) stream.Dispose();
    }

    private static async Task Shift(TestCompany company, int day) =>
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = $"2026-03-{day:00}", startTime = "09:00", endTime = "17:00" })).Should(201);

    private static async Task<Guid> IdOf(TestCompany company) => (await company.Owner.Get("/auth-api/currentuser")).Body.Id("companyId");

    /// <summary>Changes of shifts, as many as are wanted, in the trail.</summary>
    private static async Task<int> Write(NpgsqlConnection connection, Guid company, int rows)
    {
        await using var write = new NpgsqlCommand("""
            INSERT INTO kernel.changes (company_id, id, at, via, event, object_id, version, after)
            SELECT known.company_id, gen_random_uuid(), known.at, known.via, known.event, gen_random_uuid(), 1, '{}'
            FROM (SELECT * FROM kernel.changes WHERE company_id = $1 AND event LIKE '%-shift-created' LIMIT 1) AS known, generate_series(1, $2)
            """, connection) { Parameters = { new() { Value = company }, new() { Value = rows } } };
        return await write.ExecuteNonQueryAsync();
    }

    /// <summary>Looks are a second apart. Some may fall into a moment in which this machine does something else.</summary>
    private static void ShouldBeSoon(List<TimeSpan> waits)
    {
        waits.Order().ElementAt(waits.Count / 2).ShouldBeLessThan(TimeSpan.FromSeconds(2), string.Join(", ", waits));
        waits.Max().ShouldBeLessThan(TimeSpan.FromSeconds(15), string.Join(", ", waits));
    }

    /// <summary>What a look costs that finds so many new rows, in rows that it answers, pages that the database reads for it, and time.</summary>
    private async Task<(int Rows, int Blocks, TimeSpan Time)> CostOf(Guid company, int rows)
    {
        await using var writer = new NpgsqlConnection(hosts.First.ConnectionString);
        await writer.OpenAsync();
        return await hosts.First.Services.GetRequiredService<Scopes>().Run(Caller.System("test"), async services =>
        {
            var connection = services.GetRequiredService<Scope>().Connection;
            var (before, _) = await FreshChanges.Since(connection, [], default);
            (await Write(writer, company, rows)).ShouldBe(rows);
            var started = Stopwatch.GetTimestamp();
            var (_, changes) = await FreshChanges.Since(connection, [(new CompanyId(company), before)], default);
            var time = Stopwatch.GetElapsedTime(started);
            await using var explain = new NpgsqlCommand("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + FreshChanges.Question, connection);
            explain.Parameters.AddWithValue("companies", new[] { company });
            explain.Parameters.AddWithValue("since", new[] { before.ToString() });
            using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync())!);
            var read = plan.RootElement[0].GetProperty("Plan");
            return (changes.Count, read.GetProperty("Shared Hit Blocks").GetInt32() + read.GetProperty("Shared Read Blocks").GetInt32(), time);
        }, default);
    }

    public sealed class TwoHosts : IAsyncLifetime
    {
        public TestHost First { get; } = new FirstHost();

        public TestHost Second { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await First.InitializeAsync();
            Second = new SecondHost(First);
            await Second.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Second.DisposeAsync();
            await First.DisposeAsync();
        }

        private sealed class FirstHost : TestHost
        {
            protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
        }
    }
}
