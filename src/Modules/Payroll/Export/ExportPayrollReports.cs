using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
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
}

/// <summary>The reports that match, as a file for spreadsheets: the same filters and the same sight as the list.</summary>
internal static class ExportPayrollReports
{
    public const int MostRows = 100_000;

    internal sealed record Input(ExportFormat Format = ExportFormat.Csv, ExportDetail Detail = ExportDetail.Totals) : IInput;

    public static async Task<Result<FileAnswer>> Handle(ListOf<PayrollReport> list, InDepartment only, Input wanted, VisibleReports visible, IPeople people, CancellationToken cancel)
    {
        var (reports, manages) = await visible.Of(only.DepartmentId, cancel);
        var found = await list.Matching(reports.AsNoTracking())
            .OrderBy(r => r.PeriodStart).ThenBy(r => r.PeriodEnd).ThenBy(r => r.UserId).ThenBy(r => r.Id).Take(MostRows + 1).ToListAsync(cancel);
        if (found.Count > MostRows) return PayrollProblems.TooManyRows;

        var briefs = await people.Briefs(found.Select(r => r.UserId).Distinct(), cancel);
        var details = found.Select(r => PayrollReportDetails.Of(r, manages(r.UserId), briefs));
        if (wanted.Detail is ExportDetail.Totals) return Written(wanted.Format, ReportColumns.OfReports, details);

        var lines = found.Zip(details).SelectMany(r => ReportLine.Of(r.First).Select(line => (r.Second, line))).Take(MostRows + 1).ToList();
        return lines.Count > MostRows ? PayrollProblems.TooManyRows : Written(wanted.Format, ReportColumns.OfLines, lines);
    }

    private static FileAnswer Written<TRow>(ExportFormat format, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows) => format is ExportFormat.Xlsx
        ? new FileAnswer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", PayrollWorkbook.Of(columns, rows), "payroll.xlsx")
        : new FileAnswer("text/csv; charset=utf-8", PayrollCsv.Of(columns, rows), "payroll.csv");
}
