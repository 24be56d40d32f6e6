using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Subscriptions.Access;

namespace WorkforceOS.Subscriptions.Managing;

/// <summary>Admins read what their company has subscribed to, the platform what all have; everybody reads what it gives.</summary>
internal static class ReadSubscriptions
{
    public static readonly Filters<CompanySubscription> Filters = new Filters<CompanySubscription>()
        .Instant("activationDate", s => s.ActivationDate)
        .Instant("expiryDate", s => s.ExpiryDate)
        .Choice("status", s => s.Status)
        .Choice("paymentStatus", s => s.PaymentStatus)
        .Choice("paymentConfirmation", s => s.PaymentConfirmation)
        .Choice("source", s => s.Source)
        .Text("planCode", s => s.PlanCode)
        .Id("ownerId", s => s.OwnerId);

    public static Task<Result<CompanySubscriptionView>> One(CompanySubscriptionId companySubscriptionId, Reach reach, CancellationToken cancel) => reach.At<CompanySubscriptionView>(Whose(companySubscriptionId), async unit =>
        await unit.GetRequiredService<SubscriptionsDb>().Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == companySubscriptionId, cancel) is { } found ? CompanySubscriptionView.Of(found) : Problem.NotFound, cancel);

    public static async Task<Result<Page<CompanySubscriptionView>>> All(ListOf<CompanySubscription> list, Reach reach, CancellationToken cancel) =>
        (await reach.List(list, db => db.Subscriptions, cancel)).Select(CompanySubscriptionView.Of);

    public static async Task<Result<Entitlement>> Given(SubscriptionsDb db, SubscriptionOptions options, TimeProvider clock, CancellationToken cancel) =>
        options.IsRequired ? await Entitlements.Of(db, clock.GetUtcNow(), cancel) : new Entitlement([PaidFeatures.AiAnalytics], true, null);

    /// <summary>Of which company it is.</summary>
    public static Func<SubscriptionsDb, IQueryable<CompanyId>> Whose(CompanySubscriptionId id) => db =>
    {
        // The platform is told by an id alone.
        return db.Subscriptions.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(s => s.Id == id).Select(s => s.CompanyId);
    };
}
