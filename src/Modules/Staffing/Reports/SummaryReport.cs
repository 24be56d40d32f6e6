using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Reports;

/// <param name="FilledPercent">Of the shifts, how many have nobody missing.</param>
/// <param name="CoveragePercent">Of the places wanted, how many are taken.</param>
/// <param name="TotalHours">Paid for by what is spent.</param>
/// <param name="TotalSpendCents">As in the report on spend.</param>
/// <param name="NoShowRate">Percent of the places that were worked or not come to.</param>
/// <param name="OnTimeRate">Percent of the same: who clocked in at most 5 minutes after the start.</param>
/// <param name="AverageRating">Of the work of these days, 1 to 5; 0 where nobody has rated it.</param>
/// <param name="ForecastNextPeriodCents">What as many days that come next will cost, as the forecast has it.</param>
/// <param name="AvailableReports">By the last part of their paths.</param>
internal sealed record SummaryReportView(
    int TotalShifts, decimal FilledPercent, decimal CoveragePercent, decimal TotalHours, long TotalSpendCents, decimal NoShowRate, decimal OnTimeRate, decimal AverageRating, long ForecastNextPeriodCents,
    IReadOnlyList<string> AvailableReports);

/// <summary>Some days at a glance.</summary>
internal static class SummaryReport
{
    private sealed record Figures(int Shifts, int Full, long Required, long Filled, long Minutes, long Cents, long Missed, long Awaited, long OnTime, long RatingSum, long Ratings);

    public static async Task<Result<ObjectOrTable<SummaryReportView>>> Handle(ReportInput asked, ReportFile file, ReportedWork work, TimeProvider clock, CancellationToken cancel)
    {
        var days = asked.Days();
        if (days.Problem is { } problem) return problem;
        if (await work.Refuse(asked.Filter, cancel) is { } refusal) return refusal;
        var found = (await work.Read(asked.Filter, sql => Statement(sql, days.Value), Read, cancel))[0];
        var forecast = await ForecastReport.Cents(work, asked.Filter, days.Value.Next, clock.GetUtcNow(), cancel);
        return ReportTable.Of(new SummaryReportView(
            found.Shifts, ReportFigures.Percent(found.Full, found.Shifts), ReportFigures.Percent(found.Filled, found.Required), ReportFigures.Hours(found.Minutes), found.Cents,
            ReportFigures.Percent(found.Missed, found.Awaited), ReportFigures.Percent(found.OnTime, found.Awaited), ReportFigures.Rating(found.RatingSum, found.Ratings), forecast, ReportsWiring.Names),
            file, $"summary-{asked.From:yyyy-MM-dd}-{asked.To:yyyy-MM-dd}");
    }

    private static string Statement(WorkSql sql, ReportDays days) => $"""
        WITH {sql.Figures(days)}
        SELECT {Sum("shifts", "int")}, {Sum("full_shifts", "int")}, {Sum("places")}, {Sum("taken")}, {Sum("minutes")}, {Sum("cents")}, {Sum("missed")}, {Sum("worked + missed")}, {Sum("on_time")}, {Sum("rating_sum")}, {Sum("ratings")} FROM figures
        """;

    private static string Sum(string figure, string type = "bigint") => $"coalesce(sum({figure}), 0)::{type}";

    private static Figures Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10));
}
