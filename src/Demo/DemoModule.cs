using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Demo.Legendary;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo;

/// <summary>A company in the middle of its working week, and one that runs a marketplace, made through the same use cases as any other.</summary>
public static class DemoModule
{
    /// <summary>Who can be signed in as to look around at Babil, each with the password of everybody there: somebody who leads others, and somebody who does not.</summary>
    public static (string Manager, string Employee) SignIns => (Team.Leads[0].Email, Team.Members[0].Email);

    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.Options<DemoOptions>(DemoOptions.Section));
        services.AddSingleton<DemoUsers>();
        services.AddSingleton<Story>();
        services.AddSingleton<MarketStory>();
        services.AddHostedService<DemoStart>();
        AddClock(services);
        return services;
    }

    /// <summary>Only where the demo may be does anybody ask a clock that can be set back.</summary>
    private static void AddClock(IServiceCollection services)
    {
        var usual = services.Last(s => s.ServiceType == typeof(TimeProvider));
        TimeProvider Usual(IServiceProvider provider) => (TimeProvider)(usual.ImplementationInstance ?? usual.ImplementationFactory!(provider));
        services.AddSingleton(provider => new DemoClock(Usual(provider)));
        services.AddSingleton(provider => DemoCompany.MayBeHere(provider.GetRequiredService<IHostEnvironment>(), provider.GetRequiredService<IConfiguration>()) ? provider.GetRequiredService<DemoClock>() : Usual(provider));
    }
}
