using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions.Managing;

/// <summary>The platform takes a subscription away, where nobody is charged for it any more.</summary>
internal static class RemoveSubscription
{
    public static Task<Result<CompanySubscriptionView>> Handle(CompanySubscriptionId companySubscriptionId, Reach reach, CancellationToken cancel) =>
        reach.At<CompanySubscriptionView>(ReadSubscriptions.Whose(companySubscriptionId), async unit =>
        {
            var db = unit.GetRequiredService<SubscriptionsDb>();
            var found = await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == companySubscriptionId, cancel);
            if (found is null) return Problem.NotFound;
            if (found.StripeSubscriptionId is not null && found.Status is SubscriptionStatus.Active or SubscriptionStatus.Pending) return SubscriptionProblems.StillBilling;

            found.Delete();
            db.TellEntitlements();
            await db.SaveChangesAsync(cancel);
            return CompanySubscriptionView.Of(found);
        }, cancel);
}
