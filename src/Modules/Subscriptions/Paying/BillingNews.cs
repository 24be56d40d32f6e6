using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Subscriptions.Ledger;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Paying;

/// <summary>Brings a subscription and its ledger to what the provider says, and tells of what that changes.</summary>
internal sealed class BillingNews(SubscriptionsDb db, SubscriptionOptions options, TimeProvider clock)
{
    public void Follow(CompanySubscription order, BillingFacts facts, DateTimeOffset now)
    {
        if (order.CancelledAt is not null) return;
        var (status, payment, expiry, failedBefore) = (order.Status, order.PaymentStatus, order.ExpiryDate, order.FirstFailedAt is not null);
        var covered = order.IsCoveredAt(now);
        if (facts.Status is "past_due")
        {
            order.FirstFailedAt ??= facts.Invoice?.FinalizedAt ?? now;
            order.GraceUntil = order.FirstFailedAt.Value.AddDays(options.GraceDays);
        }
        var graceIsOver = order.GraceUntil <= now;
        var standing = BillingStates.Of(facts.Status, facts.Intent?.Status, facts.Intent?.Failure is not null, facts.EndedForFailure, graceIsOver, new(order.Status, order.PaymentStatus, order.PaymentConfirmation));
        order.Status = covered && !BillingStates.EndsWhatIsGiven(facts.Status, facts.EndedForFailure) ? SubscriptionStatus.Active : standing.Status;
        order.Pays(standing.Payment, standing.Confirmation, now);
        order.CancelAtPeriodEnd = facts.CancelAtPeriodEnd && !facts.HasEnded;
        if (standing.Payment is PaymentStatus.Paid) Pay(order, facts, now);
        if (facts.Status is "past_due" or "unpaid") order.Owes(facts.Invoice?.Attempts ?? 0, facts.Invoice?.NextAttemptAt, facts.WantsAction);
        else order.OwesNothing();
        order.NextAmount = order.Status is SubscriptionStatus.Active && order.Source is SubscriptionSource.Stripe && !order.CancelAtPeriodEnd ? order.Amount : null;
        Tell(order, facts, status, payment, expiry, failedBefore);
    }

    /// <summary>The ledger's line of the payment.</summary>
    public async Task<Payment> Note(CompanySubscription order, BillingFacts facts, IntentFacts intent, DateTimeOffset now, CancellationToken cancel)
    {
        var line = await db.Payments.SingleOrDefaultAsync(p => p.PaymentId == intent.Id, cancel);
        var isNew = line is null;
        if (line is null)
        {
            line = new Payment
            {
                Id = NewId.At<PaymentRowId>(clock), CompanyId = order.CompanyId, OrderId = order.Id, OwnerId = order.AttemptBy ?? order.OwnerId,
                Origin = facts.Invoice is { IsFirst: false } ? PaymentOrigin.Renewal : PaymentOrigin.Checkout,
            };
            db.Payments.Add(line);
        }
        var (attempts, wasPaid, wasAsking) = (line.AttemptCount, line.IsPaid, line.WantsAction);
        line.Stands(intent.Id, intent.Status, intent.Failure is not null, intent.Failure, Math.Max(facts.Invoice?.Attempts ?? 0, attempts), now);
        (line.Amount, line.Currency, line.InvoiceId, line.RedirectUrl) = (intent.Amount, intent.Currency, facts.Invoice?.Id, order.ReturnUrl ?? line.RedirectUrl);
        if (line.IsPaid && !wasPaid)
        {
            db.Publish(new PaymentSucceeded(order.Id, intent.Amount, intent.Currency), order.Id.Value);
            if (order.CancelledAt is not null) line.OweRefund();
        }
        // Once for each try of an invoice. Who pays the first one is asked on the page, and needs no message for that.
        var wantsAction = line.Origin is PaymentOrigin.Renewal && line.WantsAction;
        var isNews = isNew || line.AttemptCount > attempts || (wantsAction && !wasAsking);
        if (!line.IsPaid && isNews && (wantsAction || intent.Failure is not null)) await Tell(order, intent, wantsAction, cancel);
        return line;
    }

    private static void Pay(CompanySubscription order, BillingFacts facts, DateTimeOffset now)
    {
        if (order.Source is not SubscriptionSource.Stripe || order.ActivationDate == order.ExpiryDate) order.ActivationDate = now;
        (order.Source, order.ExpiryDate, order.FirstFailedAt, order.GraceUntil) = (SubscriptionSource.Stripe, facts.PeriodEnd, null, null);
    }

    private void Tell(CompanySubscription order, BillingFacts facts, SubscriptionStatus status, PaymentStatus payment, DateTimeOffset expiry, bool failedBefore)
    {
        var key = order.Id.Value;
        if (order.PaymentStatus is PaymentStatus.Paid)
        {
            if (failedBefore) db.Publish(new SubscriptionRecovered(order.Id, order.PlanName, order.ExpiryDate), key);
            else if (payment is not PaymentStatus.Paid) db.Publish(new SubscriptionActivated(order.Id, order.PlanName, order.ExpiryDate), key);
            else if (order.ExpiryDate > expiry) db.Publish(new SubscriptionRenewed(order.Id, order.PlanName, order.ExpiryDate), key);
        }
        else if (facts.Status is "past_due" && !failedBefore)
        {
            db.Publish(new SubscriptionPastDue(order.Id, order.PlanName, order.GraceUntil!.Value), key);
        }
        if (status is SubscriptionStatus.Active && order.Status is SubscriptionStatus.Expired or SubscriptionStatus.Inactive)
        {
            db.Publish(new SubscriptionEnded(order.Id, order.PlanName, order.Status is SubscriptionStatus.Expired ? "unpaid" : "cancelled"), key);
        }
    }

    private async Task Tell(CompanySubscription order, IntentFacts intent, bool wantsAction, CancellationToken cancel)
    {
        var method = intent.MethodId ?? order.AttemptMethod;
        var card = (await db.Methods.AsNoTracking().SingleOrDefaultAsync(m => m.PaymentMethodId == method, cancel))?.CardInfo;
        var until = order.Status is SubscriptionStatus.Active ? order.HoldsUntil : (DateTimeOffset?)null;
        if (wantsAction) db.Publish(new PaymentActionRequired(order.Id, intent.Amount, intent.Currency, card?.Brand, card?.Last4, until), order.Id.Value);
        else db.Publish(new PaymentFailed(order.Id, intent.Amount, intent.Currency, card?.Brand, card?.Last4, until), order.Id.Value);
    }
}
