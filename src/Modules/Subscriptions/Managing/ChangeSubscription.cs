using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Subscriptions.Plans;

namespace WorkforceOS.Subscriptions.Managing;

internal sealed record SubscriptionChange(
    Patch<DateTimeOffset> ActivationDate, Patch<DateTimeOffset> ExpiryDate, Patch<SubscriptionStatus> Status, [Features] Patch<IReadOnlyList<string>> SubscribedFeatures, Patch<UserId?> LastRenewedBy,
    Patch<DateTimeOffset?> PaymentStatusUpdatedAt, [MaxLength(255)] Patch<string?> StripeSubscriptionId) : IInput;

/// <summary>The platform changes what it granted. Of what is paid at the provider it gives more, and takes nothing.</summary>
internal static class ChangeSubscription
{
    public static Task<Result<CompanySubscriptionView>> Handle(CompanySubscriptionId companySubscriptionId, SubscriptionChange change, Reach reach, TimeProvider clock, CancellationToken cancel) =>
        reach.At<CompanySubscriptionView>(ReadSubscriptions.Whose(companySubscriptionId), async unit =>
        {
            var db = unit.GetRequiredService<SubscriptionsDb>();
            var found = await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == companySubscriptionId, cancel);
            if (found is null) return Problem.NotFound;
            if (change.SubscribedFeatures.IsGiven) found.SubscribedFeatures = [.. change.SubscribedFeatures.Value];
            if (change.LastRenewedBy.IsGiven) found.LastRenewedBy = change.LastRenewedBy.Value;
            var now = clock.GetUtcNow();
            if ((found.StripeSubscriptionId is null ? Regrant(found, change, now) : Favour(found, change, now)) is { } refusal) return refusal;

            db.TellEntitlements();
            await db.SaveChangesAsync(cancel);
            return CompanySubscriptionView.Of(found);
        }, cancel);

    private static Problem? Regrant(CompanySubscription found, SubscriptionChange change, DateTimeOffset now)
    {
        if (!change.ActivationDate.IsGiven && !change.ExpiryDate.IsGiven && !change.Status.IsGiven) return null;
        return found.Grant(change.ActivationDate.Or(found.ActivationDate), change.ExpiryDate.Or(found.ExpiryDate), change.Status.Or(found.Status), now);
    }

    private static Problem? Favour(CompanySubscription found, SubscriptionChange change, DateTimeOffset now)
    {
        var until = change.ExpiryDate.Or(found.HoldsUntil);
        if (until < change.ActivationDate.Or(found.ActivationDate)) return SubscriptionProblems.ExpiryBeforeActivation;
        if (change.ExpiryDate.IsGiven && until > found.ExpiryDate) found.GrantedUntil = until;
        if (!change.Status.IsGiven || change.Status.Value is not SubscriptionStatus.Active) return null;
        if (found.GrantedUntil is null || found.GrantedUntil < now) found.GrantedUntil = now.AddMonths(1);
        found.Status = SubscriptionStatus.Active;
        return null;
    }
}
