using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Profiles;

/// <summary>One profile, for an admin, the line manager, or the person it is about.</summary>
internal static class ReadProfile
{
    public static async Task<Result<EmployeeProfileDetails>> Handle(EmployeeProfileId employeeProfileId, EmployeesDb db, IPeople people, IDepartments departments, Caller caller, CancellationToken cancel)
    {
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == employeeProfileId, cancel);
        if (profile is null) return Problem.NotFound;
        if (profile.RefusesSight(caller) is { } refusal) return refusal;

        var joins = await ProfileJoins.Of([profile], people, departments, cancel);
        return joins.Details(profile, caller);
    }
}
