using System.Globalization;

namespace WorkforceOS.Bench;

/// <summary>Processor time of a whole cluster: of the postmaster, of its processes, and of those that have ended.</summary>
internal sealed class ClusterTime
{
    /// <summary>Of /proc, on every Linux there is.</summary>
    private const double TicksPerSecond = 100;

    private readonly int postmaster;

    private ClusterTime(int postmaster) => this.postmaster = postmaster;

    public static async Task<ClusterTime> Of(BenchDatabase database, CancellationToken cancel)
    {
        var folder = await database.Value("SHOW data_directory", cancel);
        return new ClusterTime(int.Parse(File.ReadLines(Path.Combine(folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture));
    }

    public TimeSpan Worked()
    {
        var ticks = 0L;
        foreach (var process in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => char.IsAsciiDigit(n![0])))
        {
            // Begins with the fourth column of proc(5): the parent; then user and system time at 14 and 15, and those of ended children.
            if (Columns(process!) is not { } columns) continue;
            if (process == postmaster.ToString(CultureInfo.InvariantCulture)) ticks += Sum(columns[10..14]);
            else if (columns[0] == postmaster.ToString(CultureInfo.InvariantCulture)) ticks += Sum(columns[10..12]);
        }
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static long Sum(IEnumerable<string> columns) => columns.Sum(c => long.Parse(c, CultureInfo.InvariantCulture));

    private static string[]? Columns(string process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 4)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
