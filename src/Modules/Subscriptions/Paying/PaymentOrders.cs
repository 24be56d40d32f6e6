using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Cards;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Paying;

/// <summary>An order as the provider is to have it, and as the page hears of it.</summary>
internal sealed class PaymentOrders(SubscriptionsDb db, Scope scope, PaymentProvider provider, Customers customers, StripeOptions stripe, ICompanies companies, Caller caller)
{
    /// <summary>Whoever ordered it, and whoever owns the company.</summary>
    public bool MayPay(CompanySubscription order) => caller.Role is Role.TenantOwner or Role.SuperAdmin || order.OwnerId == caller.User;

    public async Task<PaymentResult> Result(Applied applied, CancellationToken cancel) => PaymentResult.Of(applied, await Description(applied.Order, cancel), stripe.PublicKey ?? "");

    /// <summary>The provider's subscription of the order: the one that there is, else a new one.</summary>
    public async Task<Result<BillingFacts>> AtProvider(CompanySubscription order, CancellationToken cancel)
    {
        if (order.StripeSubscriptionId is { } known)
        {
            var read = await scope.WithoutConnection(() => provider.Read(known, cancel), cancel);
            if (read.Problem is not null || !read.Value.HasEnded) return read;
            order.OrderAgain();
            await db.SaveChangesAsync(cancel);
        }
        var customer = await customers.Of(caller.User, cancel);
        if (customer.Problem is { } refusal) return refusal;
        var price = await Price(order, cancel);
        if (price.Problem is { } noPrice) return noPrice;

        var make = new OrderToMake(order.Id, order.OrderNo, customer.Value, price.Value, order.Seats, stripe.AutomaticTax, await Description(order, cancel), PaymentMetadata.Of(order).ForProvider());
        var made = await scope.WithoutConnection(() => provider.Subscribe(make, cancel), cancel);
        if (made.Problem is not null) return made;
        await db.Own(made.Value.Id, order.Id, cancel);
        if (made.Value.Intent is { } intent) await db.Own(intent.Id, order.Id, cancel);
        var stripeId = made.Value.Id;
        await Remember(order, stripeId, cancel);
        return made;
    }

    /// <summary>At once, and whatever else was written meanwhile: from here on nobody makes another one.</summary>
    private async Task Remember(CompanySubscription order, string stripeId, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        db.ChangeTracker.Clear();
        if (await db.Locked(order.Id, cancel) is { } now)
        {
            now.StripeSubscriptionId = stripeId;
            await db.SaveChangesAsync(cancel);
        }
        await transaction.Commit(cancel);
    }

    private async Task<Result<string>> Price(CompanySubscription order, CancellationToken cancel)
    {
        // A plan that is offered no longer still costs what it did.
        var plan = await db.Plans.IgnoreQueryFilters([ModuleDb.ActiveFilter]).AsNoTracking().Where(p => p.Code == order.PlanCode).OrderByDescending(p => p.CreatedAt).FirstOrDefaultAsync(cancel);
        if (plan is null) return SubscriptionProblems.PlanUnknown;
        if (plan.StripePriceId is { } known) return known;
        var made = await scope.WithoutConnection(() => provider.Price(new(plan.Id.Value, plan.RecordVersion, plan.Name, plan.Price, null), cancel), cancel);
        if (made.Problem is not null) return made;
        var price = made.Value;
        // The plan is the platform's; that somebody pays by it is no change of it.
        await db.Plans.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(p => p.Id == plan.Id && p.StripePriceId == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.StripePriceId, price), cancel);
        return price;
    }

    private async Task<string> Description(CompanySubscription order, CancellationToken cancel) =>
        $"WorkforceOS {order.PlanName} Subscription for company {(await companies.Find(order.CompanyId, cancel))?.Name}";
}
