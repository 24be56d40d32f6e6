using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Runs;

/// <summary>Whose pay a run calculates.</summary>
internal sealed class RunPeople(IReporting reporting, IEmployments employments, IDepartments departments, Caller caller)
{
    /// <returns>Also the line manager whose reports they are; null where it is everybody.</returns>
    public async Task<Result<(IReadOnlyList<UserId> People, UserId? Manager)>> Of(StartPayrollRunInput asked, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        if (managed is { Count: 0 }) return Problem.RoleRequired(Roles.CompanyAdmins);
        if (asked.DepartmentId is { } department && !(await departments.Briefs([department], cancel)).ContainsKey(department)) return PayrollProblems.UnknownDepartment;
        return (await employments.EmployedBetween(asked.PeriodStart, asked.PeriodEnd, managed?.ToList(), asked.DepartmentId, cancel), managed is null ? null : caller.User);
    }
}
