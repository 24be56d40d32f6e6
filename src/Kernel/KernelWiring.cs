using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel;

public static class KernelWiring
{
    private static readonly FenceInterceptor Fences = new();

    /// <param name="database">Made by the container, which closes it at the end.</param>
    public static IServiceCollection AddKernel(this IServiceCollection services, Func<IServiceProvider, Database> database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddScoped<Scope>();
        services.AddScoped(provider => provider.GetRequiredService<Scope>().Caller);
        services.AddScoped<ModuleDbTools>();
        services.AddModuleDb<TrailDb>();
        services.AddScoped<Erasure>();
        services.AddSingleton<Scopes>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton(provider => new Executor(provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<ApiMap>(), provider.GetRequiredService<OutboxDelivery>(), provider.GetRequiredService<IdempotencyKeys>()));
        services.AddSingleton<JobWakes>();
        services.AddSingleton<JobRunner>();
        services.AddScoped<CompaniesWithDue>();
        services.AddScoped<DueOneByOne>();
        services.AddJob<SweepOutbox>("kernel.sweepOutbox", TimeSpan.FromHours(1));
        services.AddJob<SweepIdempotencyKeys>(SweepIdempotencyKeys.Name, TimeSpan.FromHours(1));
        services.AddSingleton<Signals>();
        services.AddHostedService(provider => provider.GetRequiredService<Signals>());
        services.AddSingleton<WarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        return services;
    }

    /// <summary>A module's tables, on the connection of the unit of work. Contexts are kept and used again: making one costs more than a query.</summary>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services) where TDb : ModuleDb
    {
        services.AddPooledDbContextFactory<TDb>(options => options
            .UseNpgsql()
            .AddInterceptors(Fences)
            // A unit of work is one chain of awaits; the check costs every row that is read.
            .EnableThreadSafetyChecks(false)
            // Lists limit what they find before they sort it; nothing is lost by that.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)));
        services.AddSingleton(new ModuleTables(typeof(TDb)));
        return services.AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext();
            db.Join(provider.GetRequiredService<ModuleDbTools>());
            return db;
        });
    }

    /// <summary>A module's options record from its section, checked now; what is wrong with it is said in a sentence and stops the start.</summary>
    public static TOptions Options<TOptions>(this IConfiguration configuration, string section) where TOptions : class, new()
    {
        var options = Read<TOptions>(configuration.GetSection(section));
        var wrong = new List<System.ComponentModel.DataAnnotations.ValidationResult>();
        if (System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true)) return options;
        throw new BadConfigurationException($"The setting {section}:{wrong[0].MemberNames.FirstOrDefault()} is not usable: {wrong[0].ErrorMessage}");
    }

    private static TOptions Read<TOptions>(IConfigurationSection section) where TOptions : class, new()
    {
        try
        {
            return section.Get<TOptions>() ?? new TOptions();
        }
        catch (InvalidOperationException notConvertible)
        {
            throw new BadConfigurationException($"A setting of {section.Path} is not usable: {notConvertible.Message}");
        }
    }
}

/// <summary>The host cannot start as it is configured; the message says what to change.</summary>
public sealed class BadConfigurationException(string sentence) : Exception(sentence);
