using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Reports;

/// <inheritdoc cref="PerformanceReportView"/>
/// <param name="WeekStart">A Monday, which may be one before the report's first day; only days of the report count.</param>
internal sealed record PerformanceOfWeek(DateOnly WeekStart, decimal FillRatePercent, decimal CompletionRatePercent, decimal OnTimeRatePercent, decimal AverageRating);

/// <param name="FillRatePercent">Of the places wanted, how many are taken.</param>
/// <param name="CompletionRatePercent">Of the places whose worker was awaited, how many were worked: not those of who did not come or was given up as late.</param>
/// <param name="OnTimeRatePercent">Of who worked or did not come, who clocked in at most 5 minutes after the start.</param>
/// <param name="AverageRating">Of the work of these days, 1 to 5; 0 where nobody has rated it.</param>
/// <param name="AverageFillTimeMinutes">From the publication of a place to its booking, in whole minutes; without who took over from another.</param>
/// <param name="ClientSatisfaction">Of the ratings, how many percent are 4 or 5.</param>
/// <param name="Trend">Weeks with shifts, in their order.</param>
internal sealed record PerformanceReportView(
    decimal FillRatePercent, decimal CompletionRatePercent, decimal OnTimeRatePercent, decimal AverageRating, decimal AverageFillTimeMinutes, decimal ClientSatisfaction, IReadOnlyList<PerformanceOfWeek> Trend);

/// <summary>How well the work of some days was done.</summary>
internal static class PerformanceReport
{
    private const int MicrosOfMinute = 60_000_000;

    /// <summary>Counts of one week, or of all.</summary>
    private sealed record Counts(DateOnly Week, long Required, long Filled, long Worked, long Missed, long GivenUp, long OnTime, long RatingSum, long Ratings, long Satisfied, decimal FillMinutes, long Fills)
    {
        public decimal FillRate => ReportFigures.Percent(Filled, Required);
        public decimal CompletionRate => ReportFigures.Percent(Worked, Worked + Missed + GivenUp);
        public decimal OnTimeRate => ReportFigures.Percent(OnTime, Worked + Missed);
        public decimal Rating => ReportFigures.Rating(RatingSum, Ratings);

        public Counts Plus(Counts o) => new(Week, Required + o.Required, Filled + o.Filled, Worked + o.Worked, Missed + o.Missed, GivenUp + o.GivenUp, OnTime + o.OnTime, RatingSum + o.RatingSum, Ratings + o.Ratings,
            Satisfied + o.Satisfied, FillMinutes + o.FillMinutes, Fills + o.Fills);
    }

    public static async Task<Result<ObjectOrTable<PerformanceReportView>>> Handle(ReportInput asked, ReportFile file, ReportedWork work, CancellationToken cancel)
    {
        var days = asked.Days();
        if (days.Problem is { } problem) return problem;
        if (await work.Refuse(asked.Filter, cancel) is { } refusal) return refusal;
        var weeks = await work.Read(asked.Filter, sql => Statement(sql, days.Value), Read, cancel);
        var all = weeks.Aggregate(new Counts(default, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), (sum, week) => sum.Plus(week));
        return ReportTable.Of(new PerformanceReportView(
            all.FillRate, all.CompletionRate, all.OnTimeRate, all.Rating, all.Fills == 0 ? 0 : ReportFigures.Whole(all.FillMinutes / all.Fills), ReportFigures.Percent(all.Satisfied, all.Ratings),
            [.. weeks.Select(w => new PerformanceOfWeek(w.Week, w.FillRate, w.CompletionRate, w.OnTimeRate, w.Rating))]), file, $"performance-{asked.From:yyyy-MM-dd}-{asked.To:yyyy-MM-dd}");
    }

    private static string Statement(WorkSql sql, ReportDays days) => $"""
        WITH {sql.Figures(days)}
        SELECT date_trunc('week', local_date::timestamp)::date AS week, sum(places), sum(taken), sum(worked), sum(missed), sum(given_up), sum(on_time), sum(rating_sum), sum(ratings), sum(satisfied),
            sum(fill_micros) / {MicrosOfMinute}, sum(fills)
        FROM figures GROUP BY week ORDER BY week
        """;

    private static Counts Read(NpgsqlDataReader row) => new(row.GetFieldValue<DateOnly>(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9),
        row.GetDecimal(10), row.GetInt64(11));
}
