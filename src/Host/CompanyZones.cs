using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Host;

/// <summary>Tells the jobs, which know no companies, on whose clock they run.</summary>
internal sealed class CompanyZones(ICompanies companies) : ICompanyZones
{
    public async Task<IReadOnlyDictionary<CompanyId, DateTimeZone>> All(CancellationToken cancel) => (await companies.All(cancel)).ToDictionary(c => c.Id, c => c.Zone);
}
