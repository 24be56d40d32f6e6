using System.Globalization;
using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Spreadsheets;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Export;

/// <summary>What the files hold. New columns come last: people have sheets that count on where the others are.</summary>
internal static class ReportColumns
{
    public static readonly IReadOnlyList<Column<PayrollReportDetails>> OfReports =
    [
        new("userId", r => r.UserId.ToString()),
        new("fullname", r => r.User?.Fullname),
        new("email", r => r.User?.Email),
        new("periodStart", r => r.PeriodStart, IsDay: true),
        new("periodEnd", r => r.PeriodEnd, IsDay: true),
        new("timezone", r => r.Timezone),
        new("weekStartsOn", r => r.WeekStartsOn),
        new("overtimeDailyHours", r => r.OvertimeDailyHours),
        new("overtimeWeeklyHours", r => r.OvertimeWeeklyHours),
        new("totalHoursWorked", r => r.TotalHoursWorked),
        new("overtimeHours", r => r.OvertimeHours),
        new("absenceDays", r => r.AbsenceDays),
        new("currency", r => r.Currency),
        new("bonus", r => Of(r.Bonus, r)),
        new("deduction", r => Of(r.Deduction, r)),
        new("salaryCalculated", r => Of(r.SalaryCalculated, r)),
        new("paymentStatus", r => Text.Of(r.PaymentStatus)),
        new("paymentDate", r => r.PaymentDate, IsDay: true),
        new("stale", r => r.Stale),
        new("notes", r => r.Notes),
        new("absenceHours", r => r.AbsenceHours),
        new("premiumHours", r => r.PremiumHours),
        new("carriedIn", r => Of(r.CarriedIn, r)),
        new("carryForward", r => Of(r.CarryForward, r)),
        new("payBasis", r => r.PayBasis is { } basis ? Text.Of(basis) : null),
        new("employedFrom", r => r.EmployedFrom, IsDay: true),
        new("employedTo", r => r.EmployedTo, IsDay: true),
        new("approvalStatus", r => Text.Of(r.ApprovalStatus)),
        new("approvedAt", r => r.ApprovedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new("lockedThrough", r => r.LockedThrough, IsDay: true),
        new("staleReasons", r => string.Join(' ', r.StaleReasons)),
        new("difference", r => r.Difference is { } difference ? Of(difference, r) : null),
        new("toilHours", r => r.ToilHours),
        new("warnings", r => string.Join(' ', r.Warnings.Select(w => w.Code).Distinct())),
        new("payrollReportId", r => r.Id.ToString()),
    ];

    public static readonly IReadOnlyList<Column<(PayrollReportDetails Report, ReportLine Line)>> OfLines =
    [
        new("payrollReportId", r => r.Report.Id.ToString()),
        new("userId", r => r.Report.UserId.ToString()),
        new("fullname", r => r.Report.User?.Fullname),
        new("email", r => r.Report.User?.Email),
        new("periodStart", r => r.Report.PeriodStart, IsDay: true),
        new("periodEnd", r => r.Report.PeriodEnd, IsDay: true),
        new("code", r => r.Line.Code),
        new("label", r => r.Line.Label),
        new("day", r => r.Line.Day, IsDay: true),
        new("quantity", r => r.Line.FineQuantity ?? r.Line.Quantity),
        new("unit", r => r.Line.Unit),
        new("rate", r => r.Line.FineRate ?? r.Line.Rate),
        new("factor", r => r.Line.Factor),
        new("currency", r => r.Report.Currency),
        new("amount", r => Of(r.Line.Amount, r.Report)),
    ];

    /// <summary>The columns of reports, and last how long their people really worked.</summary>
    public static readonly IReadOnlyList<Column<(PayrollReportDetails Report, decimal ExactHours)>> OfTotals =
    [
        .. OfReports.Select(column => new Column<(PayrollReportDetails Report, decimal ExactHours)>(column.Header, r => column.Cell(r.Report), column.IsDay)),
        new("exactHours", r => r.ExactHours),
    ];

    public static readonly IReadOnlyList<Column<(PayrollReportDetails Report, AttendedTime Time)>> OfTimes =
    [
        new("payrollReportId", r => r.Report.Id.ToString()),
        new("userId", r => r.Report.UserId.ToString()),
        new("fullname", r => r.Report.User?.Fullname),
        new("email", r => r.Report.User?.Email),
        new("periodStart", r => r.Report.PeriodStart, IsDay: true),
        new("periodEnd", r => r.Report.PeriodEnd, IsDay: true),
        new("timezone", r => r.Report.Timezone),
        new("shiftDate", r => r.Time.ShiftDate, IsDay: true),
        new("checkInTime", r => Clock(r.Time.CheckIn, r.Report)),
        new("countedFrom", r => Clock(r.Time.CountedFrom, r.Report)),
        new("checkOutTime", r => Clock(r.Time.CheckOut, r.Report)),
        new("countedUntil", r => Clock(r.Time.CountedUntil, r.Report)),
        new("exactHours", r => ExactTimes.Hours(r.Time.WorkedSeconds)),
        new("countedHours", r => ExactTimes.Hours(r.Time.CountedSeconds)),
        new("attendanceRecordId", r => r.Time.Record.ToString()),
    ];

    private static string Clock(DateTimeOffset at, PayrollReportDetails report) => SheetTimes.OnTheWall(at, WallClock.ZoneOrNull(report.Timezone) ?? DateTimeZone.Utc);

    private static Amount Of(decimal amount, PayrollReportDetails report) => new(amount, Money.Digits(report.Currency));
}
