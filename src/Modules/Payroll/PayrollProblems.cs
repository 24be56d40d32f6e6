using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Reports;
using WorkforceOS.Payroll.Staleness;

namespace WorkforceOS.Payroll;

/// <summary>What payroll refuses.</summary>
internal static class PayrollProblems
{
    /// <summary>The unique index that keeps a person from having two reports of one period.</summary>
    public const string ReportOnce = "payroll_report_once";

    /// <summary>The exclusion constraint that keeps an hour from being paid in two reports.</summary>
    public const string HoursPaidOnce = "payroll_hours_paid_once";

    /// <summary>The exclusion constraint that keeps the days of two approved reports apart.</summary>
    public const string DaysLockedOnce = "locked_days_paid_once";

    /// <summary>The unique index that keeps two runs from doing the same at the same time.</summary>
    public const string RunUnderWay = "payroll_run_under_way";

    /// <summary>The unique index that keeps two versions of the rules from beginning on one day.</summary>
    public const string RulesOnceADay = "payroll_rules_once_a_day";

    public static readonly Problem ReportPaid = Problem.Rule("PayrollReportPaid", "This report is paid; it cannot be changed any more.");
    public static readonly Problem HoursPaidAlready = Problem.Rule("PayrollHoursPaidAlready", "Another report of this person that covers some of these days is paid, wholly or in part. An hour is paid once.");
    public static readonly Problem NoEmployment = Problem.Rule("NoEmployment", "This person is not employed on any day of the period, so that nothing can be calculated. A report that is there stays as it is.");
    public static readonly Problem OwnPay = Problem.Forbidden("OwnPay", "Nobody decides their own pay; somebody else has to.");
    public static readonly Problem ReportApproved = Problem.Rule("PayrollReportApproved", "This report is approved; only its payment can be entered. Whoever wants to change it has to reopen it first.");
    public static readonly Problem NotApproved = Problem.Rule("PayrollReportNotApproved", "This report is not approved, so that there is nothing to reopen.");
    public static readonly Problem PeriodNotBegun = Problem.Rule("PeriodNotBegun", "This period has not begun; it cannot be paid yet.");
    public static readonly Problem SecondPersonNeeded = Problem.Forbidden("SecondPersonNeeded", "You have entered money here yourself; somebody else has to approve it.");
    public static readonly Problem DayApproved = ReportApproved with { Message = "This day belongs to a report that is approved. Choose a later day, or reopen that report." };
    public static readonly Problem NotApprovedToSettle = NotApproved with { Message = "This report is not approved, so that there is nothing to settle. Calculate it anew instead." };
    public static readonly Problem NothingToSettle = Problem.Rule("NothingToSettle", "This report agrees with what is on record, so that there is nothing to settle.");
    public static readonly Problem OfSettlement = Problem.Rule("PayAdjustmentSettles", "This amount settles a report, and stays as it is.");
    public static readonly Problem NoSuchReport = Problem.Rule("UnknownPayrollReport", "There is no such payroll report of this person.");
    public static readonly Problem NotOverYet = Problem.Rule("NotOverYet", "Only days up to yesterday can be locked.");
    public static readonly Problem UnknownDepartment = Problem.Rule("UnknownDepartment", "There is no such department in this company.");
    public static readonly Problem RunNotDone = Problem.Rule("PayrollRunNotDone", "This run is still under way; approve it when it is completed.");
    public static readonly Problem NotCalculated = Problem.Rule("PayrollNotCalculated", "This person's pay could not be calculated, so that there is nothing to approve.");
    public static readonly Problem PayslipNotApproved = Problem.Rule("PayslipNotApproved", "This pay is not approved yet. The payslip is there as soon as it is.");
    public static readonly Problem CarriedOn = Problem.Rule("PayrollCarriedOn", "What this report fell short of is taken off a later report that is approved. Reopen that one first.");
    public static readonly Problem RulesThatDay = Problem.Rule("PayRulesThatDay", "There are pay rules from that day on already; please change those.");
    public static readonly Problem PremiumTwice = Problem.Rule("PremiumTwice", "Two premiums have the same code.");

    /// <summary>Nothing was approved: this is not what the approver has read.</summary>
    public static Problem Changed(PayrollReport report, PayFacts now) => Problem.Rule("PayrollChanged", "What is on record has changed since this was calculated. Calculate it anew, and look at it again.", new
    {
        Stored = PayrollShown.Of(report),
        Now = PayrollShown.Of(report, now),
    }, status: 409);

    public static Problem WarningsNotAccepted(IEnumerable<OpenQuestion> warnings) =>
        Problem.Rule("WarningsNotAccepted", "There is something about these days on which nobody has decided. Decide it, or name it in acceptWarnings.", new { Warnings = warnings });
}

/// <summary>What nobody has decided, and how often.</summary>
internal sealed record OpenQuestion(string Code, int Count);

/// <summary>Figures as people compare them.</summary>
internal sealed record PayrollShown(double TotalHoursWorked, double OvertimeHours, int AbsenceDays, decimal SalaryCalculated)
{
    public static PayrollShown Of(PayrollReport report) =>
        new(Shown.Hours(report.WorkedSeconds), Shown.Hours(report.OvertimeSeconds), report.AbsenceDays, Shown.Amount(report.SalaryMinor, report.Currency));

    public static PayrollShown Of(PayrollReport report, PayFacts now) =>
        new(Shown.Hours(now.WorkedSeconds), Shown.Hours(now.OvertimeSeconds), now.AbsenceDays, Shown.Amount(Math.Max(0, now.OwedMinor), report.Currency));
}
