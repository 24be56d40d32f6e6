using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>The platform's people look through the companies.</summary>
internal static class ListCompaniesAccounts
{
    public static readonly Filters<Company> Filters = new Filters<Company>()
        .Text("name", c => c.Name)
        .Text("codename", c => c.Codename)
        .Text("fullname", c => c.Fullname)
        .Text("avatar", c => c.Avatar)
        .Id("ownerId", c => c.OwnerId)
        .NotSortableBy("unverifiedFounder", "verified", "takesRegistrations");

    public static async Task<Result<Page<CompanyView>>> Handle(ListOf<Company> list, IdentityDb db, CancellationToken cancel) =>
        (await list.Read(db.Companies.Where(c => c.Id != CompanyId.Root), cancel)).Select(CompanyView.Of);
}

/// <summary>One of them.</summary>
internal static class GetCompanyAccount
{
    public static async Task<Result<CompanyView>> Handle(CompanyId companyId, IdentityDb db, CancellationToken cancel) =>
        await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == companyId, cancel) is { } company ? CompanyView.Of(company) : Problem.NotFound;
}
