using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Kernel.Spreadsheets;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Export;

/// <summary>What a row of the file is.</summary>
internal enum ExportDetail
{
    /// <summary>A report.</summary>
    Totals,

    /// <summary>A line of a report.</summary>
    Lines,

    /// <summary>A record of somebody's attendance in the days of a report: the times as they were, and as they count.</summary>
    Times,
}

/// <summary>The reports that match, as a file for spreadsheets: the same filters and the same sight as the list.</summary>
internal static class ExportPayrollReports
{
    internal sealed record Input(ExportFormat Format = ExportFormat.Csv, ExportDetail Detail = ExportDetail.Totals) : IInput;

    public static async Task<Result<FileAnswer>> Handle(ListOf<PayrollReport> list, InDepartment only, Input wanted, VisibleReports visible, ExactTimes exact, IPeople people, CancellationToken cancel)
    {
        var (reports, manages) = await visible.Of(only.DepartmentId, cancel);
        var matching = await list.All(reports, all => all.OrderBy(r => r.PeriodStart).ThenBy(r => r.PeriodEnd).ThenBy(r => r.UserId).ThenBy(r => r.Id), cancel);
        if (matching.Problem is { } problem) return problem;
        var found = matching.Value;
        var briefs = await people.Briefs(found.Select(r => r.UserId).Distinct(), cancel);
        PayrollReportDetails Details(PayrollReport report) => PayrollReportDetails.Of(report, manages(report.UserId), briefs);
        switch (wanted.Detail)
        {
            case ExportDetail.Lines:
                return TableFile.Of(wanted.Format, "payroll", ReportColumns.OfLines, found.SelectMany(r => ReportLine.Of(r).Select(line => (Details(r), line))).Take(TableFile.MostRows + 1).ToList());
            case ExportDetail.Times:
                List<(PayrollReportDetails, AttendedTime)> times = [];
                await foreach (var (report, own) in exact.Of(found, cancel))
                {
                    var details = Details(report);
                    times.AddRange(own.Select(time => (details, time)));
                    if (times.Count > TableFile.MostRows) break;
                }
                return TableFile.Of(wanted.Format, "payroll", ReportColumns.OfTimes, times);
            default:
                Dictionary<PayrollReportId, long> worked = [];
                await foreach (var (report, own) in exact.Of(found, cancel)) worked[report.Id] = own.Sum(time => time.WorkedSeconds);
                return TableFile.Of(wanted.Format, "payroll", ReportColumns.OfTotals, [.. found.Select(r => (Details(r), ExactTimes.Hours(worked[r.Id])))]);
        }
    }
}
