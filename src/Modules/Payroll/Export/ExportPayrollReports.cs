using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Export;

/// <summary>The reports that match, as a file for spreadsheets: the same filters and the same sight as the list.</summary>
internal static class ExportPayrollReports
{
    public const int MostRows = 50_000;

    public static async Task<Result<FileAnswer>> Handle(ListOf<PayrollReport> list, InDepartment only, VisibleReports visible, IPeople people, CancellationToken cancel)
    {
        var (reports, manages) = await visible.Of(only.DepartmentId, cancel);
        var rows = await list.Matching(reports.AsNoTracking())
            .OrderBy(r => r.PeriodStart).ThenBy(r => r.PeriodEnd).ThenBy(r => r.UserId).ThenBy(r => r.Id).Take(MostRows + 1).ToListAsync(cancel);
        if (rows.Count > MostRows) return PayrollProblems.TooManyRows;

        var briefs = await people.Briefs(rows.Select(r => r.UserId).Distinct(), cancel);
        var csv = PayrollCsv.Of(rows.Select(r => PayrollReportDetails.Of(r, manages(r.UserId), briefs)));
        return new FileAnswer("text/csv; charset=utf-8", csv, "payroll.csv");
    }
}
