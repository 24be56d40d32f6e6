using System.Globalization;

namespace WorkforceOS.Staffing.Reports;

/// <summary>
/// Parts of the statements of reports. Whose work it is and of which days stands in them as it is, being ids and days and nobody's words: a day and a year are
/// planned differently, and a plan that is kept for both is good for neither.
/// </summary>
/// <param name="hubs">Those that are counted; null for all of the business.</param>
internal sealed class WorkSql(Guid company, BusinessId business, ReportFilter filter, List<HubId>? hubs)
{
    /// <summary>From the start of a shift by the clock of its hub to the start of the day in UTC, and to the last of who begins on it later, it is less than this.</summary>
    private const int MarginDays = 2;

    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"'{day:yyyy-MM-dd}'::date");

    /// <summary>
    /// Table expressions <c>figures</c> and <c>role_figures</c>, with the columns of <see cref="DaySql"/>: of each hub's days, or of either of two stretches of them, what was kept; of those that were
    /// touched since, what their work comes to now.
    /// </summary>
    public string Figures(ReportDays days, ReportDays? also = null) => $"""
        touched AS MATERIALIZED (
            SELECT DISTINCT t.business_id, t.hub_id, t.local_date FROM staffing.touched_days t WHERE {OfBusiness("t")} AND {On("t", days, also)}{AtHubs("t")}
        ), {DaySql.Fresh(company)}, figures AS NOT MATERIALIZED ({Kept("reported_days", DaySql.Figures, "fresh_days", days, also)}), role_figures AS NOT MATERIALIZED ({Kept("reported_roles", DaySql.RoleFigures, "fresh_roles", days, also)})
        """;

    /// <summary>Table expressions <c>near</c>, the shifts of a day, and <see cref="DaySql.People"/> on them.</summary>
    /// <param name="more">Columns of the shift <c>s</c> and its hub <c>h</c>, beside <c>id, business_id, required_workers, assigned_workers</c>.</param>
    public string Work(ReportDays day, string more) => $"""
        near AS MATERIALIZED (
            SELECT s.id, s.business_id, s.required_workers, s.assigned_workers, {more} FROM staffing.shifts s JOIN staffing.hubs h ON {Own("h")} AND h.id = s.hub_id WHERE {Counted(day)}
        ), {DaySql.People(company)}
        """;

    /// <summary>A shift <c>s</c> that is counted.</summary>
    public string Counted(ReportDays days) => $"{OfBusiness("s")} AND {On("s", days)} AND {DaySql.Counts}{AtHubs("s")}{Ordered}";

    /// <summary>An assignment <c>a</c> that may be on such a shift: what an index knows of it.</summary>
    public string Around(ReportDays days) =>
        // As instants: what compares an instant with a day is not leakproof, so that row security would keep it from the index and from what is known of the column.
        $"{OfBusiness("a")} AND a.starts_at BETWEEN '{days.First.AddDays(-MarginDays):yyyy-MM-dd}T00:00:00Z'::timestamptz AND '{days.Last.AddDays(MarginDays + 1):yyyy-MM-dd}T00:00:00Z'::timestamptz";

    /// <summary>
    /// A table expression for <see cref="OnCounted"/>. Of all the work of a business few shifts are not counted, so that these are read, and whatever else is <see cref="Around"/> counts; of a part of it
    /// those are that do.
    /// </summary>
    public string Judged(ReportDays days)
    {
        if (!IsWhole) return $"judged AS NOT MATERIALIZED (SELECT s.id FROM staffing.shifts s WHERE {Counted(days)})";
        string On(DateOnly first, DateOnly last) => $"SELECT s.id FROM staffing.shifts s WHERE {OfBusiness("s")} AND s.local_date BETWEEN {Of(first)} AND {Of(last)}";
        return $"""
            judged AS MATERIALIZED (
                {On(days.First.AddDays(-2 * MarginDays), days.First.AddDays(-1))} UNION ALL {On(days.Last.AddDays(1), days.Last.AddDays(2 * MarginDays))}
                UNION ALL {On(days.First, days.Last)} AND {DaySql.NotCounted}
            )
            """;
    }

    /// <summary>Of an assignment <c>a</c> that is <see cref="Around"/>: that its shift is counted.</summary>
    public string OnCounted => $"a.shift_id {(IsWhole ? "NOT IN" : "IN")} (SELECT j.id FROM judged j)";

    public string Own(string table) => $"{table}.company_id = '{company}'";

    public string OfBusiness(string table) => $"{Own(table)} AND {table}.business_id = '{business.Value}'";

    private string Kept(string table, string figures, string fresh, ReportDays days, ReportDays? also) => $"""
        SELECT {DaySql.Keys}, {figures} FROM staffing.{table} d WHERE {OfBusiness("d")} AND {On("d", days, also)}{AtHubs("d")}{Filtered("d")}
            AND NOT EXISTS (SELECT FROM touched t WHERE t.hub_id = d.hub_id AND t.local_date = d.local_date)
        UNION ALL SELECT {DaySql.Keys}, {figures} FROM {fresh} d WHERE true{Filtered("d")}
        """;

    private static string On(string table, ReportDays days, ReportDays? also = null)
    {
        string One(ReportDays of) => $"{table}.local_date BETWEEN {Of(of.First)} AND {Of(of.Last)}";
        return also is null ? One(days) : $"({One(days)} OR {One(also)})";
    }

    private string AtHubs(string table) => hubs switch
    {
        null => "",
        [] => " AND false",
        [var one] => $" AND {table}.hub_id = '{one.Value}'",
        _ => $" AND {table}.hub_id IN ({string.Join(", ", hubs.Select(h => $"'{h.Value}'"))})",
    };

    private bool IsWhole => hubs is null && filter is { Vendor: null, CostCenter: null };

    private string Ordered => filter is { Vendor: null, CostCenter: null } ? "" : $" AND s.order_id IN (SELECT o.id FROM staffing.orders o WHERE {OfBusiness("o")}{Filtered("o")})";

    private string Filtered(string table) => $"{Is(table, "vendor_id", filter.Vendor?.Value)}{Is(table, "cost_center_id", filter.CostCenter?.Value)}";

    private static string Is(string table, string column, Guid? id) => id is { } one ? $" AND {table}.{column} = '{one}'" : "";
}
