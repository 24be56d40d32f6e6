using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Scheduling;

public static class SchedulingModule
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapScheduling(this ApiMap api)
    {
    }
}
