using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <summary>Looks whether companies that pay by the head have another number of people than they pay for.</summary>
internal sealed class FollowSeats(Scopes scopes, PaymentProvider provider) : IJob
{
    public const string Name = "subscriptions.seats";
    private const int AtOnce = 500;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        if (!provider.IsConfigured) return;
        var db = services.GetRequiredService<SubscriptionsDb>();
        for (var page = 0; ; page++)
        {
            // Across companies only to learn which of them pay by the head.
            var paying = await db.Subscriptions.IgnoreQueryFilters([ModuleDb.TenantFilter])
                .Where(s => s.Status == SubscriptionStatus.Active && s.PerSeat && s.StripeSubscriptionId != null)
                .OrderBy(s => s.CompanyId).ThenBy(s => s.Id).Skip(page * AtOnce).Take(AtOnce).Select(s => new { s.CompanyId, s.Id }).ToListAsync(cancel);
            await CompanyByCompany.Each(Name, paying, one => scopes.Run(Caller.Platform(one.CompanyId, Name), unit => unit.GetRequiredService<Seats>().Follow(one.Id, cancel), cancel), cancel);
            if (paying.Count < AtOnce) return;
        }
    }
}
