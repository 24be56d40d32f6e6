using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Reports;

internal enum SpendBucket
{
    Day,

    /// <summary>From Monday.</summary>
    Week,
    Month,
}

/// <param name="Category">Of the roles, as the marketplace names it.</param>
/// <param name="Percentage">Of all of the report.</param>
internal sealed record SpendOfCategory(string Category, long AmountCents, decimal Percentage);

/// <param name="BucketStart">Its first day, which may be one before the report's.</param>
internal sealed record SpendOfBucket(DateOnly BucketStart, long AmountCents, decimal Hours);

/// <inheritdoc cref="SpendOfCategory"/>
internal sealed record SpendOfHub(HubId HubId, string HubName, long AmountCents, decimal Percentage, decimal Hours);

/// <inheritdoc cref="SpendOfCategory"/>
internal sealed record SpendOfRole(CatalogRoleId CatalogRoleId, string RoleName, long AmountCents, decimal Percentage, decimal Hours);

/// <param name="TotalSpendCents">What has been worked, as its timesheets bill it, and what is booked, as it is planned; see <see cref="DaySql.People"/>.</param>
/// <param name="AverageDailySpendCents">For each day of the report, also those without work.</param>
/// <param name="Series">Buckets with work, in their order.</param>
/// <param name="ByHub">Those that cost most first; 500 at most.</param>
/// <param name="ByRole">The same of roles.</param>
internal sealed record SpendReportView(
    long TotalSpendCents, long AverageDailySpendCents, IReadOnlyList<SpendOfCategory> IndustryBreakdown, IReadOnlyList<SpendOfBucket> Series, IReadOnlyList<SpendOfHub> ByHub, IReadOnlyList<SpendOfRole> ByRole);

/// <summary>What the work of some days costs, and where it goes.</summary>
internal static class SpendReport
{
    private const int MostShown = 500;

    /// <summary>Of roles to which the marketplace has given none.</summary>
    private const string NoCategory = "Other";

    internal sealed record Split(SpendBucket Bucket = SpendBucket.Day) : IInput;

    /// <summary>Of one bucket, or one hub, or one role.</summary>
    private sealed record Part(DateOnly? Bucket, Guid? Hub, Guid? Role, string? Name, string? Category, long Minutes, long Cents);

    public static async Task<Result<ObjectOrTable<SpendReportView>>> Handle(ReportInput asked, Split split, ReportFile file, ReportedWork work, CancellationToken cancel)
    {
        var days = asked.Days();
        if (days.Problem is { } problem) return problem;
        if (await work.Refuse(asked.Filter, cancel) is { } refusal) return refusal;
        var parts = await work.Read(asked.Filter, sql => Statement(sql, days.Value, split.Bucket), Read, cancel);
        return ReportTable.Of(View(parts, days.Value), file, $"spend-{asked.From:yyyy-MM-dd}-{asked.To:yyyy-MM-dd}");
    }

    private static SpendReportView View(List<Part> parts, ReportDays days)
    {
        var total = parts.Where(p => p.Bucket is not null).Sum(p => p.Cents);
        var roles = parts.Where(p => p.Role is not null).OrderByDescending(p => p.Cents).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Role).ToList();
        return new SpendReportView(total, ReportFigures.Whole((decimal)total / days.Count),
            [.. roles.GroupBy(p => p.Category ?? NoCategory, (category, of) => (category, Cents: of.Sum(p => p.Cents))).OrderByDescending(c => c.Cents).ThenBy(c => c.category, StringComparer.Ordinal)
                .Select(c => new SpendOfCategory(c.category, c.Cents, ReportFigures.Percent(c.Cents, total)))],
            [.. parts.Where(p => p.Bucket is not null).OrderBy(p => p.Bucket).Select(p => new SpendOfBucket(p.Bucket!.Value, p.Cents, ReportFigures.Hours(p.Minutes)))],
            [.. parts.Where(p => p.Hub is not null).OrderByDescending(p => p.Cents).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Hub).Take(MostShown)
                .Select(p => new SpendOfHub(new(p.Hub!.Value), p.Name!, p.Cents, ReportFigures.Percent(p.Cents, total), ReportFigures.Hours(p.Minutes)))],
            [.. roles.Take(MostShown).Select(p => new SpendOfRole(new(p.Role!.Value), p.Name!, p.Cents, ReportFigures.Percent(p.Cents, total), ReportFigures.Hours(p.Minutes)))]);
    }

    private static string Statement(WorkSql sql, ReportDays days, SpendBucket bucket) => $"""
        WITH {sql.Figures(days)}, parts AS (
            SELECT date_trunc('{Text.Of(bucket)}', local_date::timestamp)::date AS bucket, hub_id, NULL::uuid AS catalog_role_id, sum(minutes) AS minutes, sum(cents) AS cents FROM figures WHERE held > 0
            GROUP BY GROUPING SETS ((date_trunc('{Text.Of(bucket)}', local_date::timestamp)::date), (hub_id))
            UNION ALL SELECT NULL, NULL, catalog_role_id, sum(minutes), sum(cents) FROM role_figures GROUP BY catalog_role_id
        )
        SELECT p.bucket, p.hub_id, p.catalog_role_id, coalesce(h.name, c.name), c.category, p.minutes::bigint, p.cents::bigint FROM parts p
        LEFT JOIN staffing.hubs h ON {sql.Own("h")} AND h.id = p.hub_id
        LEFT JOIN staffing.catalog_roles c ON {sql.Own("c")} AND c.id = p.catalog_role_id
        """;

    private static Part Read(NpgsqlDataReader row) => new(
        row.IsDBNull(0) ? null : row.GetFieldValue<DateOnly>(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.IsDBNull(2) ? null : row.GetGuid(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
        row.GetInt64(5), row.GetInt64(6));
}
