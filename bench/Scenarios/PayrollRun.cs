using System.Diagnostics;
using System.Text.Json;

namespace WorkforceOS.Bench;

/// <summary>Payroll of everybody in the large company, for several months one after the other.</summary>
internal sealed class PayrollRun(BenchDatabase database, SignedIn signedIn, StatementCounts counts, ClusterTime cluster, Size size)
{
    private const int Months = 3;

    public string Name => $"payroll run of {size.Employees} people for a month";

    public async Task<Row> Measured(HostProcess recorded, HostProcess host, Counted background, CancellationToken cancel)
    {
        Console.WriteLine($"measuring: {Name}");
        await Tidy.Rest(database, cancel);

        // The first month finds everything cold, and is not counted.
        await Run(host, Months + 2, cancel);
        await Tidy.Delivered(database, cancel);
        var times = new List<double>();
        var counted = new Counted(0, 0);
        var spent = new Spent(TimeSpan.Zero, 0, TimeSpan.Zero);
        for (var back = 1; back <= Months; back++)
        {
            await counts.Reset(cancel);
            var cost = new Cost(host, cluster);
            var took = await Run(host, back, cancel);
            var month = cost.SoFar();
            spent = new Spent(spent.Host + month.Host, spent.Bytes + month.Bytes, spent.Postgres + month.Postgres);
            times.Add(took.TotalMilliseconds);
            var asks = (await counts.Read(cancel)).Without(background, took);
            counted = new Counted(counted.Queries + asks.Queries / Months, counted.SetUp + asks.SetUp / Months);
            await Tidy.Delivered(database, cancel);
        }
        var asked = new LoadResult(new Latencies(times), TimeSpan.FromMilliseconds(times.Sum()), new Dictionary<string, int>());

        await host.Pause();
        var recording = await Recording.Of(database.ServerLog, () => Run(recorded, Months + 1, cancel), cancel);
        var alone = new List<double>();
        for (var time = 0; time < Months; time++)
        {
            await Undo(cancel);
            alone.Add(await new PgBench(database, Name, TimeSpan.Zero, TimeSpan.Zero).Once(Script.Of(recording), cancel));
        }
        await Undo(cancel);
        await host.GoOn();
        var pgbench = new LoadResult(new Latencies(alone), TimeSpan.FromMilliseconds(alone.Sum()), new Dictionary<string, int>());
        return new Row(Name, "one at a time", asked, spent.Each(Months), counted, recording.Counted, pgbench, new Target(5_000, "2,000 people < 5 s"));
    }

    /// <param name="back">So many months ago.</param>
    private async Task<TimeSpan> Run(HostProcess host, int back, CancellationToken cancel)
    {
        var month = await database.Rows($"SELECT (date_trunc('month', now()) - interval '{back} months')::date, (date_trunc('month', now()) - interval '{back - 1} months')::date - 1", cancel);
        using var request = Scenario.Ask(HttpMethod.Post, "/payrollReporting-api/v1/payrollruns", SignedIn.Company, signedIn.Admin, new { periodStart = month[0][0], periodEnd = month[0][1] });
        var started = Stopwatch.GetTimestamp();
        using var answer = await host.Http.SendAsync(request, cancel);
        var body = await answer.Content.ReadAsStringAsync(cancel);
        var took = Stopwatch.GetElapsedTime(started);
        if (!answer.IsSuccessStatusCode) throw new BenchException($"The payroll run is refused: {body}");

        using var run = JsonDocument.Parse(body);
        var progress = run.RootElement.GetProperty("payrollRun").GetProperty("progress");
        if (progress.GetProperty("done").GetInt32() != progress.GetProperty("total").GetInt32()) throw new BenchException($"The payroll run did not end with its answer: {body}");
        return took;
    }

    /// <summary>Takes away what the recorded run made, so that its statements can be asked again.</summary>
    private Task Undo(CancellationToken cancel) => database.Execute($"""
        CREATE TEMP TABLE month AS SELECT (date_trunc('month', now()) - interval '{Months + 1} months')::date AS starts;
        DELETE FROM kernel.outbox WHERE key IN (SELECT id FROM payroll.reports WHERE period_start = (SELECT starts FROM month));
        DELETE FROM kernel.changes WHERE object_id IN (SELECT id FROM payroll.reports WHERE period_start = (SELECT starts FROM month));
        DELETE FROM payroll.reports WHERE period_start = (SELECT starts FROM month);
        DELETE FROM payroll.runs WHERE period_start = (SELECT starts FROM month);
        DROP TABLE month;
        """, cancel);
}
