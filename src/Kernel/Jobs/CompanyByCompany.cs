using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Work for many companies: one where it fails keeps no other waiting.</summary>
public static class CompanyByCompany
{
    /// <param name="name">Of the job.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public static async Task Each<T>(string name, IEnumerable<T> companies, Func<T, Task> work, CancellationToken cancel)
    {
        var failures = new List<Exception>();
        foreach (var company in companies)
        {
            try
            {
                await work(company);
            }
            catch (Exception failure) when (!failure.IsStop(cancel))
            {
                failures.Add(failure);
            }
        }
        if (failures.Count > 0) throw new AggregateException($"{name} failed for {failures.Count} companies.", failures);
    }

    /// <summary>The same in units of work of each company, until there is no more.</summary>
    /// <param name="work">Some of it; answers whether there may be more.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public static Task UntilDone(this Scopes scopes, string name, IEnumerable<CompanyId> companies, Func<IServiceProvider, Task<bool>> work, CancellationToken cancel) =>
        Each(name, companies, async company => { while (await scopes.Run(Caller.Platform(company, name), work, cancel)) { } }, cancel);
}

/// <summary>Work for those companies that have something due: found by one look across all of them, which is mostly the only one.</summary>
public sealed class CompaniesWithDue(ICompanyZones zones, Scopes scopes)
{
    /// <summary>In units of work of each living company, until there is no more.</summary>
    /// <param name="name">Of the job.</param>
    /// <param name="due">What is due, in whatever company: only whose it is, is read here.</param>
    /// <param name="work">Some of it, in a company of that zone; answers whether there may be more.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public async Task UntilDone<TRow>(string name, IQueryable<TRow> due, Func<IServiceProvider, DateTimeZone, Task<bool>> work, CancellationToken cancel) where TRow : class, ITenantOwned
    {
        // Across companies only to learn which of them have something due.
        var concerned = await due.IgnoreQueryFilters([ModuleDb.TenantFilter]).Select(row => row.CompanyId).Distinct().ToListAsync(cancel);
        if (concerned.Count == 0) return;
        var living = await zones.All(cancel);
        await scopes.UntilDone(name, concerned.Where(living.ContainsKey), unit => work(unit, living[unit.GetRequiredService<Caller>().Company]), cancel);
    }
}
