using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Paying;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Managing;

/// <summary>An admin wants to keep what was to end with its period.</summary>
internal static class ResumeSubscription
{
    public static Task<Result<CompanySubscriptionView>> Handle(CompanySubscriptionId companySubscriptionId, Reach reach, CancellationToken cancel) =>
        reach.At<CompanySubscriptionView>(ReadSubscriptions.Whose(companySubscriptionId), async unit =>
        {
            var db = unit.GetRequiredService<SubscriptionsDb>();
            var found = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == companySubscriptionId, cancel);
            if (found is null) return Problem.NotFound;
            if (found is not { Status: SubscriptionStatus.Active, CancelAtPeriodEnd: true, StripeSubscriptionId: { } ending }) return SubscriptionProblems.NotEnding;
            var provider = unit.GetRequiredService<PaymentProvider>();
            if (await unit.GetRequiredService<Scope>().WithoutConnection(() => provider.EndAtPeriod(ending, false, cancel), cancel) is { } away) return away;

            var applied = await unit.GetRequiredService<ReadBilling>().Apply(companySubscriptionId, cancel);
            return applied.Problem is { } problem ? problem : CompanySubscriptionView.Of(applied.Value.Order);
        }, cancel);
}
