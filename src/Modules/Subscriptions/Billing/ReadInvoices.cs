using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Subscriptions.Billing;

/// <summary>Admins read the invoices of their company, newest first.</summary>
internal static class ReadInvoices
{
    public static readonly Filters<SubscriptionInvoice> Filters = new Filters<SubscriptionInvoice>()
        .Id("orderId", i => i.OrderId)
        .Choice("status", i => i.Status)
        .Text("number", i => i.Number)
        .Text("stripeInvoiceId", i => i.StripeInvoiceId)
        .Instant("createdAt", i => i.CreatedAt)
        .Instant("periodStart", i => i.PeriodStart)
        .Instant("periodEnd", i => i.PeriodEnd)
        .Instant("issuedAt", i => i.IssuedAt)
        .Instant("dueAt", i => i.DueAt)
        .Instant("paidAt", i => i.PaidAt)
        .Instant("nextAttemptAt", i => i.NextAttemptAt);

    public static async Task<Result<SubscriptionInvoiceView>> One(SubscriptionInvoiceId subscriptionInvoiceId, SubscriptionsDb db, CancellationToken cancel) =>
        await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == subscriptionInvoiceId, cancel) is { } found ? SubscriptionInvoiceView.Of(found) : Problem.NotFound;

    public static async Task<Result<Page<SubscriptionInvoiceView>>> All(ListOf<SubscriptionInvoice> list, SubscriptionsDb db, CancellationToken cancel) => (await list.Read(db.Invoices, cancel)).Select(SubscriptionInvoiceView.Of);
}
