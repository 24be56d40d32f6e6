using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Reports;

/// <summary>
/// What the work of a day at a hub comes to, said once: in the statements that keep it, and in those of reports about days that were touched since. All of its figures
/// add up, so that a report is their sum.
/// </summary>
internal static class DaySql
{
    public const string Keys = "local_date, hub_id, vendor_id, cost_center_id";

    /// <summary>Of <c>staffing.reported_days</c>, which says what each is.</summary>
    public const string Figures = "shifts, full_shifts, places, taken, needed, needed_minutes, needed_cent_minutes, held, minutes, cents, worked, missed, given_up, on_time, rating_sum, ratings, satisfied, fill_micros, fills";

    /// <summary>Of <c>staffing.reported_roles</c>.</summary>
    public const string RoleFigures = "catalog_role_id, held, minutes, cents";

    /// <summary>Of a shift that reports count.</summary>
    public const string Counts = "s.is_active AND s.status NOT IN ('cancelled', 'draft')";

    /// <summary>The others: what the index of them says.</summary>
    public const string NotCounted = "(NOT s.is_active OR s.status IN ('cancelled', 'draft'))";

    private static readonly string Holding = string.Join(", ", Assignment.Holding.Select(s => $"'{Kernel.Text.Camel($"{s}")}'"));

    /// <summary>
    /// Table expressions <c>fresh_days</c> and <c>fresh_roles</c>: the days named by <c>touched (business_id, hub_id, local_date)</c>, counted from the work itself. Shift by shift, each by
    /// the keys of what belongs to it, however many there are: nothing that is known of the tables makes it better to read all of them.
    /// </summary>
    public static string Fresh(Guid company) => $"""
        near AS MATERIALIZED (
            SELECT s.* FROM touched t CROSS JOIN LATERAL (
                SELECT s.id, s.business_id, s.local_date, s.hub_id, s.required_workers, s.assigned_workers, o.vendor_id, o.cost_center_id FROM staffing.shifts s
                JOIN staffing.orders o ON o.company_id = '{company}' AND o.id = s.order_id
                WHERE s.company_id = '{company}' AND s.business_id = t.business_id AND s.hub_id = t.hub_id AND s.local_date = t.local_date AND {Counts} OFFSET 0
            ) s
        ), {People(company)}, fresh_days AS MATERIALIZED (
            SELECT n.business_id, n.local_date, n.hub_id, n.vendor_id, n.cost_center_id, count(*)::int AS shifts, (count(*) FILTER (WHERE n.assigned_workers >= n.required_workers))::int AS full_shifts,
                sum(n.required_workers)::int AS places, sum(n.assigned_workers)::int AS taken, {Sum("w", "needed")}, {Sum("w", "needed_minutes")}, {Sum("w", "needed_cent_minutes", "bigint")}, {Sum("p", "held")}, {Sum("p", "minutes")}, {Sum("p", "cents", "bigint")},
                {Sum("p", "worked")}, {Sum("p", "missed")}, {Sum("p", "given_up")}, {Sum("p", "on_time")}, {Sum("p", "rating_sum")}, {Sum("p", "ratings")}, {Sum("p", "satisfied")}, {Sum("p", "fill_micros", "bigint")}, {Sum("p", "fills")}
            FROM near n
            LEFT JOIN LATERAL (
                SELECT sum(r.workers_needed) AS needed, sum(r.workers_needed * {Planned("r")}) AS needed_minutes, sum(r.workers_needed * {Planned("r")} * r.bill_rate_cents) AS needed_cent_minutes
                FROM staffing.shift_roles r WHERE r.company_id = '{company}' AND r.shift_id = n.id AND r.status <> 'cancelled'
            ) w ON true
            LEFT JOIN (
                SELECT shift_id, count(*) FILTER (WHERE holds) AS held, sum(minutes) FILTER (WHERE holds) AS minutes, sum(cents) FILTER (WHERE holds) AS cents, count(*) FILTER (WHERE worked) AS worked, count(*) FILTER (WHERE missed) AS missed,
                    count(*) FILTER (WHERE NOT holds AND NOT missed) AS given_up, count(*) FILTER (WHERE worked AND on_time) AS on_time, sum(rating) AS rating_sum, count(rating) AS ratings, count(*) FILTER (WHERE rating >= 4) AS satisfied,
                    sum(fill_micros) AS fill_micros, count(fill_micros) AS fills FROM people GROUP BY shift_id
            ) p ON p.shift_id = n.id
            GROUP BY n.business_id, n.local_date, n.hub_id, n.vendor_id, n.cost_center_id
        ), fresh_roles AS MATERIALIZED (
            SELECT n.business_id, n.local_date, n.hub_id, n.vendor_id, n.cost_center_id, p.catalog_role_id, count(*)::int AS held, sum(p.minutes)::int AS minutes, sum(p.cents)::bigint AS cents
            FROM people p JOIN near n ON n.id = p.shift_id WHERE p.holds GROUP BY n.business_id, n.local_date, n.hub_id, n.vendor_id, n.cost_center_id, p.catalog_role_id
        )
        """;

    /// <summary>
    /// A table expression, named <c>people</c>: who has a place on a shift of <c>near (id, business_id)</c>, did not come to theirs, or was given up as late. <c>holds</c>: has it; <c>came</c>: clocked in;
    /// <c>worked</c>: and out again; <c>on_time</c>: at most 5 minutes after the start; <c>missed</c>: did not come. <c>minutes</c> and <c>cents</c>: what is paid for and billed by the timesheet of who has
    /// worked, else what is planned, as <see cref="Orders.OrderCost"/> has it for one worker. <c>fill_micros</c>: from when the role was published to the booking, null of who took over from another.
    /// </summary>
    public static string People(Guid company) => $"""
        people AS MATERIALIZED (
            SELECT n.id AS shift_id, w.* FROM near n CROSS JOIN LATERAL (
                SELECT r.catalog_role_id, a.staff_id, a.bill_rate_cents, a.status IN ({Holding}) AS holds, a.status IN ('checkedIn', 'checkedOut', 'completed') AS came,
                    a.status IN ('checkedOut', 'completed') AS worked, a.checked_in_at <= a.starts_at + interval '5 minutes' AS on_time, a.status = 'noShow' AS missed, v.rating,
                    CASE WHEN a.status IN ('checkedOut', 'completed') AND t.payable_minutes IS NOT NULL THEN t.payable_minutes ELSE {Planned("a")} END AS minutes, {Planned("a")} AS planned_minutes,
                    CASE WHEN a.status IN ('checkedOut', 'completed') AND t.bill_cents IS NOT NULL THEN t.bill_cents ELSE round({Planned("a")} * a.bill_rate_cents::numeric / 60) END AS cents,
                    CASE WHEN a.replaces_assignment_id IS NULL AND a.status <> 'cancelled' THEN greatest(0, extract(epoch FROM a.created_at - r.published_at) * 1000000)::bigint END AS fill_micros
                FROM staffing.assignments a
                JOIN staffing.shift_roles r ON r.company_id = '{company}' AND r.id = a.shift_role_id
                LEFT JOIN staffing.timesheets t ON t.company_id = '{company}' AND t.assignment_id = a.id
                LEFT JOIN staffing.reviews v ON v.company_id = '{company}' AND v.business_id = n.business_id AND v.assignment_id = a.id AND v.is_active
                WHERE a.company_id = '{company}' AND a.business_id = n.business_id AND a.shift_id = n.id AND (a.status IN ({Holding}, 'noShow') OR a.cancel_code = '{CancelCodes.LateWorker}') OFFSET 0
            ) w
        )
        """;

    /// <summary>Paid minutes from start to end, without an unpaid break of the role <c>r</c>.</summary>
    private static string Planned(string of) => $"greatest(0, floor(extract(epoch FROM {of}.ends_at - {of}.starts_at) / 60) - CASE WHEN r.is_break_paid THEN 0 ELSE r.break_minutes END)";

    private static string Sum(string of, string figure, string type = "int") => $"coalesce(sum({of}.{figure}), 0)::{type} AS {figure}";
}
