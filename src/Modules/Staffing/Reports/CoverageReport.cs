using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Reports;

/// <param name="Required">Places wanted on its shifts.</param>
/// <param name="Filled">Of these, how many are taken.</param>
/// <param name="Percent">A whole number.</param>
internal sealed record CoverageOfDay(DateOnly Date, int Required, int Filled, decimal Percent);

/// <inheritdoc cref="CoverageOfDay"/>
internal sealed record CoverageOfHub(HubId HubId, string HubName, decimal Percent);

/// <param name="OverallCoveragePercent">Of the places wanted, how many are taken; 0 where none is wanted.</param>
/// <param name="Days">Those with shifts, in their order.</param>
/// <param name="WorstHubs">Five of those where places are free, the emptiest first.</param>
internal sealed record CoverageReportView(decimal OverallCoveragePercent, int TotalRequired, int TotalFilled, IReadOnlyList<CoverageOfDay> Days, IReadOnlyList<CoverageOfHub> WorstHubs);

/// <summary>How many of the places of some days are taken.</summary>
internal static class CoverageReport
{
    private const int MostHubs = 5;

    /// <summary>Of one day, or of one hub.</summary>
    private sealed record Part(DateOnly? Day, Guid? Hub, string? Name, int Required, int Filled);

    public static async Task<Result<ObjectOrTable<CoverageReportView>>> Handle(ReportInput asked, ReportFile file, ReportedWork work, CancellationToken cancel)
    {
        var days = asked.Days();
        if (days.Problem is { } problem) return problem;
        if (await work.Refuse(asked.Filter, cancel) is { } refusal) return refusal;
        var parts = await work.Read(asked.Filter, sql => Statement(sql, days.Value), Read, cancel);
        return ReportTable.Of(View(parts), file, $"coverage-{asked.From:yyyy-MM-dd}-{asked.To:yyyy-MM-dd}");
    }

    private static CoverageReportView View(List<Part> parts)
    {
        var dated = parts.Where(p => p.Day is not null).OrderBy(p => p.Day).ToList();
        var (required, filled) = (dated.Sum(p => p.Required), dated.Sum(p => p.Filled));
        return new CoverageReportView(ReportFigures.Percent(filled, required), required, filled,
            [.. dated.Select(p => new CoverageOfDay(p.Day!.Value, p.Required, p.Filled, ReportFigures.WholePercent(p.Filled, p.Required)))],
            [.. parts.Where(p => p.Hub is not null && p.Filled < p.Required).OrderBy(p => (decimal)p.Filled / p.Required).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Hub).Take(MostHubs)
                .Select(p => new CoverageOfHub(new(p.Hub!.Value), p.Name!, ReportFigures.WholePercent(p.Filled, p.Required)))]);
    }

    private static string Statement(WorkSql sql, ReportDays days) => $"""
        WITH {sql.Figures(days)}, parts AS (
            SELECT local_date, hub_id, sum(places) AS required, sum(taken) AS filled FROM figures GROUP BY GROUPING SETS ((local_date), (hub_id))
        )
        SELECT p.local_date, p.hub_id, h.name, p.required::int, p.filled::int FROM parts p LEFT JOIN staffing.hubs h ON {sql.Own("h")} AND h.id = p.hub_id
        """;

    private static Part Read(NpgsqlDataReader row) =>
        new(row.IsDBNull(0) ? null : row.GetFieldValue<DateOnly>(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt32(3), row.GetInt32(4));
}
