using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <summary>The provider's invoices as they are shown here. Each look at a subscription brings its latest; the others are read where something may have become of them.</summary>
internal sealed class InvoiceBook(SubscriptionsDb db, Scope scope, PaymentProvider provider, TimeProvider clock)
{
    /// <summary>Of the constraint that an invoice stands here once.</summary>
    public const string Key = "subscription_invoice";

    /// <summary>Those to be written: the latest, and where that is a new one or an older one was not settled, all that the provider has.</summary>
    public async Task<Result<IReadOnlyList<InvoiceFacts>>> Missing(CompanySubscription order, BillingFacts facts, CancellationToken cancel)
    {
        if (facts.Invoice is not { } latest) return Array.Empty<InvoiceFacts>();
        var (id, newest) = (order.Id, latest.Id);
        var isKnown = await db.Invoices.AnyAsync(i => i.StripeInvoiceId == newest, cancel);
        if (isKnown && !await db.Invoices.AnyAsync(i => i.OrderId == id && i.StripeInvoiceId != newest && i.Status != InvoiceStatus.Paid && i.Status != InvoiceStatus.Void, cancel)) return new[] { latest };
        var all = await scope.WithoutConnection(() => provider.Invoices(facts.Id, cancel), cancel);
        if (all.Problem is { } away) return away;
        // The list may be older than the subscription that was read, and never newer in what matters.
        return all.Value.Where(i => i.Id != newest).Append(latest).ToList();
    }

    public async Task Enter(CompanySubscription order, IReadOnlyList<InvoiceFacts> read, CancellationToken cancel)
    {
        var ids = read.Select(r => r.Id).ToList();
        var known = await db.Invoices.Where(i => ids.Contains(i.StripeInvoiceId)).ToDictionaryAsync(i => i.StripeInvoiceId, cancel);
        foreach (var facts in read)
        {
            if (!known.TryGetValue(facts.Id, out var invoice)) db.Invoices.Add(invoice = new SubscriptionInvoice { Id = NewId.At<SubscriptionInvoiceId>(clock), CompanyId = order.CompanyId, OrderId = order.Id, StripeInvoiceId = facts.Id });
            invoice.Stands(facts);
        }
    }
}
