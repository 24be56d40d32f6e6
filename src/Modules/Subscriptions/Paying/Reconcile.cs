using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Paying;

/// <summary>Reads at the provider what nobody has told of: attempts that were cut off, orders that wait, periods that are over, money that is owed back.</summary>
internal sealed class Reconcile(Scopes scopes, PaymentProvider provider, TimeProvider clock) : IJob
{
    public const string Name = "subscriptions.reconcile";
    private const int MostAtOnce = 100;
    private static readonly TimeSpan CutOff = TimeSpan.FromMinutes(2);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        if (!provider.IsConfigured) return;
        var (db, now) = (services.GetRequiredService<SubscriptionsDb>(), clock.GetUtcNow());
        var before = now - CutOff;
        // Across companies only to learn in which of them there is something to look at.
        var waiting = await db.Subscriptions.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .Where(s => (s.AttemptOpen && s.AttemptAt < before) || (s.Status == SubscriptionStatus.Pending && s.Attempt > 0) || (s.Status == SubscriptionStatus.Active && s.StripeSubscriptionId != null && s.ExpiryDate < now))
            .OrderBy(s => s.UpdatedAt).Take(MostAtOnce).Select(s => new { s.CompanyId, s.Id }).ToListAsync(cancel);
        // The same for what is owed.
        var owed = await db.Payments.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(p => p.RefundDue).OrderBy(p => p.UpdatedAt).Take(MostAtOnce).Select(p => new { p.CompanyId, Id = p.OrderId }).ToListAsync(cancel);
        await CompanyByCompany.Each(Name, waiting.Concat(owed).Distinct(), one => scopes.Run(Caller.Platform(one.CompanyId, Name), unit => Look(unit, one.Id, cancel), cancel), cancel);
    }

    private static async Task Look(IServiceProvider unit, CompanySubscriptionId order, CancellationToken cancel)
    {
        var (billing, db) = (unit.GetRequiredService<ReadBilling>(), unit.GetRequiredService<SubscriptionsDb>());
        var applied = await billing.Apply(order, cancel);
        if (applied.Problem is not null) return;
        foreach (var owed in await db.Payments.Where(p => p.OrderId == order && p.RefundDue).ToListAsync(cancel)) await billing.GiveBack(owed, applied.Value.Order, cancel);
    }
}
