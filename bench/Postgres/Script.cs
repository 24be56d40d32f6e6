using System.Text;
using System.Text.RegularExpressions;

namespace WorkforceOS.Bench;

/// <summary>A recorded request as a script of pgbench.</summary>
internal static partial class Script
{
    /// <summary>A shorter value of a row may stand anywhere by chance.</summary>
    private const int ShortestTelling = 8;

    /// <summary>The statements with the values they had; for requests that change nothing.</summary>
    public static string Of(Recording recording) => Write(recording.Statements, (_, value) => Literal(value));

    /// <summary>
    /// The statements with the values of another row of the pool each time, and with new ids for the rows they make. One more
    /// look-up fetches these; it counts as part of the script.
    /// </summary>
    /// <param name="first">Recorded with the pool's row <paramref name="firstRow"/>.</param>
    /// <param name="second">The same request with <paramref name="secondRow"/>: what differs, varies.</param>
    public static string OfPool(string pool, Recording first, IReadOnlyDictionary<string, string> firstRow, Recording second, IReadOnlyDictionary<string, string> secondRow)
    {
        var made = new Dictionary<string, string>();
        var columns = new Dictionary<string, string>();
        var body = Write(first.Statements, (place, value) =>
        {
            var other = second.Statements[place.Statement].Values[place.Parameter];
            return value is not null && Expression(value, other ?? "", firstRow, made) is { } expression ? ":" + Name(columns, expression) : Literal(value);
        });

        var script = new StringBuilder();
        script.AppendLine("\\set i :i + 1").AppendLine("\\set n :first + :i * :clients + :client_id");
        script.Append("SELECT ").AppendJoin(", ", columns.Select(c => $"{c.Key} AS {c.Value}"));
        script.Append(" FROM (SELECT pool.*").AppendJoin("", made.Values.Select(m => $", bench.new_id() AS {m}"));
        script.AppendLine($" FROM bench.{pool} AS pool WHERE n = :n OFFSET 0) AS row \\gset");
        return script.Append(body).ToString();
    }

    private static string Write(IReadOnlyList<Statement> statements, Func<(int Statement, int Parameter), string?, string> value)
    {
        var script = new StringBuilder();
        for (var s = 0; s < statements.Count; s++)
        {
            var (index, statement) = (s, statements[s]);
            var (lists, columns) = (Unnest().Matches(statement.Sql), Column().Matches(statement.Sql));
            script.Append(Token().Replace(statement.Sql, token =>
            {
                if (!token.Groups["parameter"].Success) return token.Value;
                var parameter = int.Parse(token.Groups["parameter"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) - 1;
                var bound = value((index, parameter), statement.Values[parameter]);
                if (lists.Any(Holds)) return $"{bound}::{TypeOf(statement.Values[parameter])}";
                return columns.Any(Holds) && Guid.TryParse(statement.Values[parameter], out _) ? $"{bound}::uuid" : bound;

                bool Holds(Match part) => part.Index < token.Index && token.Index < part.Index + part.Length;
            }));
            script.AppendLine(";");
        }
        return script.ToString();
    }

    /// <summary>The value in terms of the row's columns and of ids made for the occasion; null where it has to do with neither.</summary>
    /// <param name="other">The same value in the other recording: an id that stands there too is nobody's own.</param>
    /// <param name="made">Names of new ids, by the recorded ones.</param>
    private static string? Expression(string value, string other, IReadOnlyDictionary<string, string> row, Dictionary<string, string> made)
    {
        // Longer ones first: a moment begins with its day.
        var known = row.Where(c => c.Value.Length >= ShortestTelling).OrderByDescending(c => c.Value.Length).ToList();
        var telling = new Regex(string.Join('|', [.. known.Select(c => Regex.Escape(c.Value)), Id().ToString()]));
        var parts = new List<string>();
        var rest = 0;
        foreach (Match part in telling.Matches(value))
        {
            var column = known.Find(c => c.Value == part.Value).Key;
            if (column is null && other.Contains(part.Value, StringComparison.Ordinal)) continue;
            if (part.Index > rest) parts.Add(Quote(value[rest..part.Index]));
            parts.Add($"{column ?? Name(made, part.Value)}::text");
            rest = part.Index + part.Length;
        }
        if (parts.Count == 0) return null;
        if (rest < value.Length) parts.Add(Quote(value[rest..]));
        return string.Join(" || ", parts);
    }

    /// <summary>The host says of which type a list is; the log does not, and PostgreSQL cannot tell by itself what to unnest.</summary>
    private static string TypeOf(string? list) => list?.Split([',', '{', '}', '"'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(e => e != "NULL") switch
    {
        null => "text[]",
        var e when Guid.TryParse(e, out _) => "uuid[]",
        var e when long.TryParse(e, out _) => "bigint[]",
        "t" or "f" => "boolean[]",
        var e when DateOnly.TryParseExact(e, "yyyy-MM-dd", out _) => "date[]",
        var e when DateTimeOffset.TryParse(e, System.Globalization.CultureInfo.InvariantCulture, out _) => "timestamptz[]",
        _ => "text[]",
    };

    private static string Name(Dictionary<string, string> names, string of)
    {
        if (!names.TryGetValue(of, out var name)) names[of] = name = $"v{names.Count}_{(of.Length == 36 ? "id" : "x")}";
        return name;
    }

    private static string Literal(string? value) => value is null ? "NULL" : Quote(value);

    /// <summary>pgbench takes a colon before a letter for a variable, even in a string.</summary>
    private static string Quote(string value)
    {
        var quoted = value.Replace("'", "''", StringComparison.Ordinal);
        return value.Contains(':', StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal)
            ? $"E'{quoted.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(":", "\\x3A", StringComparison.Ordinal)}'"
            : $"'{quoted}'";
    }

    [GeneratedRegex("""'(?:[^']|'')*'|"[^"]*"|\$(?<parameter>\d+)""")]
    private static partial Regex Token();

    [GeneratedRegex(@"\bunnest\s*\([^)]*\)", RegexOptions.IgnoreCase)]
    private static partial Regex Unnest();

    /// <summary>A value that is a column by itself, of which PostgreSQL cannot tell the type either.</summary>
    [GeneratedRegex(@"\bSELECT\s+\$\d+\s+AS\b", RegexOptions.IgnoreCase)]
    private static partial Regex Column();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
