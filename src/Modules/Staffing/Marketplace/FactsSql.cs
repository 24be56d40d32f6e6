using System.Text.Json;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>The statements behind <see cref="Facts"/>: of some workers everything, or what decides whether they may, each by the worker's key; and who holds a role.</summary>
internal static class FactsSql
{
    public static readonly string OfWorkers = $"""
        {WhetherTheyMay("f.favorites", "w.worked_business, w.worked_role, w.worked_count", "aw.weekly", "ao.overrides")}
        LEFT JOIN LATERAL ({Of("staff_favorites", "array_agg(x.business_id) AS favorites", "AND x.is_active")}) f ON true
        LEFT JOIN LATERAL (
            SELECT array_agg(business_id) AS worked_business, array_agg(catalog_role_id) AS worked_role, array_agg(shifts) AS worked_count FROM (
                SELECT x.business_id, y.catalog_role_id, count(*)::int AS shifts FROM staffing.assignments x
                JOIN staffing.shift_roles y ON y.company_id = x.company_id AND y.id = x.shift_role_id
                WHERE x.company_id = @company AND x.staff_id = s.id AND x.status IN ('checkedOut', 'completed') GROUP BY x.business_id, y.catalog_role_id) worked
        ) w ON true
        LEFT JOIN LATERAL ({Of("availability_weekly", Weekly)}) aw ON true
        LEFT JOIN LATERAL ({Of("availability_overrides", Overrides, "AND x.date BETWEEN @first AND @last")}) ao ON true
        WHERE s.company_id = @company AND s.id = ANY (@staff)
        """;

    /// <summary>Without what only ranks them: whose favourites they are, what they worked, when they want to.</summary>
    public static readonly string OfAble = $"""
        {WhetherTheyMay("NULL::uuid[]", "NULL::uuid[], NULL::uuid[], NULL::int[]", "NULL::text", "NULL::text")}
        WHERE s.company_id = @company AND s.id = ANY (@staff)
        """;

    /// <summary>The next of those who hold a role, and no more of them than who they are.</summary>
    public static readonly string Holders = $"""
        SELECT s.id FROM staffing.staff_roles h
        JOIN staffing.staff s ON s.company_id = h.company_id AND s.id = h.staff_id AND s.is_active AND s.status = 'active'
        WHERE h.company_id = @company AND h.is_active AND h.catalog_role_id = @catalog AND h.staff_id > @after {StillAsked}
        ORDER BY h.staff_id LIMIT @most
        """;

    /// <summary>Who said no, was replaced, or did not come is asked for the shift no more.</summary>
    public const string StillAsked = """
        AND NOT EXISTS (
            SELECT FROM staffing.assignments gone JOIN staffing.shift_roles own ON own.company_id = gone.company_id AND own.id = @role
            WHERE gone.company_id = @company AND gone.shift_id = own.shift_id AND gone.staff_id = s.id AND (gone.status IN ('declined', 'swapRequested', 'swappedOut', 'noShow') OR gone.cancel_code = 'LATE_WORKER'))
        """;

    private static string WhetherTheyMay(string favorites, string worked, string weekly, string overrides) => $"""
        SELECT {Shown(favorites, worked, weekly, overrides)}
        FROM staffing.staff s
        LEFT JOIN staffing.staff_stats t ON t.company_id = s.company_id AND t.staff_id = s.id
        LEFT JOIN LATERAL ({Of("staff_roles", "array_agg(x.catalog_role_id) AS roles", "AND x.is_active")}) r ON true
        LEFT JOIN LATERAL ({Of("certificates", Certificates, "AND x.is_active")}) c ON true
        LEFT JOIN LATERAL ({Of("staff_documents", Documents, "AND x.is_active")}) d ON true
        LEFT JOIN LATERAL ({Of("assignments", Bookings, NearBookings)}) b ON true
        LEFT JOIN LATERAL ({Of("staff_blocks", "array_agg(x.business_id) AS blocked", "AND x.cleared_at IS NULL")}) k ON true
        LEFT JOIN LATERAL ({Of("dispatch_memberships", Teams, "AND x.status = 'active'")}) m ON true
        """;

    private static string Shown(string favorites, string worked, string weekly, string overrides) => $"""
        s.id, s.user_id, s.full_name, CASE WHEN s.profile_visible THEN s.photo_uri END, s.status, s.profile_complete, s.home_latitude, s.home_longitude, s.timezone,
        coalesce(t.total_shifts, 0), coalesce(t.on_time_count, 0), coalesce(t.no_show_count, 0), coalesce(t.late_cancel_count, 0), coalesce(t.early_cancel_count, 0),
        coalesce(t.rating_sum, 0), coalesce(t.rating_count, 0), coalesce(t.reliability_score, 100),
        r.roles, c.types, c.states, c.ends, d.documents, d.states, d.ends, b.starts, b.ends, b.held, k.blocked, {favorites},
        m.ids, m.businesses, m.hubs, m.teams, m.until, {worked}, {weekly}, {overrides}
        """;

    private const string Certificates = "array_agg(x.certificate_type) AS types, array_agg(x.status) AS states, array_agg(coalesce(x.expires_at, 'infinity')) AS ends";
    private const string Documents = "array_agg(x.document_id) AS documents, array_agg(x.status) AS states, array_agg(coalesce(x.expires_at, 'infinity')) AS ends";
    private const string Bookings = "array_agg(x.starts_at) AS starts, array_agg(x.ends_at) AS ends, array_agg(x.status NOT IN ('checkedOut', 'completed')) AS held";
    private const string NearBookings = "AND x.starts_at BETWEEN @from AND @until AND x.status IN ('assigned', 'accepted', 'swapRequested', 'checkedIn', 'checkedOut', 'completed')";
    public const string Teams = "array_agg(x.id) AS ids, array_agg(x.business_id) AS businesses, array_agg(coalesce(x.hub_id, '00000000-0000-0000-0000-000000000000')) AS hubs, array_agg(x.team_type) AS teams, array_agg(coalesce(x.effective_to, 'infinity')) AS until";
    private const string Weekly = "jsonb_agg(jsonb_build_object('day', x.day_of_week, 'status', x.status, 'slots', x.slots))::text AS weekly";
    private const string Overrides = "jsonb_agg(jsonb_build_object('date', x.date, 'status', x.status, 'slots', x.slots))::text AS overrides";

    public static async Task<IReadOnlyList<WorkerFacts>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        var workers = new List<WorkerFacts>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) workers.Add(Worker(row));
        return workers;
    }

    private static string Of(string table, string what, string where = "") => $"SELECT {what} FROM staffing.{table} x WHERE x.company_id = @company AND x.staff_id = s.id {where}";

    public static string Each(string table, string what, string where = "") => $"SELECT x.staff_id, {what} FROM staffing.{table} x WHERE x.company_id = @company {where} GROUP BY x.staff_id";

    private static WorkerFacts Worker(NpgsqlDataReader row)
    {
        var (types, certificates, expire) = (List<string>(row, 18), List<string>(row, 19), List<DateTime>(row, 20));
        var (documents, handedIn, lapse) = (List<Guid>(row, 21), List<string>(row, 22), List<DateTime>(row, 23));
        var (starts, ends, held) = (List<DateTime>(row, 24), List<DateTime>(row, 25), List<bool>(row, 26));
        var (worked, workedAs, times) = (List<Guid>(row, 34), List<Guid>(row, 35), List<int>(row, 36));
        return new WorkerFacts
        {
            Id = new(row.GetGuid(0)),
            User = row.IsDBNull(1) ? null : new UserId(row.GetGuid(1)),
            FullName = row.GetString(2),
            PhotoUri = row.IsDBNull(3) ? null : row.GetString(3),
            Status = Named<StaffStatus>(row.GetString(4)),
            ProfileComplete = row.GetBoolean(5),
            Home = row.IsDBNull(6) ? null : new GeoPoint(row.GetDouble(6), row.GetDouble(7)),
            Zone = Facts.ZoneOf(row.GetString(8)),
            Record = new(row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.GetInt32(12), row.GetInt32(13), row.GetInt32(14), row.GetInt32(15)),
            ReliabilityScore = row.GetDecimal(16),
            Roles = List<Guid>(row, 17).Select(CatalogRoleId.Of).ToHashSet(),
            Certificates = [.. types.Select((type, n) => new CertificateFact(type, Named<CredentialStatus>(certificates[n]), Finite(expire[n])))],
            Documents = [.. documents.Select((id, n) => new DocumentFact(new(id), Named<CredentialStatus>(handedIn[n]), Finite(lapse[n])))],
            Bookings = [.. starts.Select((start, n) => new BookedTime(Utc(start), Utc(ends[n]), held[n]))],
            BlockedBy = List<Guid>(row, 27).Select(BusinessId.Of).ToHashSet(),
            FavoriteOf = List<Guid>(row, 28).Select(BusinessId.Of).ToHashSet(),
            Teams = TeamsOf(row, 29),
            Worked = worked.Select((business, n) => (Of: (new BusinessId(business), new CatalogRoleId(workedAs[n])), Times: times[n])).ToDictionary(w => w.Of, w => w.Times),
            Availability = new(
                Json<WeekDay>(row, 37).ToDictionary(d => d.Day, d => new DayAvailability(Named<AvailabilityStatus>(d.Status), d.Slots)),
                Json<SingleDay>(row, 38).ToDictionary(d => d.Date, d => new DayAvailability(Named<AvailabilityStatus>(d.Status), d.Slots))),
        };
    }

    /// <param name="first">The first of the five columns of <see cref="Teams"/>.</param>
    public static IReadOnlyList<TeamFact> TeamsOf(NpgsqlDataReader row, int first)
    {
        if (row.IsDBNull(first)) return [];
        var (of, at, kinds, until) = (List<Guid>(row, first + 1), List<Guid>(row, first + 2), List<string>(row, first + 3), List<DateOnly>(row, first + 4));
        return [.. List<Guid>(row, first).Select((id, n) => new TeamFact(new(id), new(of[n]), at[n] == Guid.Empty ? null : new HubId(at[n]), Named<TeamType>(kinds[n]), until[n] == DateOnly.MaxValue ? null : until[n]))];
    }

    public static T[] List<T>(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<T[]>(column);

    private static T[] Json<T>(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? [] : JsonSerializer.Deserialize<T[]>(row.GetString(column), Kernel.Json.Plain)!;

    private static DateTimeOffset? Finite(DateTime at) => at == DateTime.MaxValue ? null : Utc(at);

    private static DateTimeOffset Utc(DateTime at) => new(at, TimeSpan.Zero);

    public static T Named<T>(string name) where T : struct, Enum => Enum.Parse<T>(name, ignoreCase: true);

    private sealed record WeekDay(int Day, string Status, IReadOnlyList<Slot> Slots);

    private sealed record SingleDay(DateOnly Date, string Status, IReadOnlyList<Slot> Slots);
}
