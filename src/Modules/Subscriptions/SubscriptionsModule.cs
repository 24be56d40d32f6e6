using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Access;

namespace WorkforceOS.Subscriptions;

/// <summary>Companies subscribe to what costs money, and pay for it.</summary>
public static class SubscriptionsModule
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<SubscriptionsDb>();
        var stripe = configuration.Options<StripeOptions>(StripeOptions.Section);
        services.AddSingleton(stripe);
        services.AddSingleton(configuration.Options<SubscriptionOptions>(SubscriptionOptions.Section) with { PaymentsConfigured = stripe.IsConfigured });
        services.AddSingleton<Entitlements>();
        services.AddSingleton<ISubscriptions>(provider => provider.GetRequiredService<Entitlements>());
        services.ErasesRows((SubscriptionsDb db, UserId person) => db.Methods.Where(m => m.UserId == person));
        services.ErasesRows((SubscriptionsDb db, UserId person) => db.Customers.Where(c => c.UserId == person));
        return services;
    }

    public static void MapSubscriptions(this ApiMap api)
    {
    }
}
