using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkforceOS.Bench;

/// <summary>One statement as the host sent it, with the values it was bound to.</summary>
internal sealed record Statement(int Session, string Sql, IReadOnlyList<string?> Values);

/// <summary>What a request makes the host ask of PostgreSQL, read from the server's log.</summary>
internal sealed partial record Recording(IReadOnlyList<Statement> Statements)
{
    /// <summary>For the connection string of the host to be recorded: its sessions log each statement.</summary>
    public const string SessionOptions = "-c log_statement=all";

    public Counted Counted => new(Statements.Count(s => !IsSetUp(s.Sql)), Statements.Count(s => IsSetUp(s.Sql)));

    public bool AsksLike(Recording other) => Statements.Select(s => s.Sql).SequenceEqual(other.Statements.Select(s => s.Sql));

    /// <summary>Role, company, transaction: what surrounds the queries.</summary>
    public static bool IsSetUp(string sql) => SetUp().IsMatch(sql);

    /// <summary>Records what <paramref name="request"/> causes. Nothing else may be asked of the recorded host meanwhile.</summary>
    public static async Task<Recording> Of(string serverLog, Func<Task> request, CancellationToken cancel)
    {
        var from = new FileInfo(serverLog).Length;
        await request();
        // What is done after the answer belongs to the request too.
        await Task.Delay(TimeSpan.FromMilliseconds(300), cancel);

        await using var file = new FileStream(serverLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length < from) throw new BenchException("The server's log was cut while a request was recorded; start again.");
        file.Position = from;
        using var reader = new StreamReader(file);
        return new Recording(Read(await reader.ReadToEndAsync(cancel)));
    }

    private static List<Statement> Read(string log)
    {
        var statements = new List<Statement>();
        foreach (Match entry in Entry().Matches(log))
        {
            var session = int.Parse(entry.Groups["session"].Value, CultureInfo.InvariantCulture);
            // Lines after the first are indented by a tab.
            var text = entry.Groups["text"].Value.TrimEnd('\n').Replace("\n\t", "\n", StringComparison.Ordinal);
            if (entry.Groups["kind"].Value is "LOG" && Asked().Match(text) is { Success: true } asked)
                statements.Add(new Statement(session, asked.Groups[1].Value.Trim().TrimEnd(';'), []));
            else if (entry.Groups["kind"].Value is "DETAIL" && text.StartsWith("parameters: ", StringComparison.Ordinal))
                statements[^1] = statements[^1] with { Values = Values(text) };
        }
        return statements;
    }

    private static List<string?> Values(string text) =>
        [.. Parameter().Matches(text).Select(p => p.Groups["null"].Success ? null : p.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal))];

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[(?<session>\d+)\] (?<kind>[A-Z]+):  (?<text>.*(?:\n\t.*)*)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^(?:statement|execute [^:]*): (.*)$", RegexOptions.Singleline)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\$\d+ = (?:(?<null>NULL)|'(?<value>(?:[^']|'')*)')")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\s*(SELECT set_config|SET|BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|RESET|DISCARD|LISTEN|UNLISTEN|NOTIFY)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SetUp();
}
