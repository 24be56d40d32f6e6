using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>The company one is in.</summary>
internal static class GetCompany
{
    public static async Task<Result<CompanyView>> Handle(IdentityDb db, Caller caller, CancellationToken cancel) =>
        await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caller.Company, cancel) is { } company ? CompanyView.Of(company) : Problem.NotFound;
}
