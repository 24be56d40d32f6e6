using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Contracts.Rules;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Payroll.Export;
using WorkforceOS.Payroll.Payslips;
using WorkforceOS.Payroll.Reports;
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
        services.AddScoped<PayRuleVersions>();
        services.AddScoped<IPresetRules, PayRulePresets>();
        services.AddScoped<VisibleReports>();
        services.AddScoped<PayslipSources>();
        services.AddScoped<RunStep>();
        services.AddScoped<RunWork>();
        services.AddJob<FinishRuns>(FinishRuns.Name, TimeSpan.FromSeconds(10));
        services.When<WorkedTimeChanged, FlagStaleReports>();
        services.When<LeaveDecided, FlagStaleReports>();
        services.When<OvertimeSettingsChanged, FollowSettings>();
        services.Erases((PayrollDb db, UserId person) => db.Reports.Where(r => r.UserId == person), r => r.Notes);
        return services;
    }

    public static void MapPayroll(this ApiMap api)
    {
        var reports = api.Company("payrollReporting", "payrollReport", "payrollReports");
        reports.Create("createPayrollReport", "/v1/payrollreports", CreatePayrollReport.Handle);
        reports.Update("updatePayrollReport", "/v1/payrollReports/:payrollReportId", UpdatePayrollReport.Handle);
        reports.Get("getPayrollReport", "/v1/payrollReports/:payrollReportId", GetPayrollReport.Handle);
        reports.List("listPayrollReports", "/v1/payrollreports", ListPayrollReports.Handle, ListPayrollReports.Filters);
        reports.History<PayrollReportId>("listPayrollReportHistory", "/v1/payrollreports/:payrollReportId/history", ReportFields.Shown);
        reports.List("exportPayrollReports", "/v1/payrollreports/export", ExportPayrollReports.Handle, ListPayrollReports.Filters);
        reports.Get("getPayslip", "/v1/payrollreports/:payrollReportId/payslip", GetPayslip.Handle);

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
    }
}
