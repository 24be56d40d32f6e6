using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Takes the query filter that fences companies out of the product.</summary>
internal static class TenantFilterOff
{
    public static readonly IReadOnlyList<Type> ModuleDbs = [.. Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(t => typeof(ModuleDb).IsAssignableFrom(t) && !t.IsAbstract)];

    public static void In(IServiceCollection services)
    {
        foreach (var db in ModuleDbs) typeof(TenantFilterOff).GetMethod(nameof(Unfilter), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(db).Invoke(null, [services]);
    }

    private static void Unfilter<TDb>(IServiceCollection services) where TDb : DbContext =>
        services.ConfigureDbContext<TDb>(options => options.ReplaceService<IModelCustomizer, WithoutTenantFilter>(), ServiceLifetime.Singleton);

    private sealed class WithoutTenantFilter(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder model, DbContext context)
        {
            base.Customize(model, context);
            foreach (var entity in model.Model.GetEntityTypes().Where(e => e.FindDeclaredQueryFilter(ModuleDb.TenantFilter) is not null)) entity.SetQueryFilter(ModuleDb.TenantFilter, null);
        }
    }
}
