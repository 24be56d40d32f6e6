using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <summary>Where the company is, which its taxes depend on. The provider keeps it.</summary>
internal sealed class BillingPlace(SubscriptionsDb db, Scope scope, PaymentProvider provider, StripeOptions stripe)
{
    /// <returns>Why taxes could not be told; null where they can be, or are not asked for.</returns>
    public async Task<Problem?> Missing(CancellationToken cancel)
    {
        if (!stripe.AutomaticTax || !provider.IsConfigured) return null;
        if (await Customer(cancel) is not { } customer) return SubscriptionProblems.AddressRequired;
        var read = await scope.WithoutConnection(() => provider.Details(customer, cancel), cancel);
        if (read.Problem is { } away) return away;
        return read.Value.Address?.IsPlaceable() is true ? null : SubscriptionProblems.AddressRequired;
    }

    /// <summary>The company as the provider's customer; null where it is none yet.</summary>
    public Task<string?> Customer(CancellationToken cancel) => db.Customers.AsNoTracking().OrderBy(c => c.Id).Select(c => c.CustomerId).FirstOrDefaultAsync(cancel);
}
