using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Billing;
using WorkforceOS.Subscriptions.Managing;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Paying;

/// <param name="return_url">Where the person comes back to from their bank.</param>
internal sealed record PaymentUserParams([MaxLength(255)] string PaymentMethodId, [MaxLength(2000), WebAddress] string? return_url = null) : IInput;

internal sealed record PaymentToStart(PaymentUserParams PaymentUserParams) : IInput;

/// <summary>
/// Somebody pays. First the attempt is reserved, then the provider is asked outside of any transaction, then what it says is written: a host
/// that dies between leaves an attempt whose keys find the same objects again, so that nothing is charged twice.
/// </summary>
internal sealed class StartPayment(SubscriptionsDb db, Scope scope, PaymentProvider provider, PaymentOrders orders, ReadBilling billing, BillingPlace place, Caller caller, TimeProvider clock)
{
    public static async Task<Result<Answer<CompanySubscriptionView, PaymentExtras>>> Handle(CompanySubscriptionId companySubscriptionId, PaymentToStart input, Reach reach, WebPages pages, HttpContext http, CancellationToken cancel)
    {
        var back = input.PaymentUserParams.return_url is { Length: > 0 } given ? given : null;
        var payer = new Payer(input.PaymentUserParams.PaymentMethodId, back, back is null || pages.IsOurs(http, back));
        return await reach.At(ReadSubscriptions.Whose(companySubscriptionId), unit => unit.GetRequiredService<StartPayment>().Here(companySubscriptionId, payer, cancel), cancel);
    }

    private async Task<Result<Answer<CompanySubscriptionView, PaymentExtras>>> Here(CompanySubscriptionId id, Payer payer, CancellationToken cancel)
    {
        // Asked before the row is locked; what is there already is taxed as it is.
        var nowhere = await db.Subscriptions.AnyAsync(s => s.Id == id && s.StripeSubscriptionId == null, cancel) ? await place.Missing(cancel) : null;
        var reserved = await Reserve(id, payer, nowhere, cancel);
        if (reserved.Problem is { } refusal) return refusal;
        var order = reserved.Value;
        var declined = await Pay(order, payer, cancel);
        if (declined is { Status: not PaymentProvider.Declined } away) return away;

        var applied = await billing.Apply(id, cancel);
        if (applied.Problem is { } unread) return unread;
        var result = await orders.Result(applied.Value, cancel);
        if (declined is not null) result = result.Refused(declined.Message, declined.Code!, clock.GetUtcNow());
        return new Answer<CompanySubscriptionView, PaymentExtras>(CompanySubscriptionView.Of(applied.Value.Order), new(result));
    }

    private async Task<Result<CompanySubscription>> Reserve(CompanySubscriptionId id, Payer payer, Problem? nowhere, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var order = await db.Locked(id, cancel);
        if (order is null) return Problem.NotFound;
        if (!orders.MayPay(order)) return Problem.NotTheOwner;
        if (!payer.ComesBackToUs) return SubscriptionProblems.ReturnUrlNotAllowed;
        if (!provider.IsConfigured) return SubscriptionProblems.NotConfigured;
        var (user, method) = (caller.User, payer.Method);
        if (!await db.Methods.AnyAsync(m => m.PaymentMethodId == method && m.UserId == user, cancel)) return SubscriptionProblems.MethodUnknown;
        if (nowhere is not null) return nowhere;
        if (order.OrderNo == 0) await orders.Seat(order, cancel);
        if (order.Reserve(user, method, payer.Back, clock.GetUtcNow()) is { } refusal) return refusal;
        order.LastRenewedBy = user;
        db.Publish(new PaymentStarted(id, user), id.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return order;
    }

    /// <returns>Why it did not go through; null where it is on its way or done.</returns>
    private async Task<Problem?> Pay(CompanySubscription order, Payer payer, CancellationToken cancel)
    {
        var made = await orders.AtProvider(order, cancel);
        if (made.Problem is { } problem) return problem;
        if (made.Value.Intent is not { } intent) return null;
        if (intent.Status is "succeeded" or "processing" or "canceled" || (intent.Status is "requires_action" && intent.MethodId == payer.Method)) return null;
        // Whoever cancelled meanwhile is not charged.
        if (!await db.Subscriptions.AnyAsync(s => s.Id == order.Id && s.CancelledAt == null, cancel)) return null;
        var confirmed = await scope.WithoutConnection(() => provider.Confirm(intent.Id, payer.Method, payer.Back, PaymentMetadata.Of(order).ForProvider(), order.Attempt, cancel), cancel);
        return confirmed.Problem;
    }

    /// <param name="Back">Where the person comes back to from their bank.</param>
    /// <param name="ComesBackToUs">It is one of this installation's pages, or none is named.</param>
    private sealed record Payer(string Method, string? Back, bool ComesBackToUs);
}
