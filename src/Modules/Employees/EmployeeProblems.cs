using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees;

/// <summary>What the employee profiles refuse.</summary>
internal static class EmployeeProblems
{
    /// <summary>The unique index that keeps a person from having two profiles.</summary>
    public const string OneProfilePerUser = "employee_profile_user";

    public static readonly Problem AlreadyHasProfile = Problem.Duplicate(OneProfilePerUser) with { Detail = "This person has an employee profile already." };
    public static readonly Problem UserNotActive = Problem.Rule("UserNotActive", "The employee must be an active user of this company.");
    public static readonly Problem ManagerNotActive = Problem.Rule("ManagerNotActive", "The line manager must be an active user of this company.");
    public static readonly Problem NoSuchDepartment = Problem.Rule("NoSuchDepartment", "There is no such department in this company.");
    public static readonly Problem OwnManager = Problem.Rule("OwnManager", "Nobody can be their own line manager.");
    public static readonly Problem ReportingCircle = Problem.Rule("ReportingCircle", "This line manager reports, directly or through others, to this employee.");
    public static readonly Problem EmploymentReadOnly = Problem.Forbidden("EmploymentReadOnly", "You cannot change your own employment; an admin or your line manager can.");
    public static readonly Problem SalaryReadOnly = Problem.Forbidden("SalaryReadOnly", "Only an admin can change a salary.");
    public static readonly Problem DocumentsReadOnly = Problem.Forbidden("DocumentsReadOnly", "Only an admin or the line manager can add or change documents.");
    public static readonly Problem SalaryNotSortable = Problem.NotAValid("sortBy", "Field", "Only admins can sort by what people are paid.");

    public static readonly Problem TermsReadOnly = Problem.Forbidden("TermsReadOnly", "Of the terms a line manager changes position, department, line manager and contract type; the rest is an admin's.");
    public static readonly Problem OwnPay = Problem.Forbidden("OwnPay", "Nobody decides what they themselves are paid, or from when until when: another admin can.");
    public static readonly Problem EmploymentOverlaps = Problem.Rule("EmploymentOverlaps", "This person is employed on some of these days already; an employment begins after the one before has ended.");
    public static readonly Problem EndsBeforeStart = Problem.Rule("EndsBeforeStart", "An employment does not end before it begins.");
    public static readonly Problem PatternDoesNotFit = Problem.Rule("PatternDoesNotFit", "The hours of the work pattern's weeks are, on the average, not the weekly hours.");
    public static readonly Problem PayDoesNotFit = Problem.Rule("PayDoesNotFit", "A salary goes with the pay basis monthly, an hourly rate with hourly, and no amount with none.");
    public static readonly Problem NotEmployedThen = Problem.Rule("NotEmployed", "This person is not employed on that day.");
    public static readonly Problem FirstTerms = Problem.Rule("FirstTerms", "An employment begins with these terms: they can be corrected, but neither moved nor deleted.");
    public static readonly Problem TermsOutside = Problem.Rule("TermsNotThen", "On that day other terms begin, or the employment does not hold it.");
    public static readonly Problem NoEnd = Problem.Rule("NoEnd", "No end of this employment is known.");
    public static readonly Problem RehiredSince = Problem.Rule("RehiredSince", "This person has been employed anew since.");

    public static readonly Problem NothingChanged = Problem.Rule("NothingChanged", "A reason alone changes nothing. Say what is to be another.");
    public static readonly Problem ReasonNeeded = Problem.Rule("ReasonNeeded", "What takes effect on a day in the past wants a reason.");

    /// <summary>What a person's pay rests on.</summary>
    public static bool ChangesPay(Agreed before, Agreed after) => (before.Pay, before.Hours, before.Overtime) != (after.Pay, after.Hours, after.Overtime);
}
