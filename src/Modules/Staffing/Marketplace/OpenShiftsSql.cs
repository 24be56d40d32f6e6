using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <param name="Swap">Where the place is somebody's who asks for a replacement, and no other is free.</param>
/// <param name="StartsAt">From when they would work.</param>
internal sealed record OpenPlace(ShiftRoleId Role, SwapRequestId? Swap, DateTimeOffset? Deadline, double? DistanceMeters, DateTimeOffset StartsAt);

/// <summary>When it is asked, and how long after it whoever takes a place of a shift under way begins.</summary>
internal readonly record struct Asking(DateTimeOffset Now, int RefillNoticeMinutes);

/// <summary>
/// Finds the open roles for a worker in one statement. Of each role of the catalogue that they hold an index gives the next free ones in order, as many as the page can need; and another
/// those where somebody asks to be replaced, as far as the last of these. Whether a row is for them is decided by what is known of the worker, which is small and goes along as arrays.
/// </summary>
internal static class OpenShiftsSql
{
    private const string Sql = """
        WITH free AS MATERIALIZED (
            SELECT p.* FROM unnest(@roles::uuid[]) AS held (id) CROSS JOIN LATERAL (
                SELECT r.id, r.shift_id, NULL::uuid AS swap, NULL::timestamptz AS deadline, r.starts_at, o.starts_at AS own_start FROM staffing.shift_roles r
                CROSS JOIN LATERAL (SELECT CASE WHEN r.starts_at > @now THEN r.starts_at ELSE @late END AS starts_at) o {0}
                WHERE r.company_id = @company AND r.catalog_role_id = held.id AND r.status = 'open' AND r.is_active AND r.starts_at > @after AND r.starts_at < @before AND (r.starts_at > @now OR r.ends_at >= @worth) {1}
                ORDER BY r.starts_at, r.id LIMIT @most) p
            ORDER BY p.starts_at, p.id LIMIT @most
        ), swaps AS (
            SELECT p.* FROM unnest(@roles::uuid[]) AS held (id) CROSS JOIN LATERAL (
                SELECT DISTINCT ON (w.starts_at, w.shift_role_id) r.id, r.shift_id, w.id AS swap, w.expires_at AS deadline, r.starts_at, o.starts_at AS own_start FROM staffing.swap_requests w
                JOIN staffing.shift_roles r ON r.company_id = w.company_id AND r.id = w.shift_role_id AND r.status = 'filled'
                JOIN staffing.assignments o ON o.company_id = w.company_id AND o.id = w.original_assignment_id {0}
                WHERE w.company_id = @company AND w.catalog_role_id = held.id AND w.status = 'open' AND w.expires_at > @now AND w.starts_at > @after AND w.starts_at < @before AND (w.starts_at > @now OR r.ends_at >= @worth)
                    AND w.starts_at <= (SELECT CASE WHEN count(*) < @most THEN 'infinity' ELSE max(f.starts_at) END FROM free f) {1}
                ORDER BY w.starts_at, w.shift_role_id, w.expires_at, w.id LIMIT @most) p
        )
        SELECT f.id, f.swap, f.deadline, g.distance, f.own_start FROM (
            SELECT f.* FROM free f UNION ALL SELECT w.* FROM swaps w ORDER BY starts_at, id OFFSET @skipped LIMIT @rows
        ) f JOIN staffing.shifts s ON s.company_id = @company AND s.id = f.shift_id {2}
        ORDER BY f.starts_at, f.id
        """;

    private const string Distance = """
        CROSS JOIN LATERAL (SELECT CASE WHEN @latitude IS NOT NULL AND s.latitude IS NOT NULL THEN 2 * 6371008.8 * asin(sqrt(least(1,
            sin(radians(s.latitude - @latitude) / 2) ^ 2 + cos(radians(@latitude)) * cos(radians(s.latitude)) * sin(radians(s.longitude - @longitude) / 2) ^ 2))) END AS distance) g
        """;

    private const string ForThem = """
        AND r.business_id <> ALL (@blocked) AND r.id <> ALL (@live)
        AND NOT EXISTS (SELECT FROM unnest(@starts::timestamptz[], @ends::timestamptz[]) AS b (starts, ends) WHERE b.starts < r.ends_at + @travel AND o.starts_at < b.ends + @travel)
        AND (r.released_tier >= 3 OR EXISTS (SELECT FROM unnest(@teamBusinesses::uuid[], @teamHubs::uuid[], @teamTiers::int[], @teamUntil::date[]) AS t (business, hub, tier, until)
            WHERE t.tier <= r.released_tier AND t.business = r.business_id AND (t.hub IS NULL OR t.hub = r.hub_id)
                AND (t.until IS NULL OR t.until >= (SELECT d.local_date FROM staffing.shifts d WHERE d.company_id = r.company_id AND d.id = r.shift_id))))
        AND (@code IS NULL OR r.role_code = @code) AND (@hub IS NULL OR r.hub_id = @hub)
        """;

    private const string Asked = """
        AND (@from IS NULL OR s.local_date >= @from) AND (@to IS NULL OR s.local_date <= @to)
        AND (@farthest IS NULL OR g.distance <= @farthest)
        AND (@search IS NULL OR s.title ILIKE @search OR s.location_name ILIKE @search OR s.location_address ILIKE @search OR r.role_name ILIKE @search
            OR EXISTS (SELECT FROM staffing.businesses c WHERE c.company_id = r.company_id AND c.id = r.business_id AND c.name ILIKE @search))
        """;

    /// <summary>Looks at the shifts of the page alone.</summary>
    private static readonly string Any = Text("", ForThem);

    /// <summary>Has to look at the shift of each that might be on it.</summary>
    private static readonly string Narrowed = Text($"JOIN staffing.shifts s ON s.company_id = r.company_id AND s.id = r.shift_id {Distance}", ForThem + Asked);

    /// <summary>One more than the page has, to know whether there are more.</summary>
    /// <param name="live">Roles that they are on or have applied for.</param>
    public static async Task<IReadOnlyList<OpenPlace>> Find(OpenShiftQuery query, WorkerFacts worker, IEnumerable<ShiftRoleId> live, RowWindow window, Asking asking, Scope scope, CancellationToken cancel)
    {
        await using var find = new NpgsqlCommand(OfShift(query) ? Narrowed : Any, scope.Connection);
        void Add(string name, NpgsqlDbType type, object? value) => find.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });
        var (now, begun) = (asking.Now, asking.Now.UtcDateTime - Refill.Longest);
        var held = worker.Bookings.Where(b => b.IsHeld).ToList();
        Add("company", NpgsqlDbType.Uuid, scope.Caller.Company.Value);
        Add("now", NpgsqlDbType.TimestampTz, now.ToUniversalTime());
        Add("late", NpgsqlDbType.TimestampTz, Refill.Later(now, asking.RefillNoticeMinutes).ToUniversalTime());
        Add("worth", NpgsqlDbType.TimestampTz, (now + Refill.LeastLeft).ToUniversalTime());
        // A day on either side: the day of a hub is not that of UTC.
        Add("after", NpgsqlDbType.TimestampTz, query.From is { } from && from > DateOnly.MinValue && Midnight(from.AddDays(-1)) is var day && day > begun ? day : begun);
        Add("before", NpgsqlDbType.TimestampTz, query.To is { } to && to < DateOnly.MaxValue.AddDays(-2) ? Midnight(to.AddDays(2)) : DateTime.MaxValue);
        Add("roles", NpgsqlDbType.Array | NpgsqlDbType.Uuid, worker.Roles.Select(r => r.Value).ToArray());
        Add("blocked", NpgsqlDbType.Array | NpgsqlDbType.Uuid, worker.BlockedBy.Select(b => b.Value).ToArray());
        Add("live", NpgsqlDbType.Array | NpgsqlDbType.Uuid, live.Select(r => r.Value).ToArray());
        Add("starts", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, held.Select(b => b.StartsAt.UtcDateTime).ToArray());
        Add("ends", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, held.Select(b => b.EndsAt.UtcDateTime).ToArray());
        Add("travel", NpgsqlDbType.Interval, Eligibility.Travel);
        Add("teamBusinesses", NpgsqlDbType.Array | NpgsqlDbType.Uuid, worker.Teams.Select(t => t.Business.Value).ToArray());
        Add("teamHubs", NpgsqlDbType.Array | NpgsqlDbType.Uuid, worker.Teams.Select(t => t.Hub?.Value).ToArray());
        Add("teamTiers", NpgsqlDbType.Array | NpgsqlDbType.Integer, worker.Teams.Select(t => Tiers.TierOf(t.Type)).ToArray());
        Add("teamUntil", NpgsqlDbType.Array | NpgsqlDbType.Date, worker.Teams.Select(t => t.EffectiveTo).ToArray());
        Add("code", NpgsqlDbType.Text, query.RoleCode);
        Add("hub", NpgsqlDbType.Uuid, query.HubId?.Value);
        Add("from", NpgsqlDbType.Date, query.From);
        Add("to", NpgsqlDbType.Date, query.To);
        Add("farthest", NpgsqlDbType.Double, query.MaxDistanceKm is { } far ? (double)far * 1000 : null);
        Add("search", NpgsqlDbType.Text, string.IsNullOrWhiteSpace(query.Search) ? null : $"%{Kernel.Text.LikeLiteral(query.Search.Trim())}%");
        Add("latitude", NpgsqlDbType.Double, worker.Home?.Latitude);
        Add("longitude", NpgsqlDbType.Double, worker.Home?.Longitude);
        Add("skipped", NpgsqlDbType.Integer, window.Skipped);
        Add("rows", NpgsqlDbType.Integer, window.Most + 1);
        Add("most", NpgsqlDbType.Integer, window.Skipped + window.Most + 1);
        var places = new List<OpenPlace>();
        await using var row = await find.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) places.Add(Place(row));
        return places;
    }

    /// <summary>Whether something is asked for that only the shift says.</summary>
    private static bool OfShift(OpenShiftQuery query) => query.From is not null || query.To is not null || query.MaxDistanceKm is not null || !string.IsNullOrWhiteSpace(query.Search);

    private static string Text(string joins, string conditions) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Sql, joins, conditions, Distance);

    private static OpenPlace Place(NpgsqlDataReader row) =>
        new(new(row.GetGuid(0)), row.IsDBNull(1) ? null : new SwapRequestId(row.GetGuid(1)), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetDouble(3), row.GetFieldValue<DateTimeOffset>(4));

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
