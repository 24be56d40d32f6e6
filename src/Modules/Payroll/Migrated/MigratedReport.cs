using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Migrated;

/// <summary>An open report that a build before the rules of pay calculated: what it said, and what these rules make of it.</summary>
internal sealed class MigratedReport : ITenantOwned
{
    public PayrollReportId Id { get; init; }
    public CompanyId CompanyId { get; init; }
    public UserId UserId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public long OldWorkedSeconds { get; init; }
    public long NewWorkedSeconds { get; init; }
    public long OldOvertimeSeconds { get; init; }
    public long NewOvertimeSeconds { get; init; }
    public int OldAbsenceDays { get; init; }
    public int NewAbsenceDays { get; init; }
    public string OldCurrency { get; init; } = "";
    public string NewCurrency { get; init; } = "";
    public long OldSalaryMinor { get; init; }
    public long NewSalaryMinor { get; init; }
    public DateTimeOffset ComparedAt { get; init; }

    /// <summary>When somebody calculated the report itself anew; null while it says what it said.</summary>
    public DateTimeOffset? CalculatedAt { get; init; }
}
