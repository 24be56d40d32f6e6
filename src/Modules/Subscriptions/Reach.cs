using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Subscriptions;

/// <summary>A company's admins act in their company; the platform's, who stand in none, act in the one that an object is of, and list those of all.</summary>
internal sealed class Reach(IServiceProvider here, Scope scope, Scopes scopes, Caller caller)
{
    private const string Name = "subscriptions.platform";

    public bool IsPlatform => caller.Company == CompanyId.Root && caller.Role is Role.SuperAdmin or Role.SaasAdmin;

    /// <summary>Does the work in the company whose object it is.</summary>
    /// <param name="whose">The companies of the object, of all companies.</param>
    public async Task<Result<T>> At<T>(Func<SubscriptionsDb, IQueryable<CompanyId>> whose, Func<IServiceProvider, Task<Result<T>>> work, CancellationToken cancel)
    {
        if (!IsPlatform) return await work(here);
        var companies = await scopes.Run(Caller.System(Name), unit => whose(unit.GetRequiredService<SubscriptionsDb>()).Take(1).ToListAsync(cancel), cancel);
        return companies is [var company] ? await In(company, work, cancel) : Problem.NotFound;
    }

    /// <summary>Does the work in that company.</summary>
    public Task<Result<T>> In<T>(CompanyId company, Func<IServiceProvider, Task<Result<T>>> work, CancellationToken cancel) => scopes.Run(caller with { Company = company }, unit =>
    {
        unit.GetRequiredService<Scope>().Expected = scope.Expected;
        return work(unit);
    }, cancel);

    public Task<Page<T>> List<T>(ListOf<T> list, Func<SubscriptionsDb, IQueryable<T>> rows, CancellationToken cancel) where T : class
    {
        if (!IsPlatform) return list.Read(rows(here.GetRequiredService<SubscriptionsDb>()), cancel);
        // The platform looks at all companies, by this one way.
        return scopes.Run(Caller.System(Name), unit => list.Read(rows(unit.GetRequiredService<SubscriptionsDb>()).IgnoreQueryFilters([ModuleDb.TenantFilter]), cancel), cancel);
    }
}
