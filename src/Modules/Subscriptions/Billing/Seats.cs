using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Paying;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <summary>
/// As many seats are paid for as the company has active people; nobody is locked out for want of one. By the month a change is charged with the
/// next invoice, so that there are not many small ones; by the year at once, else it would stay unpaid for a year, and once a day at most.
/// </summary>
internal sealed class Seats(SubscriptionsDb db, Scope scope, IPeople people, PaymentProvider provider, ReadBilling billing, TimeProvider clock)
{
    private static readonly TimeSpan ByTheYear = TimeSpan.FromDays(1);

    public async Task<Problem?> Follow(CompanySubscriptionId id, CancellationToken cancel)
    {
        var seats = Math.Max(await people.CountActive(cancel), 1);
        if (!await db.Subscriptions.AnyAsync(s => s.Id == id && s.PerSeat && s.Seats != seats, cancel)) return null;
        // What was charged for last may be known there alone.
        var read = await billing.Apply(id, cancel);
        if (read.Problem is { } away) return away;
        if (read.Value.Facts is not { Status: "active", Item: { IsWaiting: false } item }) return null;
        var reserved = await Reserve(id, seats, cancel);
        if (reserved is not { } order) return null;

        var now = clock.GetUtcNow();
        var key = $"seats:{order.StripeSubscriptionId}:{DateOnly.FromDateTime(now.UtcDateTime):yyyy-MM-dd}:{order.Changes}";
        var changed = await scope.WithoutConnection(() => provider.Seats(item.Id, seats, order.Interval is BillingInterval.Year, key, cancel), cancel);
        var applied = await billing.Apply(id, cancel);
        return changed.Problem ?? applied.Problem;
    }

    /// <returns>Null where there is nothing to change, or not yet.</returns>
    private async Task<CompanySubscription?> Reserve(CompanySubscriptionId id, int seats, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        db.ChangeTracker.Clear();
        var order = await db.Locked(id, cancel);
        var now = clock.GetUtcNow();
        if (order is not { PerSeat: true, CancelledAt: null, StripeSubscriptionId: not null } || order.Seats == seats) return null;
        if (order.Interval is BillingInterval.Year && now - order.SeatsChangedAt < ByTheYear) return null;
        // Somebody pays or changes the plan: another time.
        if (order.ReserveChange(null, now) is not null) return null;
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return order;
    }
}
