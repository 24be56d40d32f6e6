using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <summary>Somebody came or went: where the company pays by the head, its subscription is looked at soon. The provider is not asked here, within a transaction.</summary>
internal sealed class WantSeats(SubscriptionsDb db, Caller caller, TimeProvider clock) : ISubscriber<UserRegistered>, ISubscriber<UserApproved>, ISubscriber<UserReturned>, ISubscriber<UserDeactivated>
{
    public Task Hear(UserRegistered @event, CancellationToken cancel) => Want(cancel);

    public Task Hear(UserApproved @event, CancellationToken cancel) => Want(cancel);

    public Task Hear(UserReturned @event, CancellationToken cancel) => Want(cancel);

    public Task Hear(UserDeactivated @event, CancellationToken cancel) => Want(cancel);

    private async Task Want(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Not a change of the subscription: neither its version nor the audit trail moves.
        var wanted = await db.Subscriptions.Where(s => s.Status == SubscriptionStatus.Active && s.PerSeat && s.StripeSubscriptionId != null && s.SeatsWantedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeatsWantedAt, now), cancel);
        if (wanted == 0) return;
        db.Signal(FollowWantedSeats.Wanted, caller.Company.ToString());
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Has the seats follow where somebody came or went. What fails here is <see cref="FollowSeats"/>'s, which looks at all.</summary>
internal sealed class FollowWantedSeats(Scopes scopes, PaymentProvider provider) : IJob
{
    public const string Name = "subscriptions.wantedSeats";
    public const string Wanted = "subscriptions.seatsWanted";

    /// <summary>Many who come at once are one change at the provider.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private const int AtOnce = 500;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        if (!provider.IsConfigured) return;
        var db = services.GetRequiredService<SubscriptionsDb>();
        while (true)
        {
            // Across companies only to learn in which of them somebody came or went.
            var wanted = await db.Subscriptions.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(s => s.SeatsWantedAt != null)
                .OrderBy(s => s.SeatsWantedAt).ThenBy(s => s.Id).Take(AtOnce).Select(s => new { s.CompanyId, s.Id }).ToListAsync(cancel);
            await CompanyByCompany.Each(Name, wanted, one => scopes.Run(Caller.Platform(one.CompanyId, Name), async unit =>
            {
                // First, so that who comes while people are counted is counted again.
                await unit.GetRequiredService<SubscriptionsDb>().Subscriptions.Where(s => s.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeatsWantedAt, (DateTimeOffset?)null), cancel);
                await unit.GetRequiredService<Seats>().Follow(one.Id, cancel);
            }, cancel), cancel);
            if (wanted.Count < AtOnce) return;
        }
    }
}
