using System.Globalization;
using Npgsql;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Realtime;

/// <summary>
/// What the trail holds of transactions that were not over at a moment: those begun since, and those under way then, which may have written
/// long before. It steps from one kind of object of a transaction to the next, so that it costs the same however many rows there are.
/// </summary>
internal static class FreshChanges
{
    /// <summary>One row for each transaction and kind of object; one without them where nothing is fresh, to say what the moment is now.</summary>
    internal const string Question = """
        WITH RECURSIVE listening AS (SELECT company, since::pg_snapshot AS since FROM unnest(@companies, @since) AS l (company, since)),
            -- Behind a dump there may lie transactions of another cluster's, with numbers to come.
            span AS (SELECT company, pg_snapshot_xmax(since) AS first, pg_snapshot_xmax(pg_current_snapshot()) AS last FROM listening
                     UNION ALL SELECT company, running, running FROM listening, pg_snapshot_xip(since) AS running),
            step AS (SELECT company, first AS xact, '' AS event, last FROM span
                     UNION ALL
                     SELECT s.company, c.xact, c.event, s.last FROM step s CROSS JOIN LATERAL (
                         SELECT xact, event FROM kernel.changes WHERE company_id = s.company AND (xact, event) > (s.xact, s.event) AND xact <= s.last ORDER BY xact, event LIMIT 1) AS c)
        SELECT pg_current_snapshot()::text, company, xact, event FROM (SELECT) AS now LEFT JOIN step ON event <> ''
        """;

    /// <returns>What is fresh for each company since its moment, and the moment now.</returns>
    public static async Task<(Moment Now, IReadOnlyList<Changed> Changes)> Since(NpgsqlConnection connection, IReadOnlyCollection<(CompanyId Company, Moment Since)> listening, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Question, connection);
        command.Parameters.AddWithValue("companies", listening.Select(l => l.Company.Value).ToArray());
        command.Parameters.AddWithValue("since", listening.Select(l => l.Since.ToString()).ToArray());
        var (now, changes) = ("", new List<Changed>());
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            now = row.GetString(0);
            if (!await row.IsDBNullAsync(1, cancel)) changes.Add(new(new(row.GetGuid(1)), await row.GetFieldValueAsync<ulong>(2, cancel), row.GetString(3)));
        }
        return (Moment.Read(now), changes);
    }
}

/// <param name="Transaction">Which wrote it.</param>
/// <param name="Event">As the trail names it.</param>
internal sealed record Changed(CompanyId Company, ulong Transaction, string Event);

/// <summary>A moment as the database knows it: which transactions are over.</summary>
/// <param name="Oldest">All before it are over.</param>
/// <param name="Next">It and all after it are still to begin.</param>
/// <param name="Running">Between these two, those that are under way.</param>
internal sealed record Moment(ulong Oldest, ulong Next, IReadOnlyList<ulong> Running) : IComparable<Moment>
{
    /// <param name="text">A snapshot of PostgreSQL's, such as <c>10:20:10,14,15</c>.</param>
    public static Moment Read(string text)
    {
        var parts = text.Split(':');
        return new(Number(parts[0]), Number(parts[1]), [.. parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)]);
    }

    public bool IsOver(ulong transaction) => transaction < Oldest || (transaction < Next && !Running.Contains(transaction));

    /// <summary>The earlier is the smaller: none begins later or is over again.</summary>
    public int CompareTo(Moment? other) => other is null ? 1 : (Next, other.Running.Count).CompareTo((other.Next, Running.Count));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Oldest}:{Next}:{string.Join(',', Running)}");

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
