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

/// <param name="ReturnUrl">Where the person comes back to, whether they have paid or not.</param>
internal sealed record WayBack([MaxLength(2000), WebAddress] string ReturnUrl) : IInput;

/// <param name="Url">The page at the provider.</param>
/// <param name="ExpiresAt">Null where it stays as long as there is something to pay.</param>
internal sealed record CheckoutSession(string Url, DateTimeOffset? ExpiresAt);

/// <summary>
/// A page of the provider's on which the order is paid, for who prefers that to fields for cards in ours. One at a time, and the same again
/// while it is open; what has an open invoice is paid on that invoice's page, so that no second subscription is ever made.
/// </summary>
internal sealed class CreateCheckout(SubscriptionsDb db, Scope scope, PaymentProvider provider, PaymentOrders orders, ReadBilling billing, BillingPlace place, TimeProvider clock)
{
    /// <summary>As long as the provider keeps such a page open.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromDays(1);

    public static Task<Result<CheckoutSession>> Handle(CompanySubscriptionId companySubscriptionId, WayBack input, CreateCheckout create, WebPages pages, HttpContext http, CancellationToken cancel) =>
        create.For(companySubscriptionId, input.ReturnUrl, pages.IsOurs(http, input.ReturnUrl), cancel);

    private async Task<Result<CheckoutSession>> For(CompanySubscriptionId id, string back, bool comesBackToUs, CancellationToken cancel)
    {
        var found = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (found is null) return Problem.NotFound;
        if (!orders.MayPay(found)) return Problem.NotTheOwner;
        if (!comesBackToUs) return SubscriptionProblems.ReturnUrlNotAllowed;
        if (!provider.IsConfigured) return SubscriptionProblems.NotConfigured;
        if (found.NothingToPay() is { } refusal) return refusal;
        if (found.StripeSubscriptionId is null && await place.Missing(cancel) is { } nowhere) return nowhere;
        if (found.Attempt == 0) return await Make(id, null, back, cancel);

        // It may be paid meanwhile, or have an invoice to pay.
        var applied = await billing.Apply(id, cancel);
        if (applied.Problem is { } away) return away;
        if (applied.Value.Order.NothingToPay() is { } overtaken) return overtaken;
        return applied.Value.Facts switch
        {
            { HasEnded: false, Invoice: { Status: "open", HostedUrl: { } page } } => new CheckoutSession(page, null),
            { HasEnded: false } => SubscriptionProblems.Unfinished,
            var ended => await Make(id, ended?.Id, back, cancel),
        };
    }

    /// <param name="ended">What the provider has given up, where it made something before.</param>
    private async Task<Result<CheckoutSession>> Make(CompanySubscriptionId id, string? ended, string back, CancellationToken cancel)
    {
        var reserved = await Reserve(id, ended, back, cancel);
        if (reserved.Problem is { } refusal) return refusal;
        var order = reserved.Value;
        var made = await AtProvider(order, back, cancel);

        await using var transaction = await scope.Begin(cancel);
        db.ChangeTracker.Clear();
        if (await db.Locked(id, cancel) is { } now)
        {
            if (made.Problem is null) now.OpenCheckout(made.Value.ExpiresAt);
            now.EndAttempt();
            await db.SaveChangesAsync(cancel);
        }
        if (made.Problem is null) await db.Own(made.Value.Id, id, cancel);
        await transaction.Commit(cancel);
        return made.Problem is { } problem ? problem : new CheckoutSession(made.Value.Url, made.Value.ExpiresAt);
    }

    private async Task<Result<CompanySubscription>> Reserve(CompanySubscriptionId id, string? ended, string back, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        db.ChangeTracker.Clear();
        var order = await db.Locked(id, cancel);
        if (order is null) return Problem.NotFound;
        if (ended is not null && order.StripeSubscriptionId == ended) order.OrderAgain();
        if (order.OrderNo == 0 || ended is not null) await orders.Seat(order, cancel);
        var now = clock.GetUtcNow();
        if (order.ReserveCheckout(scope.Caller.User, back, now) is { } refusal) return refusal;
        // Noted before it is made: whoever pays or cancels otherwise closes it first.
        if (!(order.CheckoutUntil > now)) order.OpenCheckout(now + Open);
        order.LastRenewedBy = scope.Caller.User;
        db.Publish(new PaymentStarted(id, scope.Caller.User), id.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return order;
    }

    private async Task<Result<CheckoutFacts>> AtProvider(CompanySubscription order, string back, CancellationToken cancel)
    {
        var make = await orders.ToMake(order, cancel);
        if (make.Problem is { } refusal) return refusal;
        return await scope.WithoutConnection<Result<CheckoutFacts>>(async () =>
        {
            var open = await provider.OpenCheckout(make.Value.CustomerId, order.Id, cancel);
            if (open.Problem is { } away) return away;
            return open.Value is { } same ? same : await provider.Checkout(make.Value, back, order.Attempt, cancel);
        }, cancel);
    }
}
