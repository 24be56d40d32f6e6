using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo;

/// <summary>A company in the middle of its working week, made through the same use cases as any other.</summary>
public static class DemoModule
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.Options<DemoOptions>(DemoOptions.Section));
        services.AddSingleton<DemoUsers>();
        services.AddSingleton<Story>();
        services.AddHostedService<DemoStart>();
        return services;
    }
}
