using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Access;
using WorkforceOS.Subscriptions.Billing;
using WorkforceOS.Subscriptions.Ledger;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Paying;

/// <summary>What a look at the provider has come to.</summary>
/// <param name="Facts">Null where nothing was ever asked of it.</param>
internal sealed record Applied(CompanySubscription Order, BillingFacts? Facts, Payment? Payment);

/// <summary>
/// The one way in which what the provider knows becomes ours: the subscription is read there as it is now, and written here where nobody
/// else wrote meanwhile, else read again. So it does not matter who told of a change, how often, and in which order.
/// </summary>
internal sealed class ReadBilling(SubscriptionsDb db, Scope scope, PaymentProvider provider, BillingNews news, BilledPlan plan, InvoiceBook invoices, Entitlements entitlements, TimeProvider clock)
{
    private const int MostTries = 8;

    public async Task<Result<Applied>> Apply(CompanySubscriptionId id, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            var order = await db.Subscriptions.SingleOrDefaultAsync(s => s.Id == id, cancel);
            if (order is null) return Problem.NotFound;
            if (await Found(order, cancel) is { } lost) return lost;
            if (order.StripeSubscriptionId is not { } subscription) return await NothingThere(order, cancel);

            var read = await scope.WithoutConnection(() => provider.Read(subscription, cancel), cancel);
            if (read.Problem is { } away) return away;
            if (order.CancelledAt is not null && !read.Value.HasEnded)
            {
                // It was cancelled here while it was made there.
                if (await scope.WithoutConnection(() => provider.End(subscription, cancel), cancel) is { } refusal) return refusal;
                if (tries < MostTries) continue;
            }
            if (await GivesWay(order, read.Value, cancel) && tries < MostTries) continue;
            var earlier = await invoices.Missing(order, read.Value, cancel);
            if (earlier.Problem is { } unread) return unread;
            try
            {
                var payment = await Write(order, read.Value, earlier.Value, cancel);
                if (payment is { RefundDue: true }) await GiveBack(payment, order, cancel);
                return new Applied(order, read.Value, payment);
            }
            catch (DbUpdateException overtaken) when (tries < MostTries && (overtaken is DbUpdateConcurrencyException || overtaken.Violates("payment_id") || overtaken.Violates(InvoiceBook.Key) || overtaken.Violates(SubscriptionProblems.One)))
            {
                // Somebody else wrote meanwhile, maybe what was true later.
            }
        }
    }

    /// <summary>Gives back what was paid for what had been cancelled before.</summary>
    public async Task GiveBack(Payment payment, CompanySubscription order, CancellationToken cancel)
    {
        var refunded = await scope.WithoutConnection(() => provider.Refund(payment.PaymentId, cancel), cancel);
        // What could not be given back now is by the job.
        if (refunded.Problem is not null) return;
        payment.Refunded(clock.GetUtcNow());
        db.Publish(new PaymentRefunded(order.Id, payment.Amount ?? 0, payment.Currency ?? order.Currency), order.Id.Value);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>An answer may have been lost: then the provider has more than is known here.</summary>
    private async Task<Problem?> Found(CompanySubscription order, CancellationToken cancel)
    {
        if (order.StripeSubscriptionId is not null || order.Attempt == 0) return null;
        var customer = await db.Customers.AsNoTracking().Select(c => c.CustomerId).FirstOrDefaultAsync(cancel);
        if (customer is null) return null;
        var found = await scope.WithoutConnection(() => provider.FindLost(customer, order.Id, order.CancelledAt is not null, cancel), cancel);
        if (found.Problem is { } away) return away;
        if (found.Value is not { } lost) return null;
        order.StripeSubscriptionId = lost;
        await db.Own(lost, order.Id, cancel);
        return null;
    }

    private async Task<Result<Applied>> NothingThere(CompanySubscription order, CancellationToken cancel)
    {
        if (order.AttemptOpen && clock.GetUtcNow() - order.AttemptAt >= CompanySubscription.AttemptLasts)
        {
            order.EndAttempt();
            await db.SaveChangesAsync(cancel);
        }
        return new Applied(order, null, null);
    }

    /// <summary>
    /// A company has one living subscription. What comes back to life where another has taken its place ends, at the provider too, and what
    /// was paid for it is given back; where nobody has begun to pay the other one, that one ends.
    /// </summary>
    private async Task<bool> GivesWay(CompanySubscription order, BillingFacts facts, CancellationToken cancel)
    {
        if (order.CancelledAt is not null || order.Status is SubscriptionStatus.Active or SubscriptionStatus.Pending || facts.HasEnded) return false;
        await using var transaction = await scope.Begin(cancel);
        var other = await db.Subscriptions.SingleOrDefaultAsync(s => s.Id != order.Id && (s.Status == SubscriptionStatus.Active || s.Status == SubscriptionStatus.Pending), cancel);
        if (other is null) return false;
        var (now, isBegun) = (clock.GetUtcNow(), other.Status is SubscriptionStatus.Active || other.Attempt > 0);
        if (isBegun) order.GiveWay(now);
        else if (facts.Status is not ("active" or "trialing")) return false;
        else
        {
            other.Cancel(now);
            db.Publish(new SubscriptionEnded(other.Id, other.PlanName, "notStarted"), other.Id.Value);
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else wrote meanwhile; it is looked at again.
            return true;
        }
        await transaction.Commit(cancel);
        return isBegun;
    }

    private async Task<Payment?> Write(CompanySubscription order, BillingFacts facts, IReadOnlyList<InvoiceFacts> earlier, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var held = order.HoldsAt(now);
        await plan.Follow(order, facts, now, cancel);
        news.Follow(order, facts, now);
        await invoices.Enter(order, earlier, cancel);
        var payment = facts.Intent is { } intent ? await news.Note(order, facts, intent, now, cancel) : null;
        if (order.AttemptOpen && facts.Intent?.Status is not "requires_payment_method" || facts.Intent?.Failure is not null || now - order.AttemptAt >= CompanySubscription.AttemptLasts) order.EndAttempt();
        if (held != order.HoldsAt(now)) db.TellEntitlements();
        await db.SaveChangesAsync(cancel);
        if (facts.Intent is not null) await db.Own(facts.Intent.Id, order.Id, cancel);
        if (facts.Invoice is not null) await db.Own(facts.Invoice.Id, order.Id, cancel);
        entitlements.Forget(order.CompanyId.ToString());
        return payment;
    }
}
