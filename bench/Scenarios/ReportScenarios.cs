namespace WorkforceOS.Bench;

/// <summary>What a client with a year of work reads of it, in the order of the report.</summary>
internal sealed class ReportScenarios(Size size, SignedIn signedIn)
{
    /// <summary>In the titles of all of them.</summary>
    public const string Prefix = "reports: ";

    /// <summary>Of a year each, which begin on different days.</summary>
    private static readonly string[] Yearly = ["summary", "spend", "coverage", "forecast", "performance", "no-show"];

    public IEnumerable<Scenario> All => size.Worked == 0 ? [] : [.. Yearly.Select(Year), Day];

    private Scenario Year(string report) => Of($"{report} of a year", "SELECT n, owner_id, current_date - 336 - n AS first, current_date + 29 - n AS last FROM bench.workplaces, generate_series(0, 49) AS n WHERE b = 40",
        row => $"{report}?from={row["first"]}&to={row["last"]}");

    private Scenario Day => Of("daily-ops", "SELECT n, owner_id, current_date - 1 - n * 6 AS day FROM bench.workplaces, generate_series(0, 49) AS n WHERE b = 40", row => $"daily-ops?date={row["day"]}");

    private Scenario Of(string name, string rows, Func<IReadOnlyDictionary<string, string>, string> path) => new($"{Prefix}{name}, {size.Worked} assignments", rows,
        row => Scenario.Ask(HttpMethod.Get, $"/client/reports/{path(row)}", SignedIn.Market, signedIn.OfMarket(row["owner_id"])))
    {
        Connections = 1,
        Target = new(500, "p99 < 500 ms"),
    };
}
