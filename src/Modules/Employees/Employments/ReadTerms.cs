using Microsoft.EntityFrameworkCore;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Employments;

/// <summary>What was agreed from one day on, for whoever may see the person's profile.</summary>
internal static class ReadTerms
{
    public static async Task<Result<EmploymentTermsView>> Handle(EmploymentTermsId employmentTermsId, EmployeesDb db, Caller caller, CancellationToken cancel)
    {
        var terms = await db.Terms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == employmentTermsId, cancel);
        if (terms is null) return Problem.NotFound;
        var standing = await db.StandingTo(terms.UserId, caller, cancel);
        return standing is Standing.Stranger ? Problem.NotTheOwner : EmploymentTermsView.For(terms, standing);
    }
}
