using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Notifications;

public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapNotifications(this ApiMap api)
    {
    }
}
