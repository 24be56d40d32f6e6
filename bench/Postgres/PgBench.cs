using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace WorkforceOS.Bench;

/// <summary>PostgreSQL's own bench, which asks the statements of a request without the product around them.</summary>
/// <param name="name">Of the folder that keeps its scripts and times.</param>
internal sealed partial class PgBench(BenchDatabase database, string name, TimeSpan warmUp, TimeSpan measured)
{
    /// <param name="scripts">One of them at random each time.</param>
    /// <param name="perSecond">Null: as fast as they are answered.</param>
    /// <param name="firstRow">The first unused row of the scripts' pool.</param>
    public async Task<LoadResult> Run(IReadOnlyList<string> scripts, int connections, int? perSecond, int firstRow, CancellationToken cancel)
    {
        var total = warmUp + measured;
        var times = await Times(scripts, connections, ["-T", Whole(total.TotalSeconds), "-D", $"first={firstRow}", .. perSecond is { } rate ? new[] { "-R", Whole(rate) } : []], cancel);
        var start = times.Min(t => t.Ended - t.Milliseconds / 1000) + warmUp.TotalSeconds;
        return new LoadResult(new Latencies(times.Where(t => t.Ended >= start).Select(t => t.Milliseconds)), measured, new Dictionary<string, int>());
    }

    /// <summary>One script, once.</summary>
    public async Task<double> Once(string script, CancellationToken cancel) => (await Times([script], 1, ["-t", "1"], cancel)).Single().Milliseconds;

    private async Task<List<(double Ended, double Milliseconds)>> Times(IReadOnlyList<string> scripts, int connections, IEnumerable<string> options, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "pgbench", Letters().Replace(name, "-"))).FullName;
        foreach (var old in Directory.EnumerateFiles(folder)) File.Delete(old);
        var files = scripts.Select((script, i) => (Path: Path.Combine(folder, $"{i}.sql"), Text: script)).ToList();
        foreach (var (path, text) in files) await File.WriteAllTextAsync(path, text, cancel);

        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var program = Path.Combine(await database.Value("SELECT setting FROM pg_config WHERE name = 'BINDIR'", cancel), "pgbench");
        var start = new ProcessStartInfo(program, [
            "-n", "-M", "extended", "-c", Whole(connections), "-j", Whole(Math.Min(connections, 2)), "-D", "i=-1", "-D", $"clients={connections}",
            "--log", $"--log-prefix={Path.Combine(folder, "times")}", "--max-tries=4", .. options, .. files.SelectMany(f => new[] { "-f", f.Path }),
            "-h", settings.Host!, "-p", Whole(settings.Port), "-U", settings.Username!, settings.Database!,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = settings.Password;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var complaint = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0 || complaint.Contains("ERROR", StringComparison.Ordinal)) throw new BenchException($"pgbench: {complaint}{await output}");

        // client, transaction, microseconds, script, seconds and microseconds of its end
        return [.. Directory.EnumerateFiles(folder, "times*").SelectMany(File.ReadLines).Select(line => line.Split(' ')).Where(f => f[2] is not ("failed" or "skipped"))
            .Select(f => (Number(f[4]) + Number(f[5]) / 1e6, Number(f[2]) / 1000))];
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Letters();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Whole(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
