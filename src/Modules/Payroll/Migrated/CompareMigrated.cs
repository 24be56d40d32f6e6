using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Migrated;

/// <summary>
/// Once for each open report that a build before the rules of pay calculated: notes what these rules make of it, so that whoever pays knows
/// before calculating anew. The report stays as it is. How far it has come is what is noted: stopped anywhere it goes on, and two at once do no harm.
/// </summary>
internal sealed partial class CompareMigrated(Scopes scopes, ILogger<CompareMigrated> log) : IJob
{
    public const string Name = "payroll.compareMigrated";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<PayrollDb>();
        // Across companies: one look instead of one for each company; only whose reports are to be compared is read here.
        var companies = await MigratedReports.Unnoted(db.Reports.IgnoreQueryFilters([ModuleDb.TenantFilter]), db.MigratedReports.IgnoreQueryFilters([ModuleDb.TenantFilter]))
            .Select(r => r.CompanyId).Distinct().ToListAsync(cancel);
        foreach (var company in companies)
        {
            List<PayrollReportId> failed = [];
            while (await scopes.Run(Caller.Platform(company, Name), unit => unit.GetRequiredService<MigratedReports>().NoteSome(failed, cancel), cancel)) { }
            if (failed.Count > 0) NotCompared(failed.Count, company);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} open reports of before of company {Company} cannot be calculated by the rules of now: they are compared when they can, and stay as they are")]
    private partial void NotCompared(int count, CompanyId company);
}

/// <summary>One company's, some at a time.</summary>
internal sealed class MigratedReports(PayrollDb db, PayrollSources sources, Caller caller, TimeProvider clock)
{
    private const int AtOnce = 200;

    public static IQueryable<PayrollReport> Unnoted(IQueryable<PayrollReport> reports, IQueryable<MigratedReport> noted) =>
        reports.Where(r => r.IsActive && r.Basis == null && r.ApprovalStatus == ApprovalStatus.Draft && !noted.Any(m => m.CompanyId == r.CompanyId && m.Id == r.Id));

    /// <param name="failed">Those that cannot be calculated are added, and left out the next time.</param>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> NoteSome(List<PayrollReportId> failed, CancellationToken cancel)
    {
        var some = await Unnoted(db.Reports.AsNoTracking(), db.MigratedReports).Where(r => !failed.Contains(r.Id)).OrderBy(r => r.Id).Take(AtOnce).ToListAsync(cancel);
        var terms = await sources.Terms(cancel);
        var noted = new List<object>();
        foreach (var alike in some.GroupBy(r => r.Period))
        {
            var loaded = await sources.Load([.. alike.Select(r => r.UserId).Distinct()], alike.Key, terms, cancel);
            foreach (var report in alike)
            {
                if (Anew(report, loaded) is { } figures) noted.Add(Row(report, figures));
                else failed.Add(report.Id);
            }
        }
        // Somebody may have calculated one of them anew meanwhile: that is noted already, and counts.
        var rows = JsonSerializer.Serialize(noted, Json.Plain);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO payroll.migrated_reports (company_id, report_id, user_id, period_start, period_end, old_worked_seconds, new_worked_seconds, old_overtime_seconds, new_overtime_seconds,
                old_absence_days, new_absence_days, old_currency, new_currency, old_salary_minor, new_salary_minor, compared_at)
            SELECT r.company_id, r.id, r.user_id, r.period_start, r.period_end, r.worked_seconds, n.worked, r.overtime_seconds, n.overtime, r.absence_days, n.absent, r.currency, n.currency, r.salary_minor, n.salary, {clock.GetUtcNow()}
            FROM jsonb_to_recordset({rows}::jsonb) AS n(id uuid, worked bigint, overtime bigint, absent int, currency text, salary bigint)
            JOIN payroll.reports r ON r.company_id = {caller.Company.Value} AND r.id = n.id AND r.basis IS NULL
            ON CONFLICT DO NOTHING
            """, cancel);
        return some.Count == AtOnce;
    }

    private static PayrollFigures? Anew(PayrollReport report, PayrollSources.OfPeriod loaded)
    {
        try
        {
            return report.Anew(loaded);
        }
        catch (Exception impossible) when (impossible is OverflowException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static object Row(PayrollReport report, PayrollFigures now) =>
        new { report.Id, worked = now.WorkedSeconds, overtime = now.OvertimeSeconds, absent = now.AbsenceDays, currency = now.Total.Currency, salary = now.Salary.Minor };
}
