using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Paying;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <param name="PaymentMethodId">One of the caller's saved cards.</param>
/// <param name="return_url">Where the person comes back to from their bank.</param>
internal sealed record InvoiceToPay([MaxLength(255)] string PaymentMethodId, [MaxLength(2000), WebAddress] string? return_url = null) : IInput;

/// <summary>An admin pays an open invoice, with the card that they choose: its own payment is tried again, and no other is made.</summary>
internal sealed class PayInvoice(SubscriptionsDb db, Scope scope, PaymentProvider provider, PaymentOrders orders, ReadBilling billing, BillingNews news, InvoiceBook book, TimeProvider clock)
{
    public static async Task<Result<Answer<SubscriptionInvoiceView, PaymentExtras>>> Handle(SubscriptionInvoiceId subscriptionInvoiceId, InvoiceToPay input, PayInvoice pay, WebPages pages, HttpContext http, CancellationToken cancel)
    {
        var back = input.return_url is { Length: > 0 } given ? given : null;
        return await pay.With(subscriptionInvoiceId, input.PaymentMethodId, back, back is null || pages.IsOurs(http, back), cancel);
    }

    private async Task<Result<Answer<SubscriptionInvoiceView, PaymentExtras>>> With(SubscriptionInvoiceId id, string method, string? back, bool comesBackToUs, CancellationToken cancel)
    {
        if (await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } known) return Problem.NotFound;
        if (!comesBackToUs) return SubscriptionProblems.ReturnUrlNotAllowed;
        if (!provider.IsConfigured) return SubscriptionProblems.NotConfigured;
        var user = scope.Caller.User;
        if (!await db.Methods.AnyAsync(m => m.PaymentMethodId == method && m.UserId == user, cancel)) return SubscriptionProblems.MethodUnknown;
        if (known.IsSettled) return SubscriptionProblems.InvoiceNotOpen;
        var reserved = await Reserve(known.OrderId, method, back, cancel);
        if (reserved.Problem is { } refusal) return refusal;

        var declined = await Pay(reserved.Value, known.StripeInvoiceId, method, back, cancel);
        if (declined is { Status: not PaymentProvider.Declined } away) return away;
        return await Answer(known, declined, cancel);
    }

    private async Task<Result<CompanySubscription>> Reserve(CompanySubscriptionId id, string method, string? back, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var order = await db.Locked(id, cancel);
        if (order is null) return Problem.NotFound;
        if (order.ReserveInvoice(scope.Caller.User, method, back, clock.GetUtcNow()) is { } refusal) return refusal;
        order.LastRenewedBy = scope.Caller.User;
        db.Publish(new PaymentStarted(id, scope.Caller.User), id.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return order;
    }

    /// <returns>Why it did not go through; null where it is on its way or done.</returns>
    private async Task<Problem?> Pay(CompanySubscription order, string invoiceId, string method, string? back, CancellationToken cancel)
    {
        var read = await scope.WithoutConnection(() => provider.Invoice(invoiceId, cancel), cancel);
        if (read.Problem is { } away) return await EndAttempt(order.Id, away, cancel);
        if (read.Value is not { Invoice.Status: "open", Intent: { } intent }) return await EndAttempt(order.Id, SubscriptionProblems.InvoiceNotOpen, cancel);
        if (intent.Status is "requires_action" && intent.MethodId == method) return null;
        var confirmed = await scope.WithoutConnection(() => provider.Confirm(intent.Id, method, back, PaymentMetadata.Of(order).ForProvider(), order.Attempt, cancel), cancel);
        return confirmed.Problem;
    }

    /// <summary>Nothing was tried: whoever pays next does not wait for it. What the provider has now is read.</summary>
    private async Task<Problem> EndAttempt(CompanySubscriptionId id, Problem refusal, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        db.ChangeTracker.Clear();
        (await db.Locked(id, cancel))?.EndAttempt();
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        if (refusal.Status < 500) await billing.Apply(id, cancel);
        return refusal;
    }

    private async Task<Result<Answer<SubscriptionInvoiceView, PaymentExtras>>> Answer(SubscriptionInvoice known, Problem? declined, CancellationToken cancel)
    {
        var applied = await billing.Apply(known.OrderId, cancel);
        if (applied.Problem is { } unread) return unread;
        var read = await scope.WithoutConnection(() => provider.Invoice(known.StripeInvoiceId, cancel), cancel);
        if (read.Problem is { } away) return away;
        var (order, (invoice, intent)) = (applied.Value.Order, read.Value);
        var facts = applied.Value.Facts is { } latest ? latest with { Invoice = invoice, Intent = intent } : null;
        var line = facts is not null && intent is not null ? await news.Note(order, facts, intent, clock.GetUtcNow(), cancel) : applied.Value.Payment;
        await book.Enter(order, [invoice], cancel);
        await db.SaveChangesAsync(cancel);

        var result = await orders.Result(new Applied(order, facts, line), cancel);
        if (declined is not null) result = result.Refused(declined.Message, declined.Code!, clock.GetUtcNow());
        var now = await db.Invoices.SingleAsync(i => i.Id == known.Id, cancel);
        return new Answer<SubscriptionInvoiceView, PaymentExtras>(SubscriptionInvoiceView.Of(now), new(result));
    }
}
