using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <summary>The plan and the seats in force are those that the provider charges for, whoever changed them and wherever.</summary>
internal sealed class BilledPlan(SubscriptionsDb db)
{
    public async Task Follow(CompanySubscription order, BillingFacts facts, DateTimeOffset now, CancellationToken cancel)
    {
        if (order.CancelledAt is not null || facts.HasEnded) return;
        var price = facts.Item.PriceId;
        // Who pays by a plan that was taken away keeps it.
        var plan = await db.Plans.IgnoreQueryFilters([ModuleDb.ActiveFilter]).AsNoTracking().FirstOrDefaultAsync(p => p.StripePriceId == price, cancel);
        var seats = order.Seats;
        if (plan is not null && (plan.Code != order.PlanCode || plan.PerSeat != order.PerSeat))
        {
            order.Follow(plan, facts.Item.Quantity);
            db.TellEntitlements();
        }
        if (order.PerSeat && facts.Item.Quantity != order.Seats) order.SeatsChanged(facts.Item.Quantity, now);
        if (order.Seats != seats) db.Publish(new SubscriptionSeatsChanged(order.Id, seats, order.Seats), order.Id.Value);
    }
}
