using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Host;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>What balancers and people see of the host's state, and how it stops.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_host_is_alive_with_its_version_and_ready_with_its_schema()
    {
        await using var host = new SlowHost();
        await host.InitializeAsync();

        (await host.Visitor().Get("/health")).Should(200).Body.Str("status").ShouldBe("OK");
        (await host.Visitor().Get("/HEALTH")).Should(200).Body.Str("version")!.ShouldMatch(@"^\d+\.\d+\.\d+");
        var ready = (await host.Visitor().Get("/readyz")).Should(200).Body;
        ready.Str("database").ShouldBe("reachable");
        ready.GetProperty("schema").GetProperty("missing").GetArrayLength().ShouldBe(0);
        ready.GetProperty("outbox").GetProperty("dead").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task What_waits_in_the_outbox_and_what_was_given_up_is_counted()
    {
        await using var host = new SlowHost();
        await host.InitializeAsync();
        await Execute(host.ConnectionString, """
            INSERT INTO kernel.outbox (company_id, id, name, key, payload, created_at, next_try_at, dead_at)
            SELECT gen_random_uuid(), gen_random_uuid(), 'test.happened', gen_random_uuid(), '{}', '2026-03-02 08:58:20Z', now(), CASE WHEN n > 3 THEN now() END FROM generate_series(1, 5) n
            """);

        var outbox = (await host.Visitor().Get("/readyz")).Should(200)["outbox"];
        (outbox.GetProperty("pending").GetInt64(), outbox.GetProperty("oldestSeconds").GetInt64(), outbox.GetProperty("dead").GetInt64()).ShouldBe((3, 100, 2));
    }

    [Fact]
    public async Task A_host_without_its_schema_is_not_ready()
    {
        await using var host = new SlowHost();
        await host.InitializeAsync();
        await Execute(host.ConnectionString, "DELETE FROM public.schema_history WHERE number = 2");

        (await host.Visitor().Get("/readyz")).Should(503)["schema"].GetProperty("missing")[0].GetString().ShouldBe("0002_kernel_ground.sql");
    }

    [Fact]
    public async Task A_host_without_its_database_is_alive_but_not_ready_and_says_so_to_callers()
    {
        await using var host = new SlowHost();
        await host.InitializeAsync();
        var database = new NpgsqlConnectionStringBuilder(host.ConnectionString).Database;
        var elsewhere = new NpgsqlConnectionStringBuilder(host.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString;
        await Execute(elsewhere, $"ALTER DATABASE {database} ALLOW_CONNECTIONS false");
        await Execute(elsewhere, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        try
        {
            (await host.Visitor().Get("/readyz")).Should(503).Body.Str("database").ShouldBe("unreachable");
            (await host.Visitor().Get("/health")).Should(200);
            (await host.Visitor().Post("/auth-api/login", new { email = "a@b.test", password = "some-password-1" })).Should(503).ErrCode.ShouldBe("DatabaseUnavailable");
            foreach (var path in new[] { "/scheduleManagement-api/v1/shifts", "/nowhere" })
            {
                var unknown = await host.Visitor().Send(HttpMethod.Get, path, null, ("Authorization", $"Bearer sk_mbx_{Guid.NewGuid():N}"));
                unknown.Should(503).ErrCode.ShouldBe("DatabaseUnavailable", path);
            }
        }
        finally
        {
            await Execute(elsewhere, $"ALTER DATABASE {database} ALLOW_CONNECTIONS true");
        }
    }

    [Fact]
    public async Task A_host_is_sent_nothing_before_it_is_warm_and_leaves_no_connection_behind()
    {
        await using var first = new SlowHost();
        await first.InitializeAsync();
        await using var holder = new NpgsqlConnection(first.ConnectionString);
        await holder.OpenAsync();
        var held = await holder.BeginTransactionAsync();
        // What every module is asked first.
        await using (var hold = new NpgsqlCommand("LOCK TABLE kernel.changes IN ACCESS EXCLUSIVE MODE", holder)) await hold.ExecuteNonQueryAsync();

        await using (var second = new SecondHost(first.ConnectionString))
        {
            await second.InitializeAsync();
            (await second.Visitor().Get("/health")).Should(200);
            (await second.Visitor().Get("/readyz")).Should(503).Body.Str("status").ShouldBe("STARTING");
            await held.CommitAsync();
            var ready = await second.Visitor().Get("/readyz");
            for (var wait = 0; ready.Status != 200 && wait < 20; wait++) ready = await second.Visitor().Get("/readyz");
            ready.Should(200);
        }
        await first.DisposeAsync();
        await using var count = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'workforceos%'", holder);
        var left = (long)(await count.ExecuteScalarAsync())!;
        for (var wait = 0; left > 0 && wait < 40; wait++)
        {
            await Task.Delay(50);
            left = (long)(await count.ExecuteScalarAsync())!;
        }
        left.ShouldBe(0);
    }

    [Fact]
    public async Task A_stopping_host_first_says_so_then_finishes_what_runs()
    {
        await using var host = new SlowHost();
        await host.InitializeAsync();
        var running = host.Visitor().Get("/probe-api/v1/slow");
        await SlowHost.Started.WaitAsync();

        var stopped = host.Services.GetRequiredService<IHost>().StopAsync();
        (await host.Visitor().Get("/readyz")).Should(503).Body.Str("status").ShouldBe("STOPPING");
        SlowHost.MayFinish.Release();

        (await running).Should(200)["thing"].Str("words").ShouldBe("done");
        await stopped;
        await Should.ThrowAsync<HttpRequestException>(() => host.Visitor().Get("/health"));
    }

    [Fact]
    public async Task One_line_tells_of_each_request_and_no_secret_is_in_it()
    {
        await using var host = new SlowHost();
        await host.InitializeAsync();
        var firm = await host.Firm;

        await firm.Owner.Get("/probe-api/v1/ask?keyword=top-secret");
        await firm.Owner.Get("/probe-api/v1/things/garbage");
        await host.Visitor().Post("/auth-api/login", new { email = firm.Owner.Email, password = "top-secret" });
        await host.Visitor().Get("/nowhere/top-secret");

        string[] wanted =
        [
            $@"^GET /probe-api/v1/ask 200 \d+ ms, request \S+, company {firm.Codename}, user {firm.Owner.UserId}$",
            $@"^GET /probe-api/v1/things/{{thingId}} 400 \d+ ms, request \S+, company {firm.Codename}, user {firm.Owner.UserId}$",
            @"^POST /auth-api/login 401 ",
            @"^GET \(unknown\) 404 ",
        ];
        // A line is written when its answer is out, and those of the founding may still come.
        for (var wait = 0; !wanted.All(w => host.Lines.Any(l => Regex.IsMatch(l, w))) && wait < 250; wait++) await Task.Delay(20);
        var lines = host.Lines.ToList();
        foreach (var one in wanted) lines.Count(l => Regex.IsMatch(l, one)).ShouldBe(1, one);
        string.Join('\n', lines).ShouldNotContain("top-secret");
        string.Join('\n', lines).ShouldNotContain(firm.Owner.Token!);
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class SlowHost : ProbeHost
    {
        public const string Secret = "the same secret at every host of this test";
        public static readonly SemaphoreSlim Started = new(0);
        public static readonly SemaphoreSlim MayFinish = new(0);

        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

        protected override Dictionary<string, string?> Settings => new() { ["Stop:DrainSeconds"] = "3", ["Identity:KeyEncryptionSecret"] = Secret };

        protected override void Map(Kernel.Api.ApiMap api)
        {
            base.Map(api);
            api.Company("probe", "thing", "things").Get("slow", "/v1/slow", Slow).Public();
        }

        protected override void Add(IServiceCollection services)
        {
            base.Add(services);
            services.AddSingleton<ILoggerProvider>(new Memory(Lines));
        }

        private static async Task<Kernel.Result<Saying>> Slow()
        {
            Started.Release();
            await MayFinish.WaitAsync();
            return new Saying("done");
        }
    }

    private sealed class SecondHost(string connectionString) : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Identity:KeyEncryptionSecret"] = SlowHost.Secret };

        protected override Task<string> Database() => Task.FromResult(connectionString);
    }

    private sealed class Memory(System.Collections.Concurrent.ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string category) => category.EndsWith(nameof(RequestLog), StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel level) => level >= LogLevel.Information;
        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? failure, Func<TState, Exception?, string> format) => lines.Enqueue(format(state, failure));
        public void Dispose() { }
    }
}
