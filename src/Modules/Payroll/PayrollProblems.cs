using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll;

/// <summary>What payroll refuses.</summary>
internal static class PayrollProblems
{
    /// <summary>The unique index that keeps a person from having two reports of one period.</summary>
    public const string ReportOnce = "payroll_report_once";

    /// <summary>The exclusion constraint that keeps an hour from being paid in two reports.</summary>
    public const string HoursPaidOnce = "payroll_hours_paid_once";

    /// <summary>The unique index that keeps two runs from doing the same at the same time.</summary>
    public const string RunUnderWay = "payroll_run_under_way";

    /// <summary>The unique index that keeps two versions of the rules from beginning on one day.</summary>
    public const string RulesOnceADay = "payroll_rules_once_a_day";

    public static readonly Problem ReportPaid = Problem.Rule("PayrollReportPaid", "This report is paid; it cannot be changed any more.");
    public static readonly Problem HoursPaidAlready = Problem.Rule("PayrollHoursPaidAlready", "Another report of this person that covers some of these days is paid, wholly or in part. An hour is paid once.");
    public static readonly Problem NoEmployment = Problem.Rule("NoEmployment", "This person is not employed on any day of the period, so that nothing can be calculated. A report that is there stays as it is.");
    public static readonly Problem PayslipNotApproved = Problem.Rule("PayslipNotApproved", "This pay is not approved yet. The payslip is there as soon as it is.");
    public static readonly Problem TooManyRows = Problem.Rule("ExportTooLarge", $"More than {Export.ExportPayrollReports.MostRows} rows match; please narrow the period.");
    public static readonly Problem RulesThatDay = Problem.Rule("PayRulesThatDay", "There are pay rules from that day on already; please change those.");
    public static readonly Problem PremiumTwice = Problem.Rule("PremiumTwice", "Two premiums have the same code.");
}
