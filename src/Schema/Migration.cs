using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkforceOS.Schema;

/// <summary>One numbered file of the schema's history. Its checksum is the same whichever way Git ended the lines.</summary>
internal sealed partial record Migration(int Number, string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>A line <c>-- outside a transaction</c> at the top: for what PostgreSQL does only there, such as building an index beside running writes. Each of its statements may be run again.</summary>
    public bool IsOutsideTransaction { get; } = Marker("outside a transaction").IsMatch(Sql);

    /// <summary>A line <c>-- breaks older builds</c> at the top: a host of the build before must not start on it. All others leave the build before working.</summary>
    public bool BreaksOlder { get; } = Marker("breaks older builds").IsMatch(Sql);

    /// <summary>The name of the index that the statement builds concurrently, if it does.</summary>
    public static string? ConcurrentIndex(string sql) => IndexName().Match(sql) is { Success: true } found ? found.Groups["name"].Value.Trim('"') : null;

    /// <summary>In order of their numbers, which are unique.</summary>
    public static IReadOnlyList<Migration> Ordered(IEnumerable<(string Name, string Sql)> scripts)
    {
        var ordered = scripts.Select(s => Read(s.Name, s.Sql)).OrderBy(m => m.Number).ToList();
        foreach (var (first, second) in ordered.Zip(ordered.Skip(1)))
            if (first.Number == second.Number)
                throw new MigrationException($"Two migrations have the number {first.Number:0000}, {first.Name} and {second.Name}: give the newer one the next free number.");
        return ordered;
    }

    public static IEnumerable<(string Name, string Sql)> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    /// <summary>Each statement and where it starts, leading comments left out. A body in BEGIN ATOMIC is not understood: quote it with $$.</summary>
    public IEnumerable<(int Start, string Sql)> Statements()
    {
        int? start = null;
        foreach (Match token in Token().Matches(Sql + ";"))
        {
            if (token.Groups["gap"].Success) continue;
            if (!token.Groups["end"].Success) start ??= token.Index;
            else if (start is { } from)
            {
                yield return (from, Sql[from..token.Index]);
                start = null;
            }
        }
    }

    private static Migration Read(string name, string sql) =>
        FileName().Match(name) is { Success: true } parts
            ? new Migration(int.Parse(parts.Groups[1].Value, CultureInfo.InvariantCulture), name, sql.ReplaceLineEndings("\n")).Checked()
            : throw new MigrationException($"The migration {name} is not named NNNN_<module>_<what>.sql: rename it.");

    /// <summary>What is cut off half-way must be able to be done again.</summary>
    private Migration Checked()
    {
        var once = IsOutsideTransaction ? Statements().FirstOrDefault(s => ConcurrentIndex(s.Sql) is not null && !IfNotExists().IsMatch(s.Sql)).Sql : null;
        return once is null ? this : throw new MigrationException($"{Name} runs outside a transaction, and {ConcurrentIndex(once)} could not be made again after a crash: write CREATE INDEX CONCURRENTLY IF NOT EXISTS.");
    }

    /// <summary>Among the comments that the file begins with.</summary>
    private static Regex Marker(string text) => new($@"\A(?:\s*--[^\n]*\n)*\s*--\s*{text}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^CREATE\s+(UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(IF\s+NOT\s+EXISTS\s+)?(?<name>\w+|""[^""]+"")", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndexName();

    [GeneratedRegex(@"\bIF\s+NOT\s+EXISTS\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IfNotExists();

    [GeneratedRegex("""
        (?<gap> \s+ | --[^\n]* | /\*.*?\*/ )
        | (?<end> ; )
        | [eE]'(?: \\. | [^'\\] )*'
        | '[^']*'
        | "[^"]*"
        | \$ (?<tag> (?: [A-Za-z_]\w* )? ) \$ .*? \$ \k<tag> \$
        | \w+
        | .
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"^(\d{4})_[a-z0-9]+_[a-z0-9_]+\.sql$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
