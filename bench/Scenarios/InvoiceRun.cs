using System.Diagnostics;
using System.Text.Json;

namespace WorkforceOS.Bench;

/// <summary>A week of a business is billed: all of its timesheets, of three businesses one after the other.</summary>
internal sealed class InvoiceRun(BenchDatabase database, SignedIn signedIn, StatementCounts counts, ClusterTime cluster, Size size)
{
    /// <summary>The first finds everything cold, and is not counted.</summary>
    private static readonly int[] Businesses = [42, 43, 44];

    public string Name => $"{ReportScenarios.Prefix}invoice run of {size.Worked / 100} timesheets";

    public async Task<Row> Measured(HostProcess recorded, HostProcess host, Counted background, CancellationToken cancel)
    {
        Console.WriteLine($"measuring: {Name}");
        await Undo(cancel);
        await Tidy.Rest(database, cancel);
        await Run(host, 41, cancel);
        await Tidy.Delivered(database, cancel);
        var (times, counted, spent) = (new List<double>(), new Counted(0, 0), new Spent(TimeSpan.Zero, 0, TimeSpan.Zero));
        foreach (var business in Businesses)
        {
            await counts.Reset(cancel);
            var cost = new Cost(host, cluster);
            var took = await Run(host, business, cancel);
            var one = cost.SoFar();
            spent = new Spent(spent.Host + one.Host, spent.Bytes + one.Bytes, spent.Postgres + one.Postgres);
            times.Add(took.TotalMilliseconds);
            var asks = (await counts.Read(cancel)).Without(background, took);
            counted = new Counted(counted.Queries + (asks.Queries / Businesses.Length), counted.SetUp + (asks.SetUp / Businesses.Length));
            await Tidy.Delivered(database, cancel);
        }
        var asked = new LoadResult(new Latencies(times), TimeSpan.FromMilliseconds(times.Sum()), new Dictionary<string, int>());

        await host.Pause();
        await Undo(cancel);
        var recording = await Recording.Of(database.ServerLog, () => Run(recorded, 41, cancel), cancel);
        var alone = new List<double>();
        foreach (var _ in Businesses)
        {
            await Undo(cancel);
            alone.Add(await new PgBench(database, Name, TimeSpan.Zero, TimeSpan.Zero).Once(Lines(recording), cancel));
        }
        await host.GoOn();
        return new Row(Name, "one at a time", asked, spent.Each(Businesses.Length), counted, recording.Counted, new LoadResult(new Latencies(alone), TimeSpan.FromMilliseconds(alone.Sum()), new Dictionary<string, int>()), new Target(10_000, "10,000 timesheets < 10 s"));
    }

    /// <summary>The one statement that makes the lines, undone: its bills have new ids each time, so that the statements after it would not find them.</summary>
    private static string Lines(Recording recording) =>
        $"BEGIN;\n{Script.Of(new Recording([.. recording.Statements.Where(s => s.Sql.Contains("INSERT INTO staffing.invoice_lines", StringComparison.Ordinal)).Take(1)]))}ROLLBACK;\n";

    private async Task<TimeSpan> Run(HostProcess host, int business, CancellationToken cancel)
    {
        var (id, owner) = ((await database.Rows($"SELECT business_id FROM bench.workplaces WHERE b = {business}", cancel))[0][0], (await database.Rows("SELECT id FROM identity.users WHERE email = 'owner@market.test'", cancel))[0][0]);
        using var request = Scenario.Ask(HttpMethod.Post, $"/marketplaceManagement-api/v1/businesses/{id}/invoices", SignedIn.Market, signedIn.OfMarket(owner), new { });
        var started = Stopwatch.GetTimestamp();
        using var answer = await host.Http.SendAsync(request, cancel);
        var body = await answer.Content.ReadAsStringAsync(cancel);
        var took = Stopwatch.GetElapsedTime(started);
        if (!answer.IsSuccessStatusCode) throw new BenchException($"The invoice run is refused: {body}");
        using var run = JsonDocument.Parse(body);
        var lines = long.Parse(await database.Value($"SELECT count(*) FROM staffing.invoice_lines l JOIN staffing.invoices i ON i.company_id = l.company_id AND i.id = l.invoice_id WHERE i.business_id = '{id}'", cancel), System.Globalization.CultureInfo.InvariantCulture);
        if (lines < size.Worked / 100) throw new BenchException($"Not all is billed, but {lines} timesheets: {body}");
        return took;
    }

    private Task Undo(CancellationToken cancel) => database.Execute("""
        BEGIN;
        SET LOCAL session_replication_role = replica;
        CREATE TEMP TABLE billed ON COMMIT DROP AS SELECT i.company_id, i.id FROM staffing.invoices i JOIN bench.workplaces w ON w.company_id = i.company_id AND w.business_id = i.business_id;
        DELETE FROM staffing.invoice_lines l USING billed b WHERE l.company_id = b.company_id AND l.invoice_id = b.id;
        DELETE FROM staffing.invoices i USING billed b WHERE i.company_id = b.company_id AND i.id = b.id;
        COMMIT;
        """, cancel);
}
