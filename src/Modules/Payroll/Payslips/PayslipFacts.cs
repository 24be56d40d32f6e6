using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Payslips;

/// <summary>What a payslip tells, before it is put into words.</summary>
/// <param name="EmployedFrom">First day of the employment in or before the period.</param>
/// <param name="Amount">To be paid out before taxes; never negative.</param>
/// <param name="CarriedForward">What could not be taken off and is taken off the next one.</param>
/// <param name="PaidOn">Where it is paid.</param>
/// <param name="AsOf">The day of this version.</param>
/// <param name="IsDraft">Not yet approved: figures may change.</param>
internal sealed record PayslipFacts(
    Guid Report, int Version, string Company, string Person, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly? EmployedFrom, DateOnly? EmployedTo, PayBasis? Basis, string Currency,
    long WorkedSeconds, long OvertimeSeconds, long PremiumSeconds, int AbsenceDays, long AbsenceSeconds, IReadOnlyList<ReportLine> Lines, decimal Amount, decimal CarriedForward,
    DateOnly? PaidOn, DateOnly AsOf, bool IsDraft)
{
    public int Digits => Money.Digits(Currency);

    public static PayslipFacts Of(PayrollReport report, string company, string person, EmploymentHistory? history)
    {
        var employment = history?.Employments.LastOrDefault(e => e.StartsOn <= report.PeriodEnd && (e.EndsOn is null || e.EndsOn >= report.PeriodStart));
        return new PayslipFacts(
            report.Id.Value, report.RecordVersion, company, person, report.PeriodStart, report.PeriodEnd, employment?.StartsOn, employment?.EndsOn, employment?.TermsFor(report.PeriodEnd).Basis,
            report.Currency, report.WorkedSeconds, report.OvertimeSeconds, report.PremiumSeconds, report.AbsenceDays, report.AbsenceSeconds, ReportLine.Of(report), Shown.Amount(report.SalaryMinor, report.Currency),
            Shown.Amount(report.CarryForwardMinor, report.Currency),
            report.PaymentStatus is PaymentStatus.Paid ? report.PaymentDate : null,
            WallClock.DayOf(report.UpdatedAt, report.Terms.Zone), IsDraft: !IsApproved(report));
    }

    /// <summary>Once money has gone out, the person may hold the slip against it.</summary>
    public static bool IsApproved(PayrollReport report) => report.PaymentStatus is PaymentStatus.Paid or PaymentStatus.Partial;
}
