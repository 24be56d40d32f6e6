using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Adjustments;

/// <summary>What an approved report fell short of. The person's next approved report takes it, once.</summary>
internal sealed class Carry : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public PayrollReportId FromReportId { get; init; }
    public UserId UserId { get; init; }

    /// <summary>Of the report that fell short.</summary>
    public DateOnly PeriodEnd { get; init; }

    public long AmountMinor { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>The approved report that takes it off; null until there is one.</summary>
    public PayrollReportId? TakenById { get; private set; }

    public static Carry From(PayrollReport report) => new()
    {
        CompanyId = report.CompanyId, FromReportId = report.Id, UserId = report.UserId, PeriodEnd = report.PeriodEnd, AmountMinor = report.CarryForwardMinor, Currency = report.Currency,
    };

    /// <summary>An approved report has what it took; a draft would take all that lies before it and that nobody took.</summary>
    public bool IsFor(PayrollReport report) => report.IsApproved ? TakenById == report.Id : TakenById is null && PeriodEnd < report.PeriodStart;

    public void TakeInto(PayrollReportId report) => TakenById = report;

    public void GiveBack() => TakenById = null;
}
