using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications;

public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        var mail = configuration.Options<MailOptions>(MailOptions.Section);
        var folder = Path.Combine(configuration.DataFolder(), "mail");

        services.AddModuleDb<NotificationsDb>();
        services.AddScoped<IMailQueue, MailQueue>();
        services.AddSingleton<Func<Postman>>(() => new Postman(mail, folder));
        services.AddJob<SendMails>(SendMails.Name, every: TimeSpan.FromSeconds(1), lease: TimeSpan.FromMinutes(1));
        return services;
    }

    public static void MapNotifications(this ApiMap api)
    {
    }
}
