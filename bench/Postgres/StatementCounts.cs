using System.Globalization;

namespace WorkforceOS.Bench;

/// <summary>Statements that ask or change something, and those around them: role, company, transaction.</summary>
internal sealed record Counted(double Queries, double SetUp)
{
    /// <summary>Without what the product's own background work has asked meanwhile.</summary>
    /// <param name="perSecond">Of an idle host.</param>
    public Counted Without(Counted perSecond, TimeSpan meanwhile) =>
        new(Math.Max(0, Queries - perSecond.Queries * meanwhile.TotalSeconds), Math.Max(0, SetUp - perSecond.SetUp * meanwhile.TotalSeconds));

    public Counted Each(double requests) => new(Queries / requests, SetUp / requests);
}

/// <summary>How many statements the database was asked, by its own count.</summary>
internal sealed class StatementCounts(BenchDatabase database)
{
    public Task Reset(CancellationToken cancel) => database.Execute("SELECT pg_stat_statements_reset()", cancel);

    /// <summary>Since the last reset; the bench's own left out.</summary>
    public async Task<Counted> Read(CancellationToken cancel)
    {
        var calls = (await database.Rows("SELECT query, calls FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%'", cancel))
            .ToLookup(row => Recording.IsSetUp(row[0]), row => double.Parse(row[1], CultureInfo.InvariantCulture));
        return new Counted(calls[false].Sum(), calls[true].Sum());
    }

    /// <summary>The ten that took the database longest since the last reset, most first: how often, milliseconds each, and how each begins.</summary>
    public async Task<IReadOnlyList<string>> Costliest(CancellationToken cancel) =>
        [.. (await database.Rows("""
            SELECT calls, round((total_exec_time / calls)::numeric, 3), left(regexp_replace(query, '\s+', ' ', 'g'), 160)
            FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%' ORDER BY total_exec_time DESC LIMIT 10
            """, cancel)).Select(row => $"{row[0],7} × {row[1],8} ms  {row[2]}")];

    /// <summary>Of an idle host, each second.</summary>
    public async Task<Counted> Idle(CancellationToken cancel)
    {
        var span = TimeSpan.FromSeconds(10);
        await Reset(cancel);
        await Task.Delay(span, cancel);
        return (await Read(cancel)).Each(span.TotalSeconds);
    }
}
