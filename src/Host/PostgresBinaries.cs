using System.Text.RegularExpressions;

namespace WorkforceOS.Host;

/// <summary>The folder of an installed PostgreSQL server, and its major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const string FolderVariable = "WORKFORCEOS_PGBIN";
    private const int Oldest = 15;
    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    /// <summary>The newest usable server or, for a cluster that exists, one of the version that made it.</summary>
    public static async Task<PostgresBinaries> Find(string cluster, CancellationToken cancel)
    {
        var installed = new List<PostgresBinaries>();
        foreach (var folder in await Candidates(cancel))
            if (await Inspect(folder, cancel) is { } found) installed.Add(found);

        var usable = installed.Where(b => b.Major >= Oldest).OrderByDescending(b => b.Major).ToList();
        if (usable.Count == 0) throw new LocalPostgresException(NoneUsable(installed));

        var versionFile = Path.Combine(cluster, "PG_VERSION");
        if (!File.Exists(versionFile)) return usable[0];

        var madeBy = (await File.ReadAllTextAsync(versionFile, cancel)).Trim();
        return usable.Find(b => $"{b.Major}" == madeBy) ?? throw new LocalPostgresException(
            $"The database in {cluster} was made by PostgreSQL {madeBy}, but PostgreSQL {usable[0].Major} is installed: install PostgreSQL {madeBy} beside it, or move the data over with pg_upgrade.");
    }

    public string Tool(string name) => Path.Combine(Folder, name);

    private static async Task<IEnumerable<string>> Candidates(CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } chosen) return [chosen];

        var asked = Commands.Find("pg_config") is { } config ? await Commands.Run([config, "--bindir"], cancel) : default;
        string[] fixedPlaces = [.. asked.Exit == 0 && asked.Output is { Length: > 0 } told ? [told.Trim()] : Array.Empty<string>(), .. Commands.SearchPath, "/usr/local/pgsql/bin", "/usr/libexec/postgresql"];
        return fixedPlaces
            .Concat(Below("/usr/lib/postgresql", "*"))
            .Concat(Below("/usr", "pgsql-*"))
            .Concat(Below("/usr/libexec", "postgresql*", ""))
            .Concat(Below("/opt/homebrew/opt", "postgresql*"))
            .Concat(Below("/usr/local/opt", "postgresql*"))
            .Concat(Below("/home/linuxbrew/.linuxbrew/opt", "postgresql*"))
            .Distinct();
    }

    private static IEnumerable<string> Below(string parent, string pattern, string leaf = "bin") =>
        Directory.Exists(parent) ? Directory.EnumerateDirectories(parent, pattern).Select(d => Path.Combine(d, leaf)) : [];

    private static async Task<PostgresBinaries?> Inspect(string folder, CancellationToken cancel)
    {
        if (!Needed.All(tool => File.Exists(Path.Combine(folder, tool)))) return null;
        var (exit, output) = await Commands.Run([Path.Combine(folder, "postgres"), "--version"], cancel);
        return exit == 0 && MajorVersion().Match(output) is { Success: true } version
            ? new PostgresBinaries(folder, int.Parse(version.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
            : null;
    }

    private static string NoneUsable(List<PostgresBinaries> tooOld)
    {
        var found = tooOld.Count == 0 ? "is not installed" : $"is installed only in version {tooOld.Max(b => b.Major)}";
        return Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } chosen
            ? $"{FolderVariable} says {chosen}, where PostgreSQL {Oldest} or newer {found}: correct it, or unset it."
            : $"PostgreSQL {Oldest} or newer {found}: install it (Debian: apt-get install postgresql), name its bin folder in {FolderVariable}, or give ConnectionStrings:Database a server.";
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MajorVersion();
}
