using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Subscriptions.Managing;

namespace WorkforceOS.Subscriptions.Paying;

internal sealed record PaymentToRefresh(PaymentUserParams? PaymentUserParams = null) : IInput;

/// <summary>Looks at the provider how the payment stands now.</summary>
internal static class RefreshPayment
{
    public static Task<Result<Answer<CompanySubscriptionView, RefreshExtras>>> Handle(CompanySubscriptionId companySubscriptionId, PaymentToRefresh input, Reach reach, CancellationToken cancel) =>
        reach.At<Answer<CompanySubscriptionView, RefreshExtras>>(ReadSubscriptions.Whose(companySubscriptionId), async unit =>
        {
            var (db, orders) = (unit.GetRequiredService<SubscriptionsDb>(), unit.GetRequiredService<PaymentOrders>());
            var found = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == companySubscriptionId, cancel);
            if (found is null) return Problem.NotFound;
            if (!orders.MayPay(found)) return Problem.NotTheOwner;
            if (found.Attempt == 0) return SubscriptionProblems.NotStarted;

            var applied = await unit.GetRequiredService<ReadBilling>().Apply(companySubscriptionId, cancel);
            if (applied.Problem is { } problem) return problem;
            return new Answer<CompanySubscriptionView, RefreshExtras>(CompanySubscriptionView.Of(applied.Value.Order), new(await orders.Result(applied.Value, cancel), new()));
        }, cancel);
}
