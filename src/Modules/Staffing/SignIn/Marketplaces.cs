using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>Whose marketplace somebody comes to. The platform itself has none.</summary>
internal sealed class Marketplaces(ICompanies companies, Scope scope)
{
    /// <param name="slug">A codename where another company is meant than the request names; the unit of work goes on there.</param>
    public async Task<Result<CompanyFacts>> Enter(string? slug, CancellationToken cancel)
    {
        var company = string.IsNullOrWhiteSpace(slug) ? await companies.Find(scope.Caller.Company, cancel) : await companies.Find(slug.Trim().ToLowerInvariant(), cancel);
        if (company is null || company.Id == CompanyId.Root) return slug is null ? Problem.UnknownCompany : Problem.WrongType("tenantSlug", "There is no such company.");
        if (company.Id != scope.Caller.Company) await scope.Enter(company.Id, cancel);
        return company;
    }
}
