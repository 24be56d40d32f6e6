using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Contracts.Rules;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Payroll.Adjustments;
using WorkforceOS.Payroll.Export;
using WorkforceOS.Payroll.Locks;
using WorkforceOS.Payroll.Migrated;
using WorkforceOS.Payroll.Payslips;
using WorkforceOS.Payroll.Reports;
using WorkforceOS.Payroll.RotaCosts;
using WorkforceOS.Payroll.Rules;
using WorkforceOS.Payroll.Runs;
using WorkforceOS.Payroll.Staleness;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll;

/// <summary>What everyone is owed, from the hours on record.</summary>
public static class PayrollModule
{
    public static IServiceCollection AddPayroll(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<PayrollDb>();
        services.AddScoped<PayrollSources>();
        services.AddScoped(provider => new Lazy<PayrollSources>(provider.GetRequiredService<PayrollSources>));
        services.AddScoped<PayRuleVersions>();
        services.AddScoped<IPresetRules, PayRulePresets>();
        services.AddScoped<VisibleReports>();
        services.AddScoped<IEarnedTimeOff, EarnedOfReports>();
        services.AddScoped<ApprovalRules>();
        services.AddScoped<ReportApproval>();
        services.AddScoped<ReportSettlement>();
        services.AddScoped<PeriodExtras>();
        services.AddScoped<AdjustmentWriter>();
        services.AddScoped<LockedPeople>();
        services.AddScoped<RunPeople>();
        services.AddScoped<PayslipSources>();
        services.AddScoped<ExactTimes>();
        services.AddScoped<RunStep>();
        services.AddScoped<ApprovalStep>();
        services.AddScoped<RunWork>();
        services.AddJob<FinishRuns>(FinishRuns.Name, TimeSpan.FromSeconds(10));
        services.AddScoped<MigratedReports>();
        services.AddScoped<ReadRotaCost>();
        services.AddJob<CompareMigrated>(CompareMigrated.Name, TimeSpan.FromHours(1));
        services.When<WorkedTimeChanged, FlagStaleReports>();
        services.When<LeaveDecided, FlagStaleReports>();
        services.When<LeaveDaysChanged, FlagStaleReports>();
        services.When<EmploymentStarted, FlagStaleReports>();
        services.When<EmploymentEnded, FlagStaleReports>();
        services.When<EmploymentEndWithdrawn, FlagStaleReports>();
        services.When<EmploymentTermsChanged, FlagStaleReports>();
        services.When<HolidayChanged, FlagStaleReports>();
        services.When<ShiftPlanChanged, FlagStaleReports>();
        services.When<PayrollCalculated, FlagStaleReports>();
        services.When<OvertimeSettingsChanged, FollowSettings>();
        services.Erases((PayrollDb db, UserId person) => db.Reports.Where(r => r.UserId == person), r => r.Notes, r => r.ReopenReason);
        services.Erases((PayrollDb db, UserId person) => db.Adjustments.Where(a => a.UserId == person), a => a.Note);
        services.Erases((PayrollDb db, UserId person) => db.PeriodLocks.Where(l => l.UserIds == new[] { person.Value }), l => l.Note, l => l.UnlockReason);
        return services;
    }

    public static void MapPayroll(this ApiMap api)
    {
        var reports = api.Company("payrollReporting", "payrollReport", "payrollReports");
        reports.Create("createPayrollReport", "/v1/payrollreports", CreatePayrollReport.Handle);
        reports.Update("updatePayrollReport", "/v1/payrollReports/:payrollReportId", UpdatePayrollReport.Handle);
        reports.Get("getPayrollReport", "/v1/payrollReports/:payrollReportId", GetPayrollReport.Handle);
        reports.List("listPayrollReports", "/v1/payrollreports", ListPayrollReports.Handle, ListPayrollReports.Filters);
        reports.Add("approvePayrollReport", "POST", "/v1/payrollreports/:payrollReportId/approval", "update", "payrollReport", ApprovePayrollReport.Handle);
        reports.Add("reopenPayrollReport", "POST", "/v1/payrollreports/:payrollReportId/reopening", "update", "payrollReport", ReopenPayrollReport.Handle);
        reports.Add("settlePayrollReport", "POST", "/v1/payrollreports/:payrollReportId/settlement", "update", "payrollReport", SettlePayrollReport.Handle);
        reports.History<PayrollReportId>("listPayrollReportHistory", "/v1/payrollreports/:payrollReportId/history", ReportFields.Shown);
        reports.List("exportPayrollReports", "/v1/payrollreports/export", ExportPayrollReports.Handle, ListPayrollReports.Filters);
        api.Company("payrollReporting", "migratedReport", "migratedReports").List("listMigratedReports", "/v1/migratedreports", ListMigratedReports.Handle, ListMigratedReports.Filters).For(Roles.CompanyAdmins);
        reports.Get("getPayslip", "/v1/payrollreports/:payrollReportId/payslip", GetPayslip.Handle);

        // What the rota comes to by the rules of pay; it stands with the shifts.
        api.Company("scheduleManagement", "rotaCost", "rotaCosts").Get("getRotaCost", "/v1/rotacost", ReadRotaCost.Handle);

        var adjustments = api.Company("payrollReporting", "payAdjustment", "payAdjustments");
        adjustments.Create("createPayAdjustment", "/v1/payadjustments", CreatePayAdjustment.Handle);
        adjustments.Update("updatePayAdjustment", "/v1/payadjustments/:payAdjustmentId", UpdatePayAdjustment.Handle);
        adjustments.Delete("deletePayAdjustment", "/v1/payadjustments/:payAdjustmentId", DeletePayAdjustment.Handle);
        adjustments.Get("getPayAdjustment", "/v1/payadjustments/:payAdjustmentId", GetPayAdjustment.Handle);
        adjustments.History<PayAdjustmentId>("listPayAdjustmentHistory", "/v1/payadjustments/:payAdjustmentId/history");
        adjustments.List("listPayAdjustments", "/v1/payadjustments", ListPayAdjustments.Handle, ListPayAdjustments.Filters);

        var locks = api.Company("payrollReporting", "periodLock", "periodLocks");
        locks.Create("createPeriodLock", "/v1/periodlocks", LockPeriod.Handle);
        locks.Update("updatePeriodLock", "/v1/periodlocks/:periodLockId", UpdatePeriodLock.Handle);
        locks.Delete("deletePeriodLock", "/v1/periodlocks/:periodLockId", UnlockPeriod.Handle).WithBody();
        locks.Get("getPeriodLock", "/v1/periodlocks/:periodLockId", GetPeriodLock.Handle);
        locks.History<PeriodLockId>("listPeriodLockHistory", "/v1/periodlocks/:periodLockId/history");
        locks.List("listPeriodLocks", "/v1/periodlocks", ListPeriodLocks.Handle, ListPeriodLocks.Filters);

        var rules = api.Company("payrollReporting", "payRules", "payRules");
        rules.Create("createPayRules", "/v1/payrules", CreatePayRules.Handle).For(Roles.CompanyAdmins);
        rules.Update("updatePayRules", "/v1/payrules/:payRulesId", UpdatePayRules.Handle).For(Roles.CompanyAdmins);
        rules.Delete("deletePayRules", "/v1/payrules/:payRulesId", DeletePayRules.Handle).For(Roles.CompanyAdmins);
        rules.Get("getPayRules", "/v1/payrules/:payRulesId", GetPayRules.Handle);
        rules.History<PayRulesId>("listPayRulesHistory", "/v1/payrules/:payRulesId/history");
        rules.List("listPayRules", "/v1/payrules", ListPayRules.Handle, ListPayRules.Filters);

        var runs = api.Company("payrollReporting", "payrollRun", "payrollRuns");
        runs.Create("startPayrollRun", "/v1/payrollruns", StartPayrollRun.Handle).InSteps();
        runs.Get("getPayrollRun", "/v1/payrollruns/:payrollRunId", GetPayrollRun.Handle);
        runs.List("listPayrollRuns", "/v1/payrollruns", ListPayrollRuns.Handle, ListPayrollRuns.Filters);
        runs.Add("approvePayrollRun", "POST", "/v1/payrollruns/:payrollRunId/approval", "update", "payrollRun", ApprovePayrollRun.Handle).InSteps();
    }
}
