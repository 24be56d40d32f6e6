namespace WorkforceOS.Bench;

/// <summary>Measures everything once: each scenario on the product as delivered, and its statements in pgbench right after.</summary>
internal sealed class Measure(BenchDatabase database, Size size, string only)
{
    private readonly StatementCounts counts = new(database);
    private ClusterTime? cluster;

    private ClusterTime Cluster => cluster ?? throw new InvalidOperationException("Nothing runs yet.");

    public async Task<Measurement> Run(CancellationToken cancel)
    {
        var measurement = await Measurement.Begin(database, cancel);
        await Tidy.Up(database, cancel);
        cluster = await ClusterTime.Of(database, cancel);
        var signedIn = await SignIn(cancel);

        await using var recorded = await Host("recorded", Recorded(), cancel);
        await using var host = await Host("measured", database.ConnectionString, cancel);
        await Task.Delay(TimeSpan.FromSeconds(15), cancel);
        await Tidy.Counted(database, cancel);
        measurement.IdleMegabytes = host.ResidentMegabytes();
        measurement.Background = await counts.Idle(cancel);

        foreach (var scenario in new Scenarios(size, signedIn).All.Concat(new MarketScenarios(size, signedIn).All).Concat(new ReportScenarios(size, signedIn).All).Where(s => s.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
            measurement.Add(await Measured(scenario, signedIn, recorded, host, measurement.Background, cancel));
        if (only is "" || "outbox".Contains(only, StringComparison.OrdinalIgnoreCase)) measurement.Backlog = await OutboxBacklog.Measured(database, host, size.Waiting, cancel);
        var payroll = new PayrollRun(database, signedIn, counts, Cluster, size);
        if (payroll.Name.Contains(only, StringComparison.OrdinalIgnoreCase)) measurement.Add(await payroll.Measured(recorded, host, measurement.Background, cancel));
        var invoices = new InvoiceRun(database, signedIn, counts, Cluster, size);
        if (size.Worked > 0 && invoices.Name.Contains(only, StringComparison.OrdinalIgnoreCase)) measurement.Add(await invoices.Measured(recorded, host, measurement.Background, cancel));
        var largest = new PayrollOfLargest(database, signedIn, counts, Cluster, size);
        if (largest.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
            foreach (var row in await largest.Measured(host, measurement.Background, cancel)) measurement.Add(row);

        if (only is not "") return measurement;
        await Task.Delay(TimeSpan.FromSeconds(30), cancel);
        measurement.MegabytesAfterLoad = host.ResidentMegabytes();
        measurement.StartedIn = await SecondStart(cancel);
        return measurement;
    }

    private async Task<Row> Measured(Scenario scenario, SignedIn signedIn, HostProcess recorded, HostProcess host, Counted background, CancellationToken cancel)
    {
        Console.WriteLine($"measuring: {scenario.Name}");
        await database.Execute($"""
            BEGIN; SET LOCAL session_replication_role = replica; {scenario.Before}
            DROP TABLE IF EXISTS bench.pool; CREATE TABLE bench.pool AS {scenario.Rows}; ALTER TABLE bench.pool ADD PRIMARY KEY (n);
            GRANT USAGE ON SCHEMA bench TO workforceos_app, workforceos_system; GRANT SELECT ON bench.pool TO workforceos_app, workforceos_system;
            COMMIT;
            """, cancel);
        await Tidy.Rest(database, cancel);
        var rows = await database.Table("SELECT * FROM bench.pool ORDER BY n", cancel);
        if (rows.Count == 0) throw new BenchException($"There is nothing to ask for {scenario.Name}.");

        var (scripts, asks, first) = await Record(scenario, rows, recorded, cancel);
        var load = new Load(host.Http, n => scenario.Request(scenario.Writes ? rows[first + n] : rows[n % rows.Count]), scenario.Wanted, scenario.PerSecond is null ? size.WarmUp : size.ArrivingWarmUp, size.Measured);
        await using var streams = await OpenStreams.Of(signedIn.Tokens.Take(scenario.OpenStreams), host.Http.BaseAddress!, cancel);
        var connections = scenario.Connections ?? size.Connections;
        var cost = new Cost(host, Cluster);
        async Task Warm()
        {
            await host.Rest(cancel);
            await counts.Reset(cancel);
            cost = new Cost(host, Cluster);
        }
        LoadResult asked;
        Spent spent;
        await using (new SigningIn(scenario.SigningIn, host.Http, signedIn.CostlyEmails))
        {
            asked = scenario.PerSecond is { } rate ? await load.Open(rate, Math.Min(rate, size.WarmUpPerSecond), Warm, cancel) : await load.Closed(connections, Warm, cancel);
            spent = cost.SoFar().Each(asked.Latencies.Count);
        }
        streams.StillThere();
        var counted = (await counts.Read(cancel)).Without(background, asked.Took);
        foreach (var costly in await counts.Costliest(cancel)) Console.WriteLine(costly);

        await host.Pause();
        var pgbench = scenario.SigningIn > 0 ? null : await new PgBench(database, scenario.Name, size.WarmUp, size.Measured).Run(scripts, scenario.PerSecond is null ? connections : 16, scenario.PerSecond, first + load.Made, cancel);
        await Settle(cancel);
        await host.GoOn();
        return new Row(scenario.Name, scenario.PerSecond is null ? $"{connections} connection{(connections == 1 ? "" : "s")}" : "as they arrive", asked, spent, counted.Each(asked.Latencies.Count), asks, pgbench, scenario.Target);
    }

    /// <summary>What pgbench is to ask, how many queries a request makes, and the first row that is still unused.</summary>
    private async Task<(IReadOnlyList<string> Scripts, Counted Asks, int First)> Record(Scenario scenario, List<Dictionary<string, string>> rows, HostProcess recorded, CancellationToken cancel)
    {
        // The first finds caches empty that are full ever after.
        await Send(0);
        var some = Math.Min(8, rows.Count - 1);
        var recordings = new List<Recording>();
        for (var row = 1; row <= some; row++)
        {
            var which = row;
            recordings.Add(await Recording.Of(database.ServerLog, () => Send(which), cancel));
        }
        if (!scenario.Writes) return ([.. recordings.Select(Script.Of)], recordings[^1].Counted, 0);

        // Caches may know what the one is about and not the other, so that they ask differently.
        var (one, other) = recordings.SelectMany((r, i) => recordings.Skip(i + 1).Where(r.AsksLike).Select(like => (r, like))).LastOrDefault();
        if (one is null) throw new BenchException($"No two requests of {scenario.Name} ask the same of the database, so that no script can stand for them.");
        return ([Script.OfPool("pool", one, rows[recordings.IndexOf(one) + 1], other, rows[recordings.IndexOf(other) + 1])], other.Counted, some + 1);

        async Task Send(int row)
        {
            using var request = scenario.Request(rows[row]);
            using var answer = await recorded.Http.SendAsync(request, cancel);
            if ((int)answer.StatusCode != scenario.Wanted) throw new BenchException($"{scenario.Name} is refused: {await answer.Content.ReadAsStringAsync(cancel)}");
        }
    }

    /// <summary>What pgbench replayed is nobody's business afterwards.</summary>
    private Task Settle(CancellationToken cancel) =>
        database.Execute("UPDATE kernel.outbox SET delivered_at = now() WHERE delivered_at IS NULL", cancel);

    private async Task<SignedIn> SignIn(CancellationToken cancel)
    {
        await using var cheap = await Host("sign-in", database.ConnectionString, cancel, ("Identity__PasswordIterations", $"{FillDatabase.CheapRounds}"), ("Worker__Enabled", "false"));
        return await SignedIn.Everybody(cheap.Http, database, size, cancel);
    }

    /// <summary>With a cluster of its own, as it runs where nothing is configured: made by the first start, found by the second.</summary>
    private async Task<TimeSpan> SecondStart(CancellationToken cancel)
    {
        var folder = Path.Combine(database.Folder, "fresh");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        await using (await Host("first start", null, cancel, ("WORKFORCEOS_DATA", folder))) { }
        await using var second = await Host("second start", null, cancel, ("WORKFORCEOS_DATA", folder));
        return second.StartedIn;
    }

    private string Recorded() => new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = Recording.SessionOptions }.ConnectionString;

    private Task<HostProcess> Host(string name, string? connection, CancellationToken cancel, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["WORKFORCEOS_DATA"] = Path.Combine(database.Folder, "host"),
            ["Identity__EmailTwoFactor"] = "false",
            ["Identity__KeyEncryptionSecret"] = "bench-bench-bench-bench-bench-bench",
            ["Identity__SuperAdmin__Email"] = "admin@bench.test",
            ["Identity__SuperAdmin__Password"] = FillDatabase.Password + "-bench",
            ["RateLimits__SignInPerMinute"] = "1000000",
            ["RateLimits__Burst"] = "1000000",
            ["RateLimits__PerSecond"] = "1000000",
            ["RateLimits__UnknownPerMinute"] = "1000000",
            ["RateLimits__AtOncePerSession"] = "1000000",
            ["RateLimits__AtOncePerCompany"] = "1000000",
            ["RateLimits__MostWaiting"] = "1000000",
        };
        if (connection is not null) all["ConnectionStrings__Database"] = connection;
        if (name is "recorded") all["Worker__Enabled"] = "false";
        foreach (var (key, value) in settings) all[key] = value;
        return HostProcess.Start(all, Path.Combine(database.Folder, $"{name.Replace(' ', '-')}.log"), cancel);
    }
}
