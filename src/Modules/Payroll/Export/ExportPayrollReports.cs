using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Export;

internal enum ExportFormat
{
    Csv,
    Xlsx,
}

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
    public const int MostRows = 100_000;

    internal sealed record Input(ExportFormat Format = ExportFormat.Csv, ExportDetail Detail = ExportDetail.Totals) : IInput;

    public static async Task<Result<FileAnswer>> Handle(ListOf<PayrollReport> list, InDepartment only, Input wanted, VisibleReports visible, ExactTimes exact, IPeople people, CancellationToken cancel)
    {
        var (reports, manages) = await visible.Of(only.DepartmentId, cancel);
        var found = await list.Matching(reports.AsNoTracking())
            .OrderBy(r => r.PeriodStart).ThenBy(r => r.PeriodEnd).ThenBy(r => r.UserId).ThenBy(r => r.Id).Take(MostRows + 1).ToListAsync(cancel);
        if (found.Count > MostRows) return PayrollProblems.TooManyRows;

        var briefs = await people.Briefs(found.Select(r => r.UserId).Distinct(), cancel);
        PayrollReportDetails Details(PayrollReport report) => PayrollReportDetails.Of(report, manages(report.UserId), briefs);
        switch (wanted.Detail)
        {
            case ExportDetail.Lines:
                return Written(wanted.Format, ReportColumns.OfLines, found.SelectMany(r => ReportLine.Of(r).Select(line => (Details(r), line))).Take(MostRows + 1).ToList());
            case ExportDetail.Times:
                List<(PayrollReportDetails, AttendedTime)> times = [];
                await foreach (var (report, own) in exact.Of(found, cancel))
                {
                    var details = Details(report);
                    times.AddRange(own.Select(time => (details, time)));
                    if (times.Count > MostRows) break;
                }
                return Written(wanted.Format, ReportColumns.OfTimes, times);
            default:
                Dictionary<PayrollReportId, long> worked = [];
                await foreach (var (report, own) in exact.Of(found, cancel)) worked[report.Id] = own.Sum(time => time.WorkedSeconds);
                return Written(wanted.Format, ReportColumns.OfTotals, [.. found.Select(r => (Details(r), ExactTimes.Hours(worked[r.Id])))]);
        }
    }

    private static Result<FileAnswer> Written<TRow>(ExportFormat format, IReadOnlyList<Column<TRow>> columns, IReadOnlyCollection<TRow> rows)
    {
        if (rows.Count > MostRows) return PayrollProblems.TooManyRows;
        return format is ExportFormat.Xlsx
            ? new FileAnswer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", PayrollWorkbook.Of(columns, rows), "payroll.xlsx")
            : new FileAnswer("text/csv; charset=utf-8", PayrollCsv.Of(columns, rows), "payroll.csv");
    }
}
