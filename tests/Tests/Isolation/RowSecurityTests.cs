using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
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
    private static readonly IReadOnlyList<Type> ModuleDbs = [.. Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(t => typeof(ModuleDb).IsAssignableFrom(t) && !t.IsAbstract)];

    /// <summary>The product without the query filter that fences companies.</summary>
    public sealed class Unfiltered : TwoCompanies
    {
        protected override void Add(IServiceCollection services)
        {
            base.Add(services);
            foreach (var db in ModuleDbs) GetType().GetMethod(nameof(Unfilter), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(db).Invoke(null, [services]);
        }

        private static void Unfilter<TDb>(IServiceCollection services) where TDb : DbContext =>
            services.ConfigureDbContext<TDb>(options => options.ReplaceService<IModelCustomizer, WithoutTenantFilter>(), ServiceLifetime.Singleton);
    }

    private sealed class WithoutTenantFilter(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder model, DbContext context)
        {
            base.Customize(model, context);
            foreach (var entity in model.Model.GetEntityTypes().Where(e => e.FindDeclaredQueryFilter(ModuleDb.TenantFilter) is not null)) entity.SetQueryFilter(ModuleDb.TenantFilter, null);
        }
    }

    [Fact]
    public async Task The_filter_is_off_and_only_the_fence_of_the_database_is_left()
    {
        ModuleDbs.Count.ShouldBe(Repository.Modules.Count);
        foreach (var (caller, companies) in new[] { (Caller.System("isolation"), 2), (Caller.Nobody(new(Guid.Parse(host.Ids["companyId"]))), 1) })
        {
            await using var services = host.Services.CreateAsyncScope();
            await services.ServiceProvider.GetRequiredService<Scope>().Open(caller, CancellationToken.None);
            foreach (var db in ModuleDbs.Select(t => (ModuleDb)services.ServiceProvider.GetRequiredService(t)))
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
