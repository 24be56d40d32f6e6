using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Employments;

/// <summary>One employment, for whoever may see the person's profile.</summary>
internal static class ReadEmployment
{
    public static async Task<Result<EmploymentView>> Handle(EmploymentId employmentId, EmployeesDb db, Caller caller, CancellationToken cancel)
    {
        var employment = await db.Employments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == employmentId, cancel);
        if (employment is null) return Problem.NotFound;
        var standing = await db.StandingTo(employment.UserId, caller, cancel);
        return standing is Standing.Stranger ? Problem.NotTheOwner : EmploymentView.For(employment, standing);
    }
}
