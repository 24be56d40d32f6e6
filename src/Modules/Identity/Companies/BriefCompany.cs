using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>What everybody may know of a company.</summary>
internal sealed record BriefCompany(string Codename, string Name, string? Fullname, string Avatar, bool IsActive)
{
    public static BriefCompany Of(Company company) => new(company.Codename, company.Name, company.Fullname, GeneratedPicture.Or(company), company.IsActive);
}

/// <summary>The companies one may knock at: those whose founder's mail address is verified. Root is not among them.</summary>
internal static class ListBriefCompanies
{
    public static readonly Filters<Company> Filters = new Filters<Company>()
        .NotSortableBy("id", "ownerId", "industry", "companySize", "timezone", "language", "verified", "takesRegistrations", "unverifiedFounder", "recordVersion", "updatedAt");

    public static async Task<Result<Page<BriefCompany>>> Handle(ListOf<Company> list, IdentityDb db, CancellationToken cancel) =>
        (await list.Read(db.Companies.Where(c => c.Id != CompanyId.Root && c.Verified), cancel)).Select(BriefCompany.Of);
}

/// <summary>One of them, by its codename.</summary>
internal static class GetBriefCompany
{
    public static async Task<Result<BriefCompany>> Handle(string codename, IdentityDb db, CancellationToken cancel)
    {
        var name = codename.ToLowerInvariant();
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Codename == name && c.Id != CompanyId.Root, cancel);
        return company is null ? Problem.NotFound : BriefCompany.Of(company);
    }
}
