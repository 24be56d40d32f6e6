using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Access;
using WorkforceOS.Subscriptions.Paying;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Managing;

/// <param name="AtPeriodEnd">It ends with what is paid; else at once.</param>
internal sealed record Cancellation(
    bool AtPeriodEnd = false, DateTimeOffset? ActivationDate = null, DateTimeOffset? ExpiryDate = null, SubscriptionStatus? Status = null, [Features] IReadOnlyList<string>? SubscribedFeatures = null,
    UserId? LastRenewedBy = null, DateTimeOffset? PaymentStatusUpdatedAt = null, [MaxLength(255)] string? StripeSubscriptionId = null) : IInput;

/// <summary>An admin ends the subscription, at the provider first. What was paid is not given back; what is paid from now on is.</summary>
internal sealed class CancelSubscription(SubscriptionsDb db, PaymentProvider provider, PaymentOrders orders, ReadBilling billing, Entitlements entitlements, Scope scope, Caller caller, TimeProvider clock)
{
    public static Task<Result<CompanySubscriptionView>> Handle(CompanySubscriptionId companySubscriptionId, Cancellation input, Reach reach, CancellationToken cancel) =>
        reach.At(ReadSubscriptions.Whose(companySubscriptionId), unit => unit.GetRequiredService<CancelSubscription>().Here(companySubscriptionId, input.AtPeriodEnd, cancel), cancel);

    private async Task<Result<CompanySubscriptionView>> Here(CompanySubscriptionId id, bool atPeriodEnd, CancellationToken cancel)
    {
        var found = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (found is null) return Problem.NotFound;
        if (found.Status is not (SubscriptionStatus.Active or SubscriptionStatus.Pending)) return SubscriptionProblems.NotActive;
        if (atPeriodEnd && found is { Status: SubscriptionStatus.Active, StripeSubscriptionId: { } renewing })
        {
            if (await scope.WithoutConnection(() => provider.EndAtPeriod(renewing, true, cancel), cancel) is { } away) return away;
        }
        else
        {
            if (await orders.CloseCheckout(found, cancel) is { } notClosed) return notClosed;
            if (found.StripeSubscriptionId is { } charging && await scope.WithoutConnection(() => provider.End(charging, cancel), cancel) is { } unreachable) return unreachable;
            if (await End(id, cancel) is { } refusal) return refusal;
        }
        // Somebody may have begun to pay meanwhile.
        var now = await db.Subscriptions.AsNoTracking().SingleAsync(s => s.Id == id, cancel);
        if (now.Attempt == 0) return CompanySubscriptionView.Of(now);
        var applied = await billing.Apply(id, cancel);
        return applied.Problem is { } problem ? problem : CompanySubscriptionView.Of(applied.Value.Order);
    }

    private async Task<Problem?> End(CompanySubscriptionId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var locked = await db.Locked(id, cancel);
        if (locked is null) return Problem.NotFound;
        if (locked.Cancel(clock.GetUtcNow()) is { } refusal) return refusal;
        locked.LastRenewedBy = caller.UserOrNobody;
        db.Publish(new SubscriptionEnded(id, locked.PlanName, "cancelled"), id.Value);
        db.TellEntitlements();
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        entitlements.Forget(caller.Company.ToString());
        return null;
    }
}
