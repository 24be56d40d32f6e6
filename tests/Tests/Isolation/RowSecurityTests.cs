using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>The same with the product's own tenant filter switched off: the database alone must hold.</summary>
public sealed class RowSecurityTests(RowSecurityTests.Unfiltered host) : IClassFixture<RowSecurityTests.Unfiltered>
{
    /// <summary>The product without the query filter that fences companies.</summary>
    public sealed class Unfiltered : TwoCompanies
    {
        protected override void Add(IServiceCollection services)
        {
            base.Add(services);
            TenantFilterOff.In(services);
        }
    }

    [Fact]
    public async Task The_filter_is_off_and_only_the_fence_of_the_database_is_left()
    {
        TenantFilterOff.ModuleDbs.Count.ShouldBe(Repository.Modules.Count);
        foreach (var (caller, companies) in new[] { (Caller.System("isolation"), 2), (Caller.Nobody(new(Guid.Parse(host.Ids["companyId"]))), 1) })
        {
            await using var services = host.Services.CreateAsyncScope();
            await services.ServiceProvider.GetRequiredService<Scope>().Open(caller, CancellationToken.None);
            foreach (var db in TenantFilterOff.ModuleDbs.Select(t => (ModuleDb)services.ServiceProvider.GetRequiredService(t)))
            {
                db.Model.GetEntityTypes().Where(e => e.FindDeclaredQueryFilter(ModuleDb.TenantFilter) is not null).ShouldBeEmpty();
                // Both companies were registered, so that both have changes in the trail.
                (await db.Changes.Select(c => c.CompanyId).Distinct().CountAsync()).ShouldBeGreaterThanOrEqualTo(companies);
                if (companies == 1) (await db.Changes.Select(c => c.CompanyId).Distinct().CountAsync()).ShouldBe(1);
            }
        }
    }

    [Fact]
    public Task No_route_leaks_another_company_s_row() => Strangers.FindNothing(host, [.. host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance)]);
}
