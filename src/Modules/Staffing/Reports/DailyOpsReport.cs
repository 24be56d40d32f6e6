using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Reports;

/// <param name="Required">Places wanted.</param>
/// <param name="Assigned">Of these, how many are taken.</param>
/// <param name="CheckedIn">Workers who came, those included who have gone again.</param>
/// <param name="HourlySpendCents">What an hour of all who have a place costs.</param>
internal sealed record ShiftOfDay(ShiftId ShiftId, string Title, string HubName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Required, int Assigned, int CheckedIn, ShiftStatus Status, long HourlySpendCents);

/// <param name="TotalWorkersDeployed">Who came, each once.</param>
/// <param name="TotalHoursScheduled">What is planned to be paid of those who have a place, or did not come to theirs.</param>
/// <param name="TotalHoursWorked">What timesheets of those say who have worked.</param>
/// <param name="OnTimeArrivals">At most 5 minutes after the start.</param>
/// <param name="LateArrivals">Later than that.</param>
/// <param name="CoveragePercent">Of the places wanted, how many are taken; 0 where none is wanted.</param>
/// <param name="Shifts">As they begin; 1000 at most.</param>
internal sealed record DailyOpsReportView(
    DateOnly Date, int TotalShifts, int TotalWorkersDeployed, decimal TotalHoursScheduled, decimal TotalHoursWorked, int OnTimeArrivals, int LateArrivals, int NoShows, decimal CoveragePercent, IReadOnlyList<ShiftOfDay> Shifts);

/// <summary>How one day went, shift by shift.</summary>
internal static class DailyOpsReport
{
    private const int MostShifts = 1000;

    /// <param name="Date">By the clocks of the hubs.</param>
    internal sealed record Input(DateOnly Date, HubId? HubId = null, VendorId? VendorId = null, CostCenterId? CostCenterId = null) : IInput
    {
        public ReportFilter Filter => new(HubId, VendorId, CostCenterId);
    }

    private sealed record Totals(int Shifts, int Deployed, long Scheduled, long Worked, int OnTime, int Late, int NoShows, int Required, int Assigned);

    public static async Task<Result<ObjectOrTable<DailyOpsReportView>>> Handle(Input asked, ReportFile file, ReportedWork work, CancellationToken cancel)
    {
        if (!ReportDays.IsUsual(asked.Date)) return ReportDays.Unusual("date");
        if (await work.Refuse(asked.Filter, cancel) is { } refusal) return refusal;
        var rows = await work.Read(asked.Filter, sql => Statement(sql, new(asked.Date, asked.Date)), row => (Totals: ReadTotals(row), Shift: row.IsDBNull(9) ? null : ReadShift(row)), cancel);
        var totals = rows[0].Totals;
        return ReportTable.Of(new DailyOpsReportView(
            asked.Date, totals.Shifts, totals.Deployed, ReportFigures.Hours(totals.Scheduled), ReportFigures.Hours(totals.Worked), totals.OnTime, totals.Late, totals.NoShows,
            ReportFigures.Percent(totals.Assigned, totals.Required), [.. rows.Select(r => r.Shift).OfType<ShiftOfDay>()]), file, $"daily-ops-{asked.Date:yyyy-MM-dd}");
    }

    private static string Statement(WorkSql sql, ReportDays day) => $"""
        WITH {sql.Work(day, more: "s.title, s.starts_at, s.ends_at, s.status, h.name AS hub_name")}, totals AS (
            SELECT count(DISTINCT staff_id) FILTER (WHERE came) AS deployed, sum(planned_minutes) FILTER (WHERE holds OR missed) AS scheduled, sum(minutes) FILTER (WHERE worked) AS worked,
                count(*) FILTER (WHERE came AND on_time) AS on_time, count(*) FILTER (WHERE came AND NOT on_time) AS late, count(*) FILTER (WHERE missed) AS no_shows FROM people
        ), wanted AS (
            SELECT count(*) AS shifts, sum(required_workers) AS required, sum(assigned_workers) AS assigned FROM near
        ), there AS (
            SELECT shift_id, count(*) FILTER (WHERE came) AS came, sum(bill_rate_cents) FILTER (WHERE holds) AS cents FROM people GROUP BY shift_id
        ), shown AS (
            SELECT * FROM near ORDER BY starts_at, id LIMIT {MostShifts}
        )
        SELECT w.shifts::int, t.deployed::int, coalesce(t.scheduled, 0)::bigint, coalesce(t.worked, 0)::bigint, t.on_time::int, t.late::int, t.no_shows::int, coalesce(w.required, 0)::int, coalesce(w.assigned, 0)::int,
            s.id, s.title, s.hub_name, s.starts_at, s.ends_at, s.required_workers, s.assigned_workers, coalesce(p.came, 0)::int, s.status, coalesce(p.cents, 0)::bigint
        FROM totals t CROSS JOIN wanted w LEFT JOIN shown s ON true LEFT JOIN there p ON p.shift_id = s.id ORDER BY s.starts_at, s.id
        """;

    private static Totals ReadTotals(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8));

    private static ShiftOfDay ReadShift(NpgsqlDataReader row) => new(
        new(row.GetGuid(9)), row.GetString(10), row.GetString(11), row.GetFieldValue<DateTimeOffset>(12), row.GetFieldValue<DateTimeOffset>(13), row.GetInt32(14), row.GetInt32(15), row.GetInt32(16),
        Enum.Parse<ShiftStatus>(row.GetString(17), ignoreCase: true), row.GetInt64(18));
}
