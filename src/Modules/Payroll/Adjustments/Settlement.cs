using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Adjustments;

/// <summary>What has changed since a report was approved, paid by an amount of a later period.</summary>
internal sealed class Settlement : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public PayrollReportId ReportId { get; init; }

    /// <summary>Of the change that it settles: the same one is settled once.</summary>
    public string BasisHash { get; init; } = "";

    /// <summary>Null where the change is worth nothing.</summary>
    public PayAdjustmentId? AdjustmentId { get; init; }

    public long AmountMinor { get; init; }
    public UserId SettledBy { get; init; }
    public DateTimeOffset SettledAt { get; init; }
}
