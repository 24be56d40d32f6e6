using System.Text.Json;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>What decides a worker's place in the order for a role.</summary>
/// <param name="Worker">Whether they may, is not known of them.</param>
/// <param name="HoursInWeek">That they have already, here and in the house.</param>
internal sealed record RankFacts(WorkerFacts Worker, TimeSpan HoursInWeek, Availability Availability);

/// <summary>
/// The statement that ranks: of all who hold a role what decides their order, and no more, since these may be ten thousand of whom a page is shown.
/// Each table is read once; what a worker has said of the days in question is one short text, of which there are few different ones.
/// </summary>
internal static class RankSql
{
    private static readonly HashSet<BusinessId> Nobody = [];
    private static readonly HashSet<CatalogRoleId> Unasked = [];
    private static readonly Dictionary<(BusinessId, CatalogRoleId), int> Nothing = [];

    /// <param name="days">How many weekdays are in question, named <c>@weekday0</c> and so on: each is a join of its own, so that nothing is gathered of ten thousand workers.</param>
    public static string Of(int days) => Texts[days - 1];

    private static readonly string[] Texts = [.. Enumerable.Range(1, 7).Select(Text)];

    private static string Text(int days) => $"""
        SELECT s.id, s.user_id, s.home_latitude, s.home_longitude, s.timezone, coalesce(t.total_shifts, 0), coalesce(t.rating_sum, 0), coalesce(t.rating_count, 0), coalesce(t.reliability_score, 100),
            f.staff_id IS NOT NULL, coalesce(w.times, 0), coalesce(b.hours, interval '0'), concat_ws(E'\n', {string.Join(", ", Enumerable.Range(0, days).Select(d => Said($"d{d}", "day_of_week")))}), ao.days, m.ids, m.businesses, m.hubs, m.teams, m.until
        FROM staffing.staff_roles h
        JOIN staffing.staff s ON s.company_id = h.company_id AND s.id = h.staff_id AND s.is_active AND s.status = 'active'
        LEFT JOIN staffing.staff_stats t ON t.company_id = s.company_id AND t.staff_id = s.id
        LEFT JOIN staffing.staff_favorites f ON f.company_id = @company AND f.business_id = @business AND f.staff_id = s.id AND f.is_active
        LEFT JOIN ({FactsSql.Each("dispatch_memberships", FactsSql.Teams, "AND x.status = 'active' AND x.business_id = @business")}) m ON m.staff_id = s.id
        LEFT JOIN (
            SELECT x.staff_id, count(*)::int AS times FROM staffing.shift_roles y JOIN staffing.assignments x ON x.company_id = y.company_id AND x.shift_role_id = y.id AND x.status IN ('checkedOut', 'completed')
            WHERE y.company_id = @company AND y.business_id = @business AND y.catalog_role_id = @catalog GROUP BY x.staff_id
        ) w ON w.staff_id = s.id
        LEFT JOIN ({FactsSql.Each("assignments", "sum(x.ends_at - x.starts_at) AS hours", "AND x.starts_at >= @monday AND x.starts_at < @sunday AND x.status IN ('assigned', 'accepted', 'swapRequested', 'checkedIn', 'checkedOut', 'completed')")}) b ON b.staff_id = s.id
        {string.Join('\n', Enumerable.Range(0, days).Select(d => $"LEFT JOIN staffing.availability_weekly d{d} ON d{d}.company_id = @company AND d{d}.day_of_week = @weekday{d} AND d{d}.staff_id = s.id"))}
        LEFT JOIN ({FactsSql.Each("availability_overrides", $"string_agg({Said("x", "date")}, E'\n') AS days", "AND x.date BETWEEN @first AND @last")}) ao ON ao.staff_id = s.id
        WHERE h.company_id = @company AND h.is_active AND h.catalog_role_id = @catalog {FactsSql.StillAsked}
        """;

    public static async Task<IReadOnlyList<RankFacts>> Read(NpgsqlCommand command, RoleFacts role, CancellationToken cancel)
    {
        var (workers, known) = (new List<RankFacts>(), new Dictionary<(string, string, string), Availability>());
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) workers.Add(new RankFacts(Worker(row, role), row.GetTimeSpan(11), Availability(row, role, known)));
        return workers;
    }

    private static Availability Availability(NpgsqlDataReader row, RoleFacts role, Dictionary<(string Weekly, string Single, string Zone), Availability> known)
    {
        var said = (Weekly: Words(row, 12), Single: Words(row, 13), Zone: row.GetString(4));
        if (!known.TryGetValue(said, out var availability)) known[said] = availability = Plan(said.Weekly, said.Single).For(role.StartsAt, role.EndsAt, Facts.ZoneOf(said.Zone));
        return availability;
    }

    private static WorkerFacts Worker(NpgsqlDataReader row, RoleFacts role)
    {
        return new WorkerFacts
        {
            Id = new(row.GetGuid(0)),
            User = row.IsDBNull(1) ? null : new UserId(row.GetGuid(1)),
            Home = row.IsDBNull(2) ? null : new GeoPoint(row.GetDouble(2), row.GetDouble(3)),
            Zone = Facts.ZoneOf(row.GetString(4)),
            Record = TrackRecord.None with { TotalShifts = row.GetInt32(5), RatingSum = row.GetInt32(6), RatingCount = row.GetInt32(7) },
            ReliabilityScore = row.GetDecimal(8),
            FavoriteOf = row.GetBoolean(9) ? new HashSet<BusinessId> { role.Business } : Nobody,
            Worked = row.GetInt32(10) is > 0 and var times ? new Dictionary<(BusinessId, CatalogRoleId), int> { [(role.Business, role.CatalogRole)] = times } : Nothing,
            Teams = FactsSql.TeamsOf(row, 14),
            Roles = Unasked,
            BlockedBy = Nobody,
        };
    }

    private static string Words(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column);

    /// <summary>The day, the first letter of what was said of it, and its slots where it has some.</summary>
    private static string Said(string of, string day) => $"{of}.{day}::text || ' ' || left({of}.status, 1) || CASE WHEN {of}.slots = '[]' THEN '' ELSE {of}.slots::text END";

    private static AvailabilityPlan Plan(string weekly, string single) => weekly is "" && single is "" ? AvailabilityPlan.Unknown : new(
        Days(weekly).ToDictionary(d => int.Parse(d.Day, System.Globalization.CultureInfo.InvariantCulture), d => d.Said),
        Days(single).ToDictionary(d => DateOnly.ParseExact(d.Day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), d => d.Said));

    private static IEnumerable<(string Day, DayAvailability Said)> Days(string said) => said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var (status, slots) = (line[space + 1], line[(space + 2)..]);
        return (line[..space], new DayAvailability(status switch { 'a' => AvailabilityStatus.Available, 'p' => AvailabilityStatus.Partial, _ => AvailabilityStatus.Unavailable },
            slots is "" ? [] : JsonSerializer.Deserialize<Slot[]>(slots, Json.Plain)!));
    });
}
