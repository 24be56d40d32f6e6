using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Reports;

internal enum ForecastConfidence
{
    /// <summary>All of it is booked.</summary>
    Booked,

    /// <summary>Some of it is what is usual.</summary>
    Projected,
}

/// <param name="WeekStart">A Monday, which may be one before the report's first day; only days of the report count.</param>
/// <param name="WorkerHours">Of all workers together.</param>
internal sealed record ForecastWeek(DateOnly WeekStart, int ShiftCount, decimal WorkerHours, long AmountCents, ForecastConfidence Confidence);

/// <param name="ProjectedSpendCents">The sum of the weeks.</param>
/// <param name="ProjectedWorkers">Places: who works twice counts twice.</param>
/// <param name="AverageWeeklySpendCents">For each seven days of the report.</param>
/// <param name="Method">How it was reckoned; a word that stays while the method does.</param>
/// <param name="Weeks">Those with work, in their order.</param>
internal sealed record ForecastReportView(long ProjectedSpendCents, int ProjectedWorkers, long AverageWeeklySpendCents, string Method, IReadOnlyList<ForecastWeek> Weeks);

/// <summary>
/// What the work of some days will come to, hub by hub and day by day. A day that is past: what was worked, as <see cref="DaySql.People"/> has it. A day from today on, by the clock of its
/// hub, with shifts: what these cost if all of their places are taken (<see cref="Orders.OrderCost"/>). One without any: a quarter of what the last four days of the hub that are past and
/// of the same weekday came to. Each week is rounded once. Worked example: on a Monday on which the last four Tuesdays cost 100, 0, 120 and 100, next Tuesday without a shift is 80.
/// </summary>
internal static class ForecastReport
{
    public const string Method = "BOOKED_THEN_MEAN_OF_LAST_4_SAME_WEEKDAYS";

    private const int HistoryDays = 28;

    private sealed record Week(DateOnly Start, int Shifts, int Places, decimal Minutes, long Cents, bool IsProjected);

    public static async Task<Result<ObjectOrTable<ForecastReportView>>> Handle(ReportInput asked, ReportFile file, ReportedWork work, TimeProvider clock, CancellationToken cancel)
    {
        var days = asked.Days();
        if (days.Problem is { } problem) return problem;
        if (await work.Refuse(asked.Filter, cancel) is { } refusal) return refusal;
        var weeks = await Weeks(work, asked.Filter, days.Value, clock.GetUtcNow(), cancel);
        var cents = weeks.Sum(w => w.Cents);
        return ReportTable.Of(new ForecastReportView(cents, weeks.Sum(w => w.Places), ReportFigures.Whole(7m * cents / days.Value.Count), Method,
            [.. weeks.Select(w => new ForecastWeek(w.Start, w.Shifts, ReportFigures.Hours(w.Minutes), w.Cents, w.IsProjected ? ForecastConfidence.Projected : ForecastConfidence.Booked))]),
            file, $"forecast-{asked.From:yyyy-MM-dd}-{asked.To:yyyy-MM-dd}");
    }

    /// <summary>What these days will cost.</summary>
    public static async Task<long> Cents(ReportedWork work, ReportFilter filter, ReportDays days, DateTimeOffset now, CancellationToken cancel) => (await Weeks(work, filter, days, now, cancel)).Sum(w => w.Cents);

    private static Task<List<Week>> Weeks(ReportedWork work, ReportFilter filter, ReportDays days, DateTimeOffset now, CancellationToken cancel) =>
        work.Read(filter, sql => Statement(sql, days, now), row => new Week(row.GetFieldValue<DateOnly>(0), row.GetInt32(1), row.GetInt32(2), row.GetDecimal(3), row.GetInt64(4), row.GetBoolean(5)), cancel);

    private static string Statement(WorkSql sql, ReportDays days, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        // By the clock of a hub it may be a day earlier or later than in UTC.
        var lately = new ReportDays(today.AddDays(-HistoryDays - 1), today.AddDays(1));
        return $"""
            WITH {sql.Figures(days, lately)}, clocks AS MATERIALIZED (
                SELECT h.id AS hub_id, ('{now:O}'::timestamptz AT TIME ZONE h.timezone)::date AS today FROM staffing.hubs h WHERE {sql.OfBusiness("h")}
            ), days AS MATERIALIZED (
                SELECT c.hub_id, f.local_date, c.today, sum(f.shifts) AS shifts, CASE WHEN f.local_date < c.today THEN sum(f.held) ELSE sum(f.needed) END AS places,
                    CASE WHEN f.local_date < c.today THEN sum(f.minutes) ELSE sum(f.needed_minutes) END AS minutes, CASE WHEN f.local_date < c.today THEN sum(f.cents) ELSE sum(f.needed_cent_minutes) / 60 END AS cents
                FROM figures f JOIN clocks c ON c.hub_id = f.hub_id GROUP BY c.hub_id, f.local_date, c.today
            ), usual AS (
                SELECT hub_id, today, extract(isodow FROM local_date) AS weekday, sum(shifts) / 4 AS shifts, sum(places) / 4 AS places, sum(minutes) / 4 AS minutes, sum(cents) / 4 AS cents FROM days
                WHERE local_date BETWEEN today - {HistoryDays} AND today - 1 GROUP BY hub_id, today, weekday
            ), counted AS (
                SELECT local_date, shifts, places, minutes, cents, false AS is_projected FROM days WHERE local_date BETWEEN {WorkSql.Of(days.First)} AND {WorkSql.Of(days.Last)}
                UNION ALL SELECT d::date, u.shifts, u.places, u.minutes, u.cents, true FROM usual u
                    JOIN generate_series({WorkSql.Of(days.First)}::timestamp, {WorkSql.Of(days.Last)}::timestamp, '1 day') d ON extract(isodow FROM d) = u.weekday AND d >= u.today
                    WHERE NOT EXISTS (SELECT FROM days x WHERE x.hub_id = u.hub_id AND x.local_date = d::date)
            )
            SELECT date_trunc('week', local_date::timestamp)::date AS week, round(sum(shifts))::int, round(sum(places))::int, sum(minutes), round(sum(cents))::bigint, bool_or(is_projected)
            FROM counted GROUP BY week ORDER BY week
            """;
    }
}
