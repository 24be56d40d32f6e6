using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll.Reports;

/// <summary>A report as this reader may see it; notes are between managers. It names the zone and the overtime rule that it was calculated by.</summary>
internal record PayrollReportView : View
{
    public UserId UserId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public double TotalHoursWorked { get; init; }
    public double OvertimeHours { get; init; }
    public int AbsenceDays { get; init; }
    public decimal Bonus { get; init; }
    public decimal Deduction { get; init; }
    public decimal SalaryCalculated { get; init; }
    public string Currency { get; init; } = "";
    public PaymentStatus PaymentStatus { get; init; }
    public DateOnly? PaymentDate { get; init; }
    public string? Notes { get; init; }
    public bool Stale { get; init; }
    public string Timezone { get; init; } = "";
    public string WeekStartsOn => "monday";
    public decimal OvertimeDailyHours { get; init; }
    public decimal OvertimeWeeklyHours { get; init; }

    /// <param name="toManager">Whether the reader manages the person.</param>
    public static PayrollReportView Of(PayrollReport report, bool toManager) => new PayrollReportView
    {
        UserId = report.UserId,
        PeriodStart = report.PeriodStart,
        PeriodEnd = report.PeriodEnd,
        TotalHoursWorked = Shown.Hours(report.WorkedSeconds),
        OvertimeHours = Shown.Hours(report.OvertimeSeconds),
        AbsenceDays = report.AbsenceDays,
        Bonus = Shown.Amount(report.BonusMinor, report.Currency),
        Deduction = Shown.Amount(report.DeductionMinor, report.Currency),
        SalaryCalculated = Shown.Amount(report.SalaryMinor, report.Currency),
        Currency = report.Currency,
        PaymentStatus = report.PaymentStatus,
        PaymentDate = report.PaymentDate,
        Notes = toManager ? report.Notes : null,
        Stale = report.Stale,
        Timezone = report.Timezone,
        OvertimeDailyHours = report.OvertimeDailyHours,
        OvertimeWeeklyHours = report.OvertimeWeeklyHours,
    }.Stamped(report, report.UserId, hidden: toManager ? [] : [nameof(Notes)]);
}

/// <summary>The same with the person.</summary>
internal sealed record PayrollReportDetails : PayrollReportView
{
    private PayrollReportDetails(PayrollReportView report) : base(report) { }

    public PersonBrief? User { get; init; }

    public static async Task<PayrollReportDetails> Of(PayrollReport report, bool toManager, IPeople people, CancellationToken cancel) =>
        Of(report, toManager, await people.Briefs([report.UserId], cancel));

    public static PayrollReportDetails Of(PayrollReport report, bool toManager, IReadOnlyDictionary<UserId, PersonBrief> people) =>
        new(PayrollReportView.Of(report, toManager)) { User = people.GetValueOrDefault(report.UserId) };
}

/// <summary>Exact figures as people read them.</summary>
internal static class Shown
{
    public static double Hours(long seconds) => new Calculation.PayrollFigures(seconds, 0, 0, default).TotalHoursWorked;

    public static decimal Amount(long minor, string currency) => new Money(minor, currency).ToDecimal();
}
