using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkforceOS.Bench;

/// <summary>One scenario's outcome.</summary>
/// <param name="Spent">On one request.</param>
/// <param name="PerRequest">Statements as the database counted them under load.</param>
/// <param name="Recorded">Statements of one request, read from the server's log.</param>
/// <param name="PgBench">Null where the host had more to do than these requests.</param>
internal sealed record Row(string Name, string Asked, LoadResult Host, Spent Spent, Counted PerRequest, Counted Recorded, LoadResult? PgBench, Target? Target)
{
    public bool IsOfAdmin => Name == Scenarios.WeekOfAdmin;

    public bool IsOfLineManager => Name == Scenarios.WeekOfLineManager;

    public bool IsMet => Target is null || Told <= Target.Milliseconds;

    /// <summary>What the target speaks of.</summary>
    public double Told => Target is { IsMedian: true } ? Host.Latencies.Median : Host.Latencies.P99;
}

/// <summary>What one run of the bench found out, and how it is told.</summary>
internal sealed partial class Measurement(IReadOnlyList<string> machine, IReadOnlyList<string> data)
{
    private const string Document = "docs/performance.md";
    private readonly List<Row> rows = [];

    public double IdleMegabytes { get; set; }

    public double MegabytesAfterLoad { get; set; }

    public TimeSpan StartedIn { get; set; }

    public OutboxBacklog? Backlog { get; set; }

    public Counted Background { get; set; } = new(0, 0);

    public bool HasFailures => rows.Any(r => r.Host.Unexpected.Count > 0);

    public static async Task<Measurement> Begin(BenchDatabase database, CancellationToken cancel)
    {
        var memory = File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        var load = (await File.ReadAllTextAsync("/proc/loadavg", cancel)).Split(' ')[0];
        List<string> machine =
        [
            TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            $"{Environment.ProcessorCount} cores, {long.Parse(memory, CultureInfo.InvariantCulture) >> 20} GB memory; load of the machine before the run {load}",
            $"{RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}; PostgreSQL {await database.Value("SHOW server_version", cancel)} with the settings of the embedded cluster",
        ];
        var counts = await database.Rows("""
            SELECT (SELECT count(*) FROM bench.companies), (SELECT count(*) FROM bench.people), (SELECT count(*) FROM bench.people WHERE company_n = 1),
                   (SELECT count(*) FROM scheduling.shifts), (SELECT count(*) FROM scheduling.bookings), (SELECT count(*) FROM attendance.records), pg_size_pretty(pg_database_size(current_database()))
            """, cancel);
        string[] named = ["companies", "employees", "employees of the large company", "shifts", "bookings", "attendance records", "on disk"];
        return new Measurement(machine, [.. counts[0].Zip(named, (count, name) => $"{(long.TryParse(count, CultureInfo.InvariantCulture, out var n) ? n.ToString("N0", CultureInfo.InvariantCulture) : count)} {name}")]);
    }

    /// <summary>Said at once too, so that a run that is broken off was not for nothing.</summary>
    public void Add(Row row)
    {
        rows.Add(row);
        Console.WriteLine(Line(row));
    }

    public string Table()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Measured {string.Join("; ", machine)}.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Data: {string.Join(", ", data)}.").AppendLine();
        text.AppendLine("| what | asked by | p50 ms | p99 ms | longest ms | per second | host CPU ms | host KB | PostgreSQL CPU ms | queries + set-up (under load) | pgbench p50 ms | p99 ms | per second | host : pgbench |");
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var row in rows) text.AppendLine(Line(row));
        text.AppendLine().AppendLine("| target | measured | |").AppendLine("|---|---:|---|");
        foreach (var row in rows.Where(r => r.Target is not null)) Verdict($"{row.Name}: {row.Target!.Sentence}", $"{Number(row.Told)} ms", row.IsMet);
        if (rows.Find(r => r.IsOfAdmin) is { } admin && rows.Find(r => r.IsOfLineManager) is { } manager)
        {
            var times = manager.Host.Latencies.P99 / admin.Host.Latencies.P99;
            Verdict("p99 of the week as line manager within 1.5 times that as admin", $"{times:0.00} times", times <= 1.5);
        }
        if (Backlog is { } backlog)
            Verdict($"a claim of the outbox with {backlog.Events:N0} events waiting < 10 ms", $"{Number(backlog.MeanMilliseconds)} ms, the longest {Number(backlog.LongestMilliseconds)} ms; {backlog.DeliveredPerSecond:N0} events a second", backlog.MeanMilliseconds < 10);
        if (StartedIn > TimeSpan.Zero)
        {
            Verdict("idle memory of the host < 250 MB", $"{IdleMegabytes:0} MB after the start, {MegabytesAfterLoad:0} MB half a minute after all load", IdleMegabytes < 250);
            Verdict("second start to the first answer < 5 s", $"{StartedIn.TotalSeconds:0.0} s", StartedIn.TotalSeconds < 5);
        }
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"An idle host asks {Background.Queries:0.0} queries (+ {Background.SetUp:0.0}) a second of its own; they are not counted above.");
        foreach (var row in rows)
            foreach (var (what, times) in row.Host.Unexpected) text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"**Unexpected**, {row.Name}, {times} times: `{what}`");
        return text.ToString();

        void Verdict(string target, string measured, bool met) => text.AppendLine(CultureInfo.InvariantCulture, $"| {target} | {measured} | {(met ? "met" : "**missed**")} |");
    }

    /// <summary>Puts the table between the marks of the document, and leaves what people wrote around it.</summary>
    public void Publish()
    {
        var before = File.ReadAllText(Document);
        File.WriteAllText(Document, Between().Replace(before, _ => $"<!-- measured -->\n{Table()}<!-- end -->"));
    }

    private static string Line(Row row)
    {
        var (host, alone) = (row.Host.Latencies, row.PgBench?.Latencies);
        string[] cells =
        [
            row.Name, row.Asked, Number(host.Median), Number(host.P99), Number(host.Longest), Number(row.Host.PerSecond), Number(row.Spent.Host.TotalMilliseconds), Number(row.Spent.Bytes / 1024), row.Spent.Postgres.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture), $"{row.Recorded.Queries:0} + {row.Recorded.SetUp:0} ({row.PerRequest.Queries:0.0} + {row.PerRequest.SetUp:0.0})",
            .. alone is null ? ["", "", "", ""] : new[] { Number(alone.Median), Number(alone.P99), Number(row.PgBench!.PerSecond), $"{host.Median / alone.Median:0.0}" },
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Number(double number) => number.ToString(number < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    [GeneratedRegex("<!-- measured -->.*<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Between();
}
