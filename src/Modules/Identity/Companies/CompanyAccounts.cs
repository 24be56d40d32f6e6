using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>A company as the platform's people see it: with whom to speak to.</summary>
internal sealed record CompanyAccountDetails : CompanyView
{
    public CompanyAccountDetails(CompanyView company, PersonBrief? owner) : base(company) => OwnerUser = owner;

    public PersonBrief? OwnerUser { get; init; }
}

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

    public static async Task<Result<Page<CompanyView>>> Handle(ListOf<Company> list, IdentityDb db, Scopes scopes, CancellationToken cancel)
    {
        var page = await list.Read(db.Companies.Where(c => c.Id != CompanyId.Root), cancel);
        if (!list.WithJoins) return page.Select(CompanyView.Of);

        var owners = await Owners(page.Rows, scopes, cancel);
        return page.Select<CompanyView>(c => new CompanyAccountDetails(CompanyView.Of(c), c.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null));
    }

    private static Task<Dictionary<UserId, PersonBrief>> Owners(IReadOnlyList<Company> companies, Scopes scopes, CancellationToken cancel)
    {
        var ids = companies.Select(c => c.OwnerId).OfType<UserId>().ToArray();
        // Each is of a company of their own, and the reader of none of these.
        return scopes.Run(Caller.System("identity.companyAccounts"), async unit => (await unit.GetRequiredService<IdentityDb>().Users.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => new PersonBrief(u.Id, u.Email, u.Fullname, GeneratedPicture.Or(u))), cancel);
    }
}

/// <summary>One of them.</summary>
internal static class GetCompanyAccount
{
    public static async Task<Result<CompanyView>> Handle(CompanyId companyId, IdentityDb db, CancellationToken cancel) =>
        await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == companyId, cancel) is { } company ? CompanyView.Of(company) : Problem.NotFound;
}
