using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Rules;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll.Reports;

/// <summary>A report as this reader may see it; notes are between managers. It names the zone and the rules that it was calculated by.</summary>
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
    public string WeekStartsOn { get; init; } = "monday";
    public decimal OvertimeDailyHours { get; init; }
    public decimal OvertimeWeeklyHours { get; init; }
    public double AbsenceHours { get; init; }
    public double PremiumHours { get; init; }

    /// <summary>That go to the balance of time off in lieu once it is approved.</summary>
    public double ToilHours { get; init; }

    public decimal CarriedIn { get; init; }
    public decimal CarryForward { get; init; }
    public PayBasis? PayBasis { get; init; }
    public DateOnly? EmployedFrom { get; init; }
    public DateOnly? EmployedTo { get; init; }
    public IReadOnlyList<ReportLine> Lines { get; init; } = [];
    public IReadOnlyList<ReportWarning> Warnings { get; init; } = [];

    /// <summary>The rules that it was calculated by; null of a report of before there were any.</summary>
    public IReadOnlyList<DatedRules>? Basis { get; init; }

    public ApprovalStatus ApprovalStatus { get; init; }
    public UserId? ApprovedById { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public DateOnly? LockedThrough { get; init; }
    public IReadOnlyList<string> StaleReasons { get; init; } = [];
    public decimal? Difference { get; init; }
    public DateTimeOffset? CalculatedAt { get; init; }
    public string? ReopenReason { get; init; }

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
        ApprovalStatus = report.ApprovalStatus,
        ApprovedById = report.ApprovedById,
        ApprovedAt = report.ApprovedAt,
        LockedThrough = report.LockedThrough,
        StaleReasons = report.StaleReasons,
        Difference = toManager && report.DifferenceMinor is { } difference ? Shown.Amount(difference, report.Currency) : null,
        CalculatedAt = report.CalculatedAt,
        ReopenReason = toManager ? report.ReopenReason : null,
        WeekStartsOn = Text.Of(report.Basis?.On(report.PeriodEnd).WeekStartsOn ?? DayOfWeek.Monday),
        AbsenceHours = Shown.Hours(report.AbsenceSeconds),
        PremiumHours = Shown.Hours(report.PremiumSeconds),
        ToilHours = Shown.Hours(report.ToilSeconds),
        CarriedIn = Shown.Amount(report.CarriedInMinor, report.Currency),
        CarryForward = Shown.Amount(report.CarryForwardMinor, report.Currency),
        PayBasis = report.PayBasis,
        EmployedFrom = report.EmployedFrom,
        EmployedTo = report.EmployedTo,
        Lines = ReportLine.Of(report),
        Warnings = [.. report.Warnings.Select(ReportWarning.Of)],
        Basis = report.Basis?.Versions,
    }.Stamped(report, report.UserId, hidden: toManager ? [] : [nameof(Notes), nameof(Difference), nameof(ReopenReason)]);
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

/// <summary>What whoever pays should know of.</summary>
/// <param name="Code">Stable, for machines.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record ReportWarning(string Code, string Message, DateOnly? Day)
{
    public static ReportWarning Of(PayWarning warning) => new(warning.Code, PayWarnings.SentenceOf(warning.Code), warning.Day);
}

/// <summary>Exact figures as people read them.</summary>
internal static class Shown
{
    public static double Hours(decimal seconds) => (double)decimal.Round(seconds / 3600m, 2, MidpointRounding.AwayFromZero);

    public static decimal Amount(long minor, string currency) => new Money(minor, currency).ToDecimal();
}
