namespace WorkforceOS.Bench;

/// <summary>What workers and clients of the marketplace ask for, in the order of the report.</summary>
internal sealed class MarketScenarios(Size size, SignedIn signedIn)
{
    /// <summary>In the titles of all of them.</summary>
    public const string Prefix = "marketplace: ";

    /// <summary>So many of a worker's positions come at once.</summary>
    private const int Points = 100;

    /// <summary>Beside the request's own values those that follow from them in the database, for pgbench: the lock on a worker's time.</summary>
    private const string Turn = "((('x' || right(replace(m.company_id::text, '-', ''), 16))::bit(64)::bigint & -1024) | (('x' || right(replace(w.user_id::text, '-', ''), 16))::bit(64)::bigint & 1023))::text AS turn";

    public IEnumerable<Scenario> All => [OpenShifts, Arriving(OpenShifts), Dashboard, Arriving(Dashboard), Candidates, ClockIn, Locations, Apply];

    private string Workers => $"SELECT row_number() OVER (ORDER BY bench.luck(user_id, 5), e) - 1 AS n, user_id FROM bench.staff WHERE e < {Math.Min(size.Working, 400)}";

    private Scenario OpenShifts => new($"{Prefix}open shifts of a worker among {size.ShiftRoles} shift roles", Workers, row => Ask(HttpMethod.Get, "/staff/shifts/open", row["user_id"]))
    {
        Target = new(100, "p99 < 100 ms"),
    };

    /// <summary>The same at a pace of its own, as a morning's: nobody waits for as many others as there are connections.</summary>
    private Scenario Arriving(Scenario saturating) => saturating with { Name = $"{saturating.Name}, {size.OpeningPerSecond} arrive each second", PerSecond = size.OpeningPerSecond };

    /// <summary>Today and tomorrow, what they could take, what waits for them.</summary>
    private Scenario Dashboard => new($"{Prefix}dashboard of a worker", Workers, row => Ask(HttpMethod.Get, "/staff/dashboard", row["user_id"]))
    {
        Target = new(100, "p99 < 100 ms"),
    };

    /// <summary>Of helpers, which all workers are.</summary>
    private Scenario Candidates => new($"{Prefix}dispatch candidates among {size.Staff} who hold the role", """
        SELECT row_number() OVER (ORDER BY bench.luck(shift_role_id, 5)) - 1 AS n, shift_id, shift_role_id, owner_id
        FROM (SELECT DISTINCT shift_id, shift_role_id, business_id FROM bench.market_places WHERE c = 0 AND status = 'open' AND local_date BETWEEN current_date + 2 AND current_date + 20) r JOIN bench.businesses USING (business_id) ORDER BY n LIMIT 200
        """, row => Ask(HttpMethod.Get, $"/client/coverage/dispatch-candidates?shiftId={row["shift_id"]}&roleId={row["shift_role_id"]}", row["owner_id"]))
    {
        Connections = 1,
        Target = new(200, "p99 < 200 ms"),
    };

    private Scenario ClockIn => new($"{Prefix}clock-in, {size.CheckInsPerSecond} arrive each second", "SELECT n, user_id, staff_id, shift_id, shift_role_id, assignment_id FROM bench.expected",
        row => Ask(HttpMethod.Post, "/staff/clock-in", row["user_id"], new
        {
            shiftId = row["shift_id"], sourceType = "GEO", deviceId = "bench", latitude = 52.52, longitude = 13.405, accuracyMeters = 12, proofNonce = Nonce(row["assignment_id"]), proofTimestamp = TimeProvider.System.GetUtcNow(),
        }, row["assignment_id"]))
    {
        Writes = true,
        PerSecond = size.CheckInsPerSecond,
        Before = Expected("now() + interval '10 minutes'", "bench.expected", isThere: false),
        Target = new(50, $"p99 < 50 ms at {size.CheckInsPerSecond}/s"),
    };

    /// <summary>Five minutes of one worker's, by the fence.</summary>
    private Scenario Locations => new($"{Prefix}a batch of {Points} positions, {size.CheckInsPerSecond} arrive each second", "SELECT n, user_id, staff_id, shift_id, shift_role_id, assignment_id, session_id FROM bench.there_now",
        row => Ask(HttpMethod.Post, "/staff/location-streams", row["user_id"], new
        {
            shiftId = row["shift_id"], sourceType = "GEO", deviceId = "bench",
            points = Enumerable.Range(0, Points).Select(p => new { capturedAt = TimeProvider.System.GetUtcNow().AddSeconds(3 * (p - Points)), latitude = 52.52 + p * 0.00001, longitude = 13.405, accuracyMeters = 10 }),
        }, row["assignment_id"]))
    {
        Writes = true,
        PerSecond = size.CheckInsPerSecond,
        Before = Expected("now() - interval '1 hour'", "bench.there_now", isThere: true),
        Target = new(50, $"p99 < 50 ms at {size.CheckInsPerSecond}/s"),
    };

    /// <summary>Each for a place of their own on a day on which they have none, beside all that they have around it.</summary>
    private Scenario Apply => new($"{Prefix}apply with eligibility, {size.CheckInsPerSecond} arrive each second", $"SELECT n, w.user_id, w.staff_id, shift_id, shift_role_id, {Turn} FROM bench.wanted w, bench.market m",
        row => Ask(HttpMethod.Post, $"/staff/shifts/{row["shift_id"]}/apply", row["user_id"], new { roleId = row["shift_role_id"] }, row["shift_role_id"]))
    {
        Writes = true,
        PerSecond = size.CheckInsPerSecond,
        Before = Wanted,
        Target = new(100, $"p99 < 100 ms at {size.CheckInsPerSecond}/s"),
    };

    /// <param name="key">Of a write: so that pgbench has one for each too, it has an id of the row.</param>
    private HttpRequestMessage Ask(HttpMethod method, string path, string user, object? body = null, string? key = null)
    {
        var request = Scenario.Ask(method, path, SignedIn.Market, signedIn.OfMarket(user), body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    /// <summary>Ends with the id, so that another's stands in another's.</summary>
    private static string Nonce(string id) => $"bench-{id}";

    /// <summary>A shift of ten workers at each of some hubs, who are awaited or there. Nobody has another shift in these hours.</summary>
    private string Expected(string startsAt, string table, bool isThere) => $"""
        DROP TABLE IF EXISTS {table};
        CREATE TABLE {table} AS
        SELECT w.*, row_number() OVER (ORDER BY bench.luck(w.user_id, 6), w.e) - 1 AS n, g.*, bench.new_id() AS assignment_id, bench.new_id() AS application_id, bench.new_id() AS session_id
        FROM bench.staff w JOIN (
            SELECT crew, r.c AS role_c, r.role_id AS catalog_role_id, r.code, h.business_id, h.hub_id, bench.new_id() AS shift_id, bench.new_id() AS shift_role_id,
                   date_trunc('minute', {startsAt}) AS starts_at, date_trunc('minute', {startsAt}) + interval '5 hours' AS ends_at
            FROM generate_series(0, {size.Staff / 10 - 1}) AS crew JOIN bench.roles r ON r.c = crew % 10 JOIN bench.hubs h ON h.h = crew % 400) g ON g.crew = w.e / 100 * 10 + w.c
        WHERE w.e < {size.Working};
        {Way(table)}
        {Shifts(table, "inProgress", "filled", isThere ? "inProgress" : "filled")}
        INSERT INTO staffing.assignments (company_id, id, is_active, record_version, created_at, updated_at, shift_id, shift_role_id, business_id, hub_id, staff_id, status, pay_rate_cents, bill_rate_cents, starts_at, ends_at,
            held_from, held_until, accepted_at, checked_in_at, reminded_hours)
        SELECT company_id, assignment_id, true, 2, now(), now(), shift_id, shift_role_id, business_id, hub_id, staff_id, '{(isThere ? "checkedIn" : "accepted")}', 1800, 2500, starts_at, ends_at, starts_at - interval '15 minutes', ends_at + interval '15 minutes', now(),
               {(isThere ? "starts_at" : "NULL::timestamptz")}, 2 FROM {table};
        INSERT INTO scheduling.bookings (company_id, id, user_id, held_for, first_day, last_day, starts_at, ends_at, zone_version, active)
        SELECT company_id, bench.new_id(), user_id, assignment_id, (starts_at AT TIME ZONE 'Europe/Berlin')::date, (ends_at AT TIME ZONE 'Europe/Berlin')::date, starts_at, ends_at, 2147483647, true FROM {table};
        {(isThere ? $"""
            INSERT INTO staffing.sessions (company_id, id, is_active, record_version, created_at, updated_at, assignment_id, staff_id, shift_id, status, check_in_at, check_in_method, flags, outside_points, last_batch_at)
            SELECT company_id, session_id, true, 1, starts_at, starts_at, assignment_id, staff_id, shift_id, 'open', starts_at, 'geo', ARRAY[]::text[], 0, now() - interval '5 minutes' FROM {table};
            """ : "")}
        """;

    private string Wanted => $"""
        DROP TABLE IF EXISTS bench.wanted;
        CREATE TABLE bench.wanted AS
        SELECT w.*, row_number() OVER (ORDER BY bench.luck(w.user_id, 8), w.e) - 1 AS n, w.e AS crew, r.role_id AS catalog_role_id, r.code, h.business_id, h.hub_id, bench.new_id() AS shift_id, bench.new_id() AS shift_role_id,
               (day + time '09:00') AT TIME ZONE 'Europe/Berlin' AS starts_at, (day + time '13:00') AT TIME ZONE 'Europe/Berlin' AS ends_at
        FROM bench.staff w JOIN bench.roles r USING (c) JOIN LATERAL (
            SELECT current_date + d AS day FROM generate_series(3, 28) AS d WHERE NOT EXISTS (
                SELECT FROM staffing.assignments a WHERE a.company_id = w.company_id AND a.staff_id = w.staff_id AND a.starts_at >= current_date + d AND a.starts_at < current_date + d + 1) ORDER BY d LIMIT 1) free ON true
        JOIN LATERAL (
            SELECT * FROM bench.hubs h WHERE NOT EXISTS (SELECT FROM staffing.staff_blocks k WHERE k.company_id = w.company_id AND k.staff_id = w.staff_id AND k.business_id = h.business_id) ORDER BY (h.h + w.e) % 400 LIMIT 1) h ON true
        WHERE w.e < {size.Working};
        {Shifts("bench.wanted", "open", "open", "open")}
        """;

    /// <summary>One shift with one role for all of a crew.</summary>
    private static string Shifts(string table, string order, string role, string shift) => $"""
        INSERT INTO staffing.orders (company_id, id, is_active, record_version, created_at, updated_at, business_id, hub_id, order_number, order_type, title, status, starts_at, ends_at, schedule, positions, created_by)
        SELECT DISTINCT ON (shift_id) company_id, shift_id, true, 1, now(), now(), business_id, hub_id, 'X-' || shift_id, 'oneTime', '{Tidy.Mark}', '{order}', starts_at, ends_at, '{Schedule}'::jsonb, '[]'::jsonb, business_id FROM {table};
        INSERT INTO staffing.shifts (company_id, id, is_active, record_version, created_at, updated_at, order_id, business_id, hub_id, shift_code, title, starts_at, ends_at, local_date, timezone, location_name, location_address, latitude, longitude,
            required_workers, assigned_workers, status)
        SELECT company_id, shift_id, true, 1, now(), now(), shift_id, business_id, hub_id, 'S1', '{Tidy.Mark}', starts_at, ends_at, (starts_at AT TIME ZONE 'Europe/Berlin')::date, 'Europe/Berlin', 'Hub', 'Hauptstrasse, Berlin', 52.52, 13.405,
               CASE '{role}' WHEN 'open' THEN 3 ELSE count(*) END, CASE '{role}' WHEN 'open' THEN 0 ELSE count(*) END, '{shift}' FROM {table} GROUP BY company_id, shift_id, business_id, hub_id, starts_at, ends_at;
        INSERT INTO staffing.shift_roles (company_id, id, is_active, record_version, created_at, updated_at, shift_id, order_id, business_id, hub_id, catalog_role_id, role_code, role_name, workers_needed, assigned_count, starts_at, ends_at,
            break_minutes, is_break_paid, pay_rate_cents, bill_rate_cents, instant_book_allowed, published_at, released_tier, status)
        SELECT company_id, shift_role_id, true, 1, now(), now(), shift_id, shift_id, business_id, hub_id, catalog_role_id, code, initcap(code), CASE '{role}' WHEN 'open' THEN 3 ELSE count(*) END, CASE '{role}' WHEN 'open' THEN 0 ELSE count(*) END,
               starts_at, ends_at, 30, false, 1800, 2500, false, now(), 3, '{role}' FROM {table} GROUP BY company_id, shift_role_id, shift_id, business_id, hub_id, catalog_role_id, code, starts_at, ends_at;
        """;

    private const string Schedule = """{"startDate": "2026-01-01", "endDate": null, "daysOfWeek": [], "startTime": "09:00:00", "endTime": "13:00:00", "timezone": "Europe/Berlin"}""";

    private static string Way(string table) => $"""
        CREATE TEMP TABLE in_the_way ON COMMIT DROP AS SELECT a.company_id, a.id FROM staffing.assignments a JOIN {table} t ON t.company_id = a.company_id AND t.staff_id = a.staff_id
            WHERE a.held_until > now() - interval '3 hours' AND a.held_from < now() + interval '8 hours' AND a.status IN ('assigned', 'accepted', 'swapRequested', 'checkedIn');
        DELETE FROM scheduling.bookings b USING in_the_way w WHERE b.company_id = w.company_id AND b.held_for = w.id;
        DELETE FROM staffing.sessions s USING in_the_way w WHERE s.company_id = w.company_id AND s.assignment_id = w.id;
        DELETE FROM staffing.assignments a USING in_the_way w WHERE a.company_id = w.company_id AND a.id = w.id;
        """;
}
