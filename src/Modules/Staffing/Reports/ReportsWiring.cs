using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Reports;

/// <summary>What clients read of many days at once.</summary>
internal static class ReportsWiring
{
    /// <summary>Those beside the summary, by the last part of their paths.</summary>
    public static readonly IReadOnlyList<string> Names = ["daily-ops", "spend", "coverage", "forecast", "performance", "no-show"];

    public static void AddReports(this IServiceCollection services)
    {
        services.AddScoped<ReportedWork>();
        services.AddScoped<DayCounting>();
        services.AddJob<RecountDays>(RecountDays.Name, RecountDays.Often);
    }

    public static void MapReports(this StaffingApi api)
    {
        api.Client("getReportSummary", "GET", "/client/reports/summary", SummaryReport.Handle);
        api.Client("getDailyOpsReport", "GET", "/client/reports/daily-ops", DailyOpsReport.Handle);
        api.Client("getSpendReport", "GET", "/client/reports/spend", SpendReport.Handle);
        api.Client("getCoverageReport", "GET", "/client/reports/coverage", CoverageReport.Handle);
        api.Client("getForecastReport", "GET", "/client/reports/forecast", ForecastReport.Handle);
        api.Client("getPerformanceReport", "GET", "/client/reports/performance", PerformanceReport.Handle);
        api.Client("getNoShowReport", "GET", "/client/reports/no-show", NoShowReport.Handle);
    }
}
