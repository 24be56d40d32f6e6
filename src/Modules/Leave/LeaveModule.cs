using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Leave;

public static class LeaveModule
{
    public static IServiceCollection AddLeave(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapLeave(this ApiMap api)
    {
    }
}
