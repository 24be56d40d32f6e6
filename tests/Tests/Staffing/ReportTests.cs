using System.Globalization;
using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What clients read of many days at once.</summary>
public sealed class ReportTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private static readonly string[] Ranged = ["summary", "spend", "coverage", "forecast", "performance", "no-show"];

    /// <summary>In the past, over the changes of clocks, over today, to come, of one day, of a year, and of another time.</summary>
    private static readonly (DateOnly First, DateOnly Last)[] Ranges =
    [
        (new(2025, 10, 20), new(2025, 11, 9)), (new(2026, 2, 10), new(2026, 3, 20)), (new(2026, 3, 2), new(2026, 3, 2)), (new(2026, 3, 8), new(2026, 4, 30)), (new(2025, 6, 1), new(2026, 6, 1)), (new(2020, 1, 1), new(2020, 12, 31)),
    ];

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reports_say_what_the_rows_of_a_known_world_add_up_to(int seed)
    {
        var world = await ReportWorld.Make(host, seed, 90);
        var (market, pier) = (world.Market, world.Hubs[0].Id);
        var wrong = new List<string>();
        var (viewer, manager, idle) = (await market.Member(ClientRole.Viewer), await market.Member(ClientRole.ShiftManager, null, pier, world.Hubs[1].Id), await market.Member(ClientRole.ShiftManager));
        foreach (var (who, hubs, hub, vendor, center) in new (Client, Guid[]?, Guid?, Guid?, Guid?)[]
        {
            (market.Owner, null, null, null, null), (viewer, [pier], pier, null, null), (viewer, null, null, world.Vendors[1], null), (market.Owner, null, null, null, world.Centers[0]), (market.Owner, [pier], pier, world.Vendors[0], world.Centers[1]),
            (manager, [pier, world.Hubs[1].Id], null, null, null), (manager, [pier], pier, world.Vendors[0], null), (idle, [], null, null, null),
        })
        {
            var oracle = new ReportOracle(world, hubs, vendor, center, host.Clock.Now);
            var filter = $"{Said("hubId", hub)}{Said("vendorId", vendor)}{Said("costCenterId", center)}";
            foreach (var (first, last) in Ranges)
            {
                var query = $"?from={first:yyyy-MM-dd}&to={last:yyyy-MM-dd}{filter}";
                await Same(wrong, who, $"spend{query}", oracle.Spend(first, last, "DAY"));
                foreach (var bucket in new[] { "WEEK", "MONTH" }) await Same(wrong, who, $"spend{query}&bucket={bucket}", oracle.Spend(first, last, bucket));
                await Same(wrong, who, $"coverage{query}", oracle.Coverage(first, last));
                await Same(wrong, who, $"forecast{query}", oracle.Forecast(first, last));
                await Same(wrong, who, $"performance{query}", oracle.Performance(first, last));
                await Same(wrong, who, $"no-show{query}", oracle.NoShow(first, last));
                await Same(wrong, who, $"summary{query}", oracle.Summary(first, last));
            }
            foreach (var day in new DateOnly[] { new(2025, 10, 26), new(2025, 11, 2), new(2026, 3, 1), new(2026, 3, 2), new(2026, 3, 8), new(2026, 3, 29) }) await Same(wrong, who, $"daily-ops?date={day:yyyy-MM-dd}{filter}", oracle.DailyOps(day));
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_says_what_the_object_says_and_nobodys_words_are_a_formula_in_it()
    {
        var world = await ReportWorld.Make(host, 4, 60);
        foreach (var path in Ranged.Select(r => $"{r}?from=2025-10-01&to=2026-04-30").Append("daily-ops?date=2026-03-02").Append("daily-ops?date=2020-01-01"))
        {
            var (json, csv) = ((await Report(world.Market.Owner, path)).Should(200), (await Report(world.Market.Owner, $"{path}&format=CSV")).Should(200));
            csv.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
            csv.Headers["Content-Disposition"].ShouldContain(".csv");
            var lines = Parsed(csv.Text.TrimStart('\uFEFF'));
            var rows = lines.Skip(1).Select(l => lines[0].Zip(l).Where(c => c.Second is not "").ToDictionary(c => c.First, c => c.Second)).ToList();
            rows.Select(Said).ShouldBe(Laid("total", json.Body, []).Select(Said), path);
            csv.Text.ShouldNotContain(",=");
            csv.Text.ShouldNotContain("\"=");
            csv.Text.ShouldNotContain(",+");
            csv.Text.ShouldNotContain(",@");
        }
    }

    [Fact]
    public async Task Without_work_a_report_is_zeros_and_nothing()
    {
        var market = await Marketplace.Open(host);
        foreach (var path in Ranged.Select(r => $"{r}?from=2026-03-01&to=2026-03-31").Append("daily-ops?date=2026-03-02"))
        {
            var body = (await Report(market.Owner, path)).Should(200).Body;
            foreach (var field in body.EnumerateObject().Where(f => f.Name is not ("requestId" or "method" or "availableReports" or "date"))) (field.Value.ValueKind is JsonValueKind.Array ? field.Value.GetArrayLength() : field.Value.GetDecimal()).ShouldBe(0, $"{path} {field.Name}");
        }
    }

    [Fact]
    public async Task Days_that_are_none_are_refused()
    {
        var market = await Marketplace.Open(host);
        foreach (var (query, field) in new[]
        {
            ("from=2026-03-02&to=2026-03-01", "to"), ("from=2025-01-01&to=2026-01-02", "to"), ("from=2026-03-01", "to"), ("to=2026-03-01", "from"), ("from=1999-12-31&to=2000-01-01", "from"), ("from=2999-12-31&to=3000-01-01", "to"),
            ("from=2026-03-01&to=2026-03-01&format=XLSX", "format"),
        })
        {
            foreach (var report in Ranged)
            {
                var refused = (await Report(market.Owner, $"{report}?{query}")).ShouldSay(400, "VALIDATION_ERROR");
                refused["details"].GetProperty("issues").EnumerateArray().Select(i => i.Str("path")).ShouldContain(field, $"{report} {query}");
            }
        }
        foreach (var report in Ranged) (await Report(market.Owner, $"{report}?from=2024-01-01&to=2024-12-31")).Should(200);
        (await Report(market.Owner, "daily-ops")).ShouldSay(400, "VALIDATION_ERROR");
        (await Report(market.Owner, "daily-ops?date=1999-12-31")).ShouldSay(400, "VALIDATION_ERROR");
        (await Report(market.Owner, "spend?from=2024-01-01&to=2024-01-02&bucket=YEAR")).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task What_the_business_does_not_have_is_not_found_nor_what_a_shift_manager_is_not_shown()
    {
        var market = await Marketplace.Open(host);
        var (here, there, (business, owner)) = (await market.Hub("Here"), await market.Hub("There"), await market.OpenBusiness("Other"));
        var (manager, foreignHub, foreignCenter) = (await market.Member(ClientRole.ShiftManager, null, here), await market.Hub("Foreign", null, owner), (await owner.OnlyItem("/client/cost-centers")).Id("costCenterId"));
        foreach (var path in Ranged.Select(r => $"{r}?from=2026-03-01&to=2026-03-31").Append("daily-ops?date=2026-03-02"))
        {
            foreach (var filter in new[] { $"hubId={foreignHub}", $"hubId={Guid.NewGuid()}", $"vendorId={Guid.NewGuid()}", $"costCenterId={foreignCenter}", $"hubId={here}&costCenterId={foreignCenter}" }) (await Report(market.Owner, $"{path}&{filter}")).ShouldSay(404, "NOT_FOUND");
            (await Report(manager, $"{path}&hubId={there}")).ShouldSay(404, "NOT_FOUND");
            (await Report(manager, $"{path}&hubId={here}")).Should(200);
        }
    }

    /// <summary>Six hours at 31.00 from 3 minutes late on: 357 minutes, of them 30 of a break; 327 × 3100 / 60 = 16,895 cents.</summary>
    [Fact]
    public async Task What_was_really_worked_is_what_is_reported()
    {
        var on = await OnShift.Book(host);
        (await Report(on.Market.Owner, "spend?from=2026-03-02&to=2026-03-02")).Should(200)["totalSpendCents"].GetInt64().ShouldBe(330 * 3100 / 60);
        on.At(3);
        (await on.ClockIn()).Should(200);
        (await on.Market.Owner.Do("POST", "/client/coverage/reviews", new { staffId = on.Staff, assignmentId = on.Assignment, rating = 4 })).Should(200);
        (await Report(on.Market.Owner, "spend?from=2026-03-02&to=2026-03-02")).Should(200)["totalSpendCents"].GetInt64().ShouldBe(330 * 3100 / 60, "until they have gone what is planned counts");
        on.At(360);
        (await on.ClockOut()).Should(200);

        var summary = (await Report(on.Market.Owner, "summary?from=2026-03-02&to=2026-03-02")).Should(200);
        (summary["totalSpendCents"].GetInt64(), summary["totalHours"].GetDecimal(), summary["onTimeRate"].GetDecimal(), summary["averageRating"].GetDecimal(), summary["coveragePercent"].GetDecimal()).ShouldBe((16_895, 5.45m, 100, 4, 50));
        var day = (await Report(on.Market.Owner, "daily-ops?date=2026-03-02")).Should(200);
        (day["totalWorkersDeployed"].GetInt32(), day["totalHoursWorked"].GetDecimal(), day["onTimeArrivals"].GetInt32()).ShouldBe((1, 5.45m, 1));
    }

    [Fact]
    public async Task A_report_asks_as_often_for_much_as_for_little()
    {
        var (little, much) = (await ReportWorld.Make(host, 5, 1), await ReportWorld.Make(host, 6, 60));
        foreach (var path in Ranged.Select(r => $"{r}?from=2025-10-01&to=2026-04-30").Append("daily-ops?date=2026-03-02"))
        {
            var (one, many) = (await Asked(little, path), await Asked(much, path));
            many.ShouldBe(one, path);
            many.ShouldBeLessThanOrEqualTo(5, path);
        }
    }

    private async Task<int> Asked(ReportWorld world, string path)
    {
        using var counter = await StatementCounter.Of(world.Market.Owner, host.ConnectionString);
        (await Report(world.Market.Owner, path)).Should(200);
        return counter.Commands.Count(c => !c.Contains("identity.sessions", StringComparison.Ordinal));
    }

    private static Task<Reply> Report(Client who, string path) => who.Get($"/client/reports/{path}");

    private static string Said(string name, Guid? id) => id is { } one ? $"&{name}={one}" : "";

    internal static async Task Same(List<string> wrong, Client who, string path, object expected)
    {
        var (said, right) = (Plain((await Report(who, path)).Should(200).Body).Split('\n'), Plain(JsonSerializer.SerializeToElement(expected, Json.Plain)).Split('\n'));
        if (!said.SequenceEqual(right)) wrong.Add($"{path}: {string.Join(" ", said.Except(right).Take(3))} and not {string.Join(" ", right.Except(said).Take(3))}");
    }

    /// <summary>Without the request's id, and with numbers as they count.</summary>
    internal static string Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",\n", json.EnumerateObject().Where(p => p.Name is not "requestId").Select(p => $"{p.Name}: {Plain(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",\n", json.EnumerateArray().Select(Plain))}]",
        JsonValueKind.Number => (json.GetDecimal() / 1.0000000000000000000m).ToString(CultureInfo.InvariantCulture),
        _ => json.ToString(),
    };

    private static IEnumerable<Dictionary<string, string>> Laid(string part, JsonElement of, Dictionary<string, string> around)
    {
        var row = new Dictionary<string, string>(around) { ["part"] = part };
        foreach (var field in of.EnumerateObject().Where(f => f.Value.ValueKind is not JsonValueKind.Array && f.Name is not "requestId")) row[field.Name] = Plain(field.Value);
        foreach (var words in of.EnumerateObject().Where(f => f.Name is "availableReports")) row[words.Name] = string.Join(' ', words.Value.EnumerateArray().Select(w => w.GetString()));
        yield return row;
        foreach (var list in of.EnumerateObject().Where(f => f.Value.ValueKind is JsonValueKind.Array && f.Name is not "availableReports"))
        {
            foreach (var inside in list.Value.EnumerateArray().SelectMany(item => Laid(list.Name, item, part is "total" ? [] : row))) yield return inside;
        }
    }

    private static string Said(Dictionary<string, string> row) => string.Join(" | ", row.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={Number(c.Value.TrimStart('\''))}"));

    private static string Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? (number / 1.0000000000000000000m).ToString(CultureInfo.InvariantCulture) : text;

    private static List<List<string>> Parsed(string csv)
    {
        var (lines, cell, quoted) = (new List<List<string>> { new() }, new System.Text.StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            if (quoted && csv[at] == '"' && at + 1 < csv.Length && csv[at + 1] == '"') cell.Append(csv[at++]);
            else if (csv[at] == '"') quoted = !quoted;
            else if (!quoted && (csv[at] is ',' || (csv[at] is '\r' && csv[at + 1] is '\n')))
            {
                lines[^1].Add(cell.ToString());
                cell.Clear();
                if (csv[at] is '\r')
                {
                    lines.Add([]);
                    at++;
                }
            }
            else cell.Append(csv[at]);
        }
        lines.RemoveAt(lines.Count - 1);
        return lines;
    }
}
