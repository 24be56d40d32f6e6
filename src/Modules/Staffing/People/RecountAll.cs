using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.People;

/// <summary>Counts each night what all workers have done: of some the time that counts has gone on, and nothing else happened.</summary>
internal sealed class RecountAll(Scopes scopes) : IJob
{
    public const string Name = "staffing.stats";

    private const int AtOnce = 500;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        // Across companies only to learn which of them have workers.
        var companies = await services.GetRequiredService<StaffingDb>().Staff.IgnoreQueryFilters([ModuleDb.TenantFilter]).Select(s => s.CompanyId).Distinct().OrderBy(c => c).ToListAsync(cancel);
        await CompanyByCompany.Each(Name, companies, async company =>
        {
            var all = await scopes.Run(Caller.Platform(company, Name), unit => unit.GetRequiredService<StaffingDb>().Staff.Select(s => s.Id).OrderBy(s => s).ToListAsync(cancel), cancel);
            foreach (var some in all.Chunk(AtOnce)) await scopes.Run(Caller.Platform(company, Name), unit => unit.GetRequiredService<Recounting>().Of(some, cancel), cancel);
        }, cancel);
    }
}
