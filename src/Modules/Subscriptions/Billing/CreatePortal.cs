using Microsoft.AspNetCore.Http;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Cards;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <param name="Url">The page at the provider, for whoever asked.</param>
internal sealed record BillingPortalSession(string Url);

/// <summary>A page of the provider's on which an admin looks after the company's cards, invoices and subscription. What they do there is read as all else.</summary>
internal static class CreatePortal
{
    public static async Task<Result<BillingPortalSession>> Handle(WayBack input, PaymentProvider provider, Customers customers, WebPages pages, HttpContext http, Scope scope, CancellationToken cancel)
    {
        if (!pages.IsOurs(http, input.ReturnUrl)) return SubscriptionProblems.ReturnUrlNotAllowed;
        var customer = await customers.Of(scope.Caller.User, cancel);
        if (customer.Problem is { } refusal) return refusal;
        var page = await scope.WithoutConnection(() => provider.Portal(customer.Value, input.ReturnUrl, cancel), cancel);
        return page.Problem is { } away ? away : new BillingPortalSession(page.Value);
    }
}
