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
    public static readonly Problem SalaryNotSortable = Problem.NotAValid("sortBy", "Field", "Only admins can sort by salary.");
}
