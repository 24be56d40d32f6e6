using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Reports;

internal enum RiskLevel
{
    /// <summary>Once.</summary>
    Low,

    /// <summary>More often, and never twice within 30 days.</summary>
    Medium,

    /// <summary>Twice or more within some 30 days of the report.</summary>
    High,
}

internal sealed record NoShowIncident(DateOnly Date, ShiftId ShiftId, string ShiftTitle, string HubName);

/// <param name="NoShowCount">Shifts of the report that they did not come to.</param>
/// <param name="TotalShifts">The same, with those that they worked.</param>
/// <param name="Incidents">The newest first; 50 at most.</param>
internal sealed record NoShowWorker(StaffId StaffId, string FullName, int NoShowCount, int TotalShifts, RiskLevel RiskLevel, IReadOnlyList<NoShowIncident> Incidents);

/// <param name="NoShowRatePercent">Of the places that were worked or not come to, how many were not come to.</param>
/// <param name="Workers">Who did not come once or more, most often first; 500 at most.</param>
internal sealed record NoShowReportView(int TotalNoShows, decimal NoShowRatePercent, IReadOnlyList<NoShowWorker> Workers);

/// <summary>Who did not come to the shifts of some days.</summary>
internal static class NoShowReport
{
    private const int MostWorkers = 500;
    private const int MostIncidents = 50;

    /// <summary>The second of two no-shows that are fewer days apart lies within 30 days with the first.</summary>
    private const int HighWithinDays = 30;

    private sealed record Totals(int NoShows, int Shifts);

    private sealed record Missed(Guid Staff, string Name, int NoShows, int Shifts, bool IsHigh, NoShowIncident Incident);

    public static async Task<Result<ObjectOrTable<NoShowReportView>>> Handle(ReportInput asked, ReportFile file, ReportedWork work, CancellationToken cancel)
    {
        var days = asked.Days();
        if (days.Problem is { } problem) return problem;
        if (await work.Refuse(asked.Filter, cancel) is { } refusal) return refusal;
        var rows = await work.Read(asked.Filter, sql => Statement(sql, days.Value), row => (Totals: new Totals(row.GetInt32(0), row.GetInt32(1)), Missed: row.IsDBNull(2) ? null : Read(row)), cancel);
        var workers = rows.Select(r => r.Missed).OfType<Missed>().GroupBy(m => m.Staff)
            .Select(of => of.First() is var one ? new NoShowWorker(new(one.Staff), one.Name, one.NoShows, one.Shifts, one.IsHigh ? RiskLevel.High : one.NoShows > 1 ? RiskLevel.Medium : RiskLevel.Low, [.. of.Select(m => m.Incident)]) : null!);
        return ReportTable.Of(new NoShowReportView(rows[0].Totals.NoShows, ReportFigures.Percent(rows[0].Totals.NoShows, rows[0].Totals.Shifts), [.. workers]), file, $"no-show-{asked.From:yyyy-MM-dd}-{asked.To:yyyy-MM-dd}");
    }

    private static string Statement(WorkSql sql, ReportDays days) => $"""
        WITH {sql.Figures(days)}, {sql.Judged(days)}, missed AS MATERIALIZED (
            SELECT a.staff_id, a.shift_id FROM staffing.assignments a WHERE {sql.Around(days)} AND a.status = 'noShow' AND {sql.OnCounted}
        ), totals AS (
            SELECT (SELECT count(*) FROM missed) AS no_shows, coalesce(sum(worked + missed), 0) AS shifts FROM figures
        ), workers AS (
            SELECT staff_id, count(*) AS no_shows FROM missed GROUP BY staff_id
        ), shown AS MATERIALIZED (
            SELECT w.*, s.full_name FROM workers w JOIN staffing.staff s ON {sql.Own("s")} AND s.id = w.staff_id ORDER BY w.no_shows DESC, s.full_name COLLATE "C", w.staff_id LIMIT {MostWorkers}
        ), awaited AS (
            SELECT a.staff_id, count(*) AS shifts FROM shown w CROSS JOIN LATERAL (
                SELECT a.staff_id, a.shift_id FROM staffing.assignments a WHERE {sql.Around(days)} AND a.staff_id = w.staff_id AND a.status IN ('checkedOut', 'completed', 'noShow') OFFSET 0
            ) a WHERE {sql.OnCounted} GROUP BY a.staff_id
        ), incidents AS (
            SELECT e.*, row_number() OVER newest AS nth, bool_or(e.gap < {HighWithinDays}) OVER (PARTITION BY e.staff_id) AS is_high
            FROM (
                SELECT m.*, s.local_date, s.title, s.hub_id, s.local_date - lag(s.local_date) OVER (PARTITION BY m.staff_id ORDER BY s.local_date, m.shift_id) AS gap FROM missed m JOIN shown w ON w.staff_id = m.staff_id
                CROSS JOIN LATERAL (SELECT s.local_date, s.title, s.hub_id FROM staffing.shifts s WHERE {sql.Own("s")} AND s.id = m.shift_id OFFSET 0) s
            ) e
            WINDOW newest AS (PARTITION BY e.staff_id ORDER BY e.local_date DESC, e.shift_id)
        ), said AS (
            SELECT i.*, h.name AS hub_name FROM incidents i JOIN staffing.hubs h ON {sql.Own("h")} AND h.id = i.hub_id WHERE i.nth <= {MostIncidents}
        )
        SELECT t.no_shows::int, t.shifts::int, w.staff_id, w.full_name, w.no_shows::int, o.shifts::int, coalesce(i.is_high, false), i.local_date, i.shift_id, i.title, i.hub_name
        FROM totals t LEFT JOIN (shown w JOIN awaited o ON o.staff_id = w.staff_id JOIN said i ON i.staff_id = w.staff_id) ON true
        ORDER BY w.no_shows DESC, w.full_name COLLATE "C", w.staff_id, i.nth
        """;

    private static Missed Read(NpgsqlDataReader row) => new(
        row.GetGuid(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), row.GetBoolean(6), new(row.GetFieldValue<DateOnly>(7), new(row.GetGuid(8)), row.GetString(9), row.GetString(10)));
}
