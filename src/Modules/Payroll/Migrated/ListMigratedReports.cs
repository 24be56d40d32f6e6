using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Migrated;

/// <summary>Figures of a report, before or by the rules of now.</summary>
internal sealed record ReportedFigures(double TotalHoursWorked, double OvertimeHours, int AbsenceDays, decimal SalaryCalculated, string Currency);

/// <param name="Changed">Whether any figure is another one.</param>
/// <param name="ComparedAt">When the figures of now were worked out.</param>
/// <param name="CalculatedAt">When the report itself was calculated anew; null while it says what it said.</param>
internal sealed record MigratedReportView(
    PayrollReportId PayrollReportId, CompanyId CompanyId, UserId UserId, DateOnly PeriodStart, DateOnly PeriodEnd, ReportedFigures Before, ReportedFigures Now, bool Changed, DateTimeOffset ComparedAt, DateTimeOffset? CalculatedAt)
{
    public static MigratedReportView Of(MigratedReport r)
    {
        var before = new ReportedFigures(Shown.Hours(r.OldWorkedSeconds), Shown.Hours(r.OldOvertimeSeconds), r.OldAbsenceDays, Shown.Amount(r.OldSalaryMinor, r.OldCurrency), r.OldCurrency);
        var now = new ReportedFigures(Shown.Hours(r.NewWorkedSeconds), Shown.Hours(r.NewOvertimeSeconds), r.NewAbsenceDays, Shown.Amount(r.NewSalaryMinor, r.NewCurrency), r.NewCurrency);
        return new MigratedReportView(r.Id, r.CompanyId, r.UserId, r.PeriodStart, r.PeriodEnd, before, now, before != now, r.ComparedAt, r.CalculatedAt);
    }
}

/// <summary>After an upgrade an admin reads which open reports the rules of now make something else of.</summary>
internal static class ListMigratedReports
{
    public static readonly Filters<MigratedReport> Filters = new Filters<MigratedReport>()
        .Id("userId", r => r.UserId)
        .Day("periodStart", r => r.PeriodStart)
        .Day("periodEnd", r => r.PeriodEnd)
        .OrderedBy(reports => reports.OrderByDescending(r => r.PeriodStart).ThenBy(r => r.Id));

    public static async Task<Result<Page<MigratedReportView>>> Handle(ListOf<MigratedReport> list, PayrollDb db, CancellationToken cancel) =>
        (await list.Read(db.MigratedReports, cancel)).Select(MigratedReportView.Of);
}
