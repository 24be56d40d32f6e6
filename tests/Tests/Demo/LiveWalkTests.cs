using System.Text;
using Npgsql;
using WorkforceOS.LiveWalk;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Demo;

/// <summary>The walk of what the guides name as validated live: passes where all is well, names the step that is not, and outlives its host and itself.</summary>
public sealed class LiveWalkTests(LiveWalkTests.WalkedHost walked) : IClassFixture<LiveWalkTests.WalkedHost>
{
    private const int StepsAtLeast = 160;

    [Fact]
    public async Task A_running_host_is_found_and_walked_and_again_by_who_operates_a_marketplace_that_is_there()
    {
        var (exit, said) = await walked.Host.Command("--walk", "--run", "first1");
        exit.ShouldBe(0, said);
        said.ShouldContain("session names business Walk Cafes");
        said.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal)).ShouldBeGreaterThan(StepsAtLeast);

        // Among all that the first walk has left.
        var again = await Walk("second1", by: new("walkfirst1", "operator@first1.walk.example", "tide-and-salt-first1"));
        again.Exit.ShouldBe(0, again.Said);
    }

    [Theory]
    [InlineData("/client/coverage/incidents", """{"items":[]}""", "FAIL incident feed")]
    [InlineData("/client/session", """{"business":{"businessName":"Somebody else"}}""", "FAIL client session")]
    [InlineData("/verification-services/email-verification/start", "{}", "--company, --email and --password")]
    public async Task Whoever_answers_otherwise_is_named_and_ends_it(string path, string lie, string named)
    {
        var (exit, said) = await Walk($"lie{Math.Abs(StringComparer.Ordinal.GetHashCode(path)) % 100000}", new Liar(path, lie));
        exit.ShouldBe(1, said);
        said.TrimEnd().Split('\n')[^1].ShouldStartWith("FAIL");
        said.ShouldContain(named);
    }

    [Fact]
    public async Task The_host_dies_under_load_and_the_walker_too_and_all_end_as_if_nothing_had_been()
    {
        (await Walk("calm1")).Exit.ShouldBe(0);
        using var enough = new CancellationTokenSource();
        var (counted, cut) = (new Counting(), new Counting { Until = 120, Reached = enough });
        string[] runs = ["killed1", "killed2", "killed3"];
        var walks = runs.Select(run => Walk(run, counted)).Append(Cut("cutoff1", cut, enough)).ToList();
        foreach (var answers in new[] { 90, 300, 420 })
        {
            while (counted.Answered < answers && !walks.TrueForAll(w => w.IsCompleted)) await Task.Delay(5);
            await walked.Host.Kill();
            await LetLeasesEnd();
            await walked.Host.Start();
        }
        foreach (var walk in walks)
        {
            var (exit, said) = await walk;
            exit.ShouldBe(0, said);
        }

        await AllFollowed();
        var calm = await Rows("walkcalm1");
        calm.Count.ShouldBeGreaterThan(25);
        foreach (var run in runs.Append("cutoff1")) (await Rows($"walk{run}")).ShouldBe(calm, ignoreOrder: true, $"{run} has left more or less than a walk that nobody disturbed.");
    }

    private async Task<(int Exit, string Said)> Walk(string run, DelegatingHandler? line = null, Operator? by = null, CancellationToken cancel = default)
    {
        await using var lines = new StringWriter();
        using var through = new SocketsHttpHandler { UseCookies = false };
        if (line is { InnerHandler: null }) line.InnerHandler = walked.Line;
        var exit = await Walking.Run(new WalkOptions(walked.Host.Address, run, by), line ?? (HttpMessageHandler)through, lines, TimeProvider.System, cancel);
        return (exit, lines.ToString());
    }

    /// <summary>Cut off in the middle, and begun again.</summary>
    private async Task<(int, string)> Cut(string run, Counting line, CancellationTokenSource enough)
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Walk(run, line, cancel: enough.Token));
        return await Walk(run, line);
    }

    /// <summary>The dead give nothing back: what they had in hand is free when their time is up, which is not waited for here.</summary>
    private async Task LetLeasesEnd()
    {
        await using var source = NpgsqlDataSource.Create(walked.Database);
        await using var end = source.CreateCommand("""
            UPDATE kernel.jobs SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL;
            UPDATE kernel.idempotency_keys SET started_at = started_at - interval '61 seconds' WHERE status IS NULL;
            UPDATE kernel.outbox SET next_try_at = now() WHERE delivered_at IS NULL AND dead_at IS NULL;
            UPDATE staffing.verifications SET next_try_at = now() WHERE status = 'processing';
            """);
        await end.ExecuteNonQueryAsync();
    }

    /// <summary>What the host still does by itself after the last answer: what was announced is delivered, and the days of the reports are counted.</summary>
    private async Task AllFollowed()
    {
        await using var source = NpgsqlDataSource.Create(walked.Database);
        await using var open = source.CreateCommand("SELECT (SELECT count(*) FROM staffing.touched_days) + (SELECT count(*) FROM kernel.outbox WHERE delivered_at IS NULL AND dead_at IS NULL)");
        for (var begun = TimeProvider.System.GetTimestamp(); (long)(await open.ExecuteScalarAsync())! != 0; await Task.Delay(200))
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromMinutes(2), "Days are not counted, or news not delivered.");
        }
    }

    /// <summary>How many rows a company has in each table of the marketplace; without the steps of verifications, where an attempt that died is on record too.</summary>
    private async Task<List<string>> Rows(string codename)
    {
        await using var source = NpgsqlDataSource.Create(walked.Database);
        var tables = new List<string>();
        await using (var list = source.CreateCommand("""
            SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = 'staffing' AND c.column_name = 'company_id' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'verification_events'
            """))
        await using (var row = await list.ExecuteReaderAsync())
        {
            while (await row.ReadAsync()) tables.Add(row.GetString(0));
        }
        var sql = new StringBuilder("WITH c AS (SELECT id FROM identity.companies WHERE codename = $1)");
        sql.AppendJoin(" UNION ALL ", tables.Select(t => $" SELECT '{t}', count(*) FROM staffing.\"{t}\" x, c WHERE x.company_id = c.id"));
        await using var count = source.CreateCommand(sql.ToString());
        count.Parameters.AddWithValue(codename);
        var rows = new List<string>();
        await using var found = await count.ExecuteReaderAsync();
        while (await found.ReadAsync())
        {
            if (found.GetInt64(1) > 0) rows.Add($"{found.GetString(0)}: {found.GetInt64(1)}");
        }
        return rows;
    }

    /// <summary>Answers one path itself, whatever the host would say.</summary>
    private sealed class Liar(string path, string lie) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) => request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
            ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent(lie, Encoding.UTF8, "application/json") })
            : base.SendAsync(request, cancel);
    }

    /// <summary>Counts the answers, and says when there are so many.</summary>
    private sealed class Counting : DelegatingHandler
    {
        private int answered;

        public int Answered => answered;

        public int Until { get; init; } = int.MaxValue;

        public CancellationTokenSource? Reached { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var answer = await base.SendAsync(request, cancel);
            if (Interlocked.Increment(ref answered) == Until && Reached is not null) await Reached.CancelAsync();
            return answer;
        }
    }

    /// <summary>On a database that is not its own.</summary>
    public sealed class WalkedHost : IAsyncLifetime
    {
        internal HostProcess Host { get; private set; } = null!;

        public string Database { get; private set; } = "";

        public HttpMessageHandler Line { get; } = new SocketsHttpHandler { UseCookies = false };

        public async ValueTask InitializeAsync()
        {
            Database = await Cluster.NewDatabase();
            Host = new HostProcess(new Dictionary<string, string>
            {
                ["ConnectionStrings__Database"] = Database, ["Identity__KeyEncryptionSecret"] = SecondHost.SharedSecret["Identity:KeyEncryptionSecret"]!,
            }) { CommandLimit = TimeSpan.FromMinutes(7) };
            await Host.Start();
        }

        public async ValueTask DisposeAsync()
        {
            Line.Dispose();
            await Host.DisposeAsync();
        }
    }
}
