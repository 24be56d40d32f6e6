using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Subscriptions.Managing;

/// <summary>Ends what no date holds any more, and what nobody has begun to pay within a day.</summary>
internal sealed class ExpireSubscriptions(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "subscriptions.expire";
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    /// <summary>So long after the provider's page has closed, who paid there is read.</summary>
    private static readonly TimeSpan MayBePaid = TimeSpan.FromHours(1);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (db, now) = (services.GetRequiredService<SubscriptionsDb>(), clock.GetUtcNow());
        var (asked, closed) = (now - Waits, now - MayBePaid);
        // Across companies only to learn in which of them something ends.
        var ending = await db.Subscriptions.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .Where(s => (s.Status == SubscriptionStatus.Active && s.ExpiryDate < now && (s.GraceUntil == null || s.GraceUntil < now) && (s.GrantedUntil == null || s.GrantedUntil < now))
                || (s.Status == SubscriptionStatus.Pending && s.StripeSubscriptionId == null && ((s.Attempt == 0 && s.CreatedAt < asked) || s.CheckoutUntil < closed)))
            .OrderBy(s => s.ExpiryDate).Take(MostAtOnce).Select(s => new { s.CompanyId, s.Id }).ToListAsync(cancel);
        await CompanyByCompany.Each(Name, ending, one => scopes.Run(Caller.Platform(one.CompanyId, Name), unit => End(unit.GetRequiredService<SubscriptionsDb>(), unit.GetRequiredService<Scope>(), one.Id, now, cancel), cancel), cancel);
    }

    private static async Task End(SubscriptionsDb db, Scope scope, CompanySubscriptionId id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var ending = await db.Locked(id, cancel);
        if (ending is null || ending.HoldsAt(now)) return;
        if (ending.Status is SubscriptionStatus.Active)
        {
            ending.Lapse();
            db.Publish(new SubscriptionEnded(id, ending.PlanName, "expired"), id.Value);
        }
        else if (ending is { Status: SubscriptionStatus.Pending, StripeSubscriptionId: null } && (ending.Attempt == 0 || ending.CheckoutUntil < now - MayBePaid))
        {
            ending.Cancel(now);
            db.Publish(new SubscriptionEnded(id, ending.PlanName, "notStarted"), id.Value);
        }
        else
        {
            return;
        }
        db.TellEntitlements();
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }
}
