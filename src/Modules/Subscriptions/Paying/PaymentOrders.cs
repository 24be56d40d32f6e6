using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Cards;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Paying;

/// <summary>An order as the provider is to have it, and as the page hears of it.</summary>
internal sealed class PaymentOrders(SubscriptionsDb db, Scope scope, PaymentProvider provider, Customers customers, StripeOptions stripe, ICompanies companies, IPeople people, Caller caller)
{
    /// <summary>Whoever ordered it, and whoever owns the company.</summary>
    public bool MayPay(CompanySubscription order) => caller.Role is Role.TenantOwner or Role.SuperAdmin || order.OwnerId == caller.User;

    public async Task<PaymentResult> Result(Applied applied, CancellationToken cancel) => PaymentResult.Of(applied, await Description(applied.Order, cancel), stripe.PublicKey ?? "");

    /// <summary>As many seats as there are people now, before the provider is asked for so many.</summary>
    public async Task Seat(CompanySubscription order, CancellationToken cancel)
    {
        if (order.PerSeat) order.Seat(await people.CountActive(cancel));
    }

    /// <summary>The provider's subscription of the order: the one that there is, else a new one.</summary>
    public async Task<Result<BillingFacts>> AtProvider(CompanySubscription order, CancellationToken cancel)
    {
        if (order.StripeSubscriptionId is { } known)
        {
            var read = await scope.WithoutConnection(() => provider.Read(known, cancel), cancel);
            if (read.Problem is not null || !read.Value.HasEnded) return read;
            order.OrderAgain();
            await Seat(order, cancel);
            await db.SaveChangesAsync(cancel);
        }
        var make = await ToMake(order, cancel);
        if (make.Problem is { } refusal) return refusal;
        if (order.CheckoutUntil is not null)
        {
            var paid = await PaidElsewhere(order, make.Value.CustomerId, cancel);
            if (paid.Problem is not null || paid.Value is not null) return paid!;
        }
        var made = await scope.WithoutConnection(() => provider.Subscribe(make.Value, cancel), cancel);
        if (made.Problem is not null) return made;
        await db.Own(made.Value.Id, order.Id, cancel);
        if (made.Value.Intent is { } intent) await db.Own(intent.Id, order.Id, cancel);
        var stripeId = made.Value.Id;
        await Remember(order, stripeId, cancel);
        return made;
    }

    /// <summary>What the provider is to be asked for: for the company as its customer, by the plan's price.</summary>
    public async Task<Result<OrderToMake>> ToMake(CompanySubscription order, CancellationToken cancel)
    {
        var customer = await customers.Of(caller.User, cancel);
        if (customer.Problem is { } refusal) return refusal;
        var price = await Price(order, cancel);
        if (price.Problem is { } noPrice) return noPrice;
        return new OrderToMake(order.Id, order.OrderNo, customer.Value, price.Value, order.Seats, stripe.AutomaticTax, await Description(order, cancel), PaymentMetadata.Of(order).ForProvider());
    }

    /// <summary>Nobody pays it on a page of the provider's any more.</summary>
    public async Task<Problem?> CloseCheckout(CompanySubscription order, CancellationToken cancel)
    {
        if (order.CheckoutUntil is null || await db.Customers.AsNoTracking().OrderBy(c => c.Id).Select(c => c.CustomerId).FirstOrDefaultAsync(cancel) is not { } customer) return null;
        return await scope.WithoutConnection(() => provider.CloseCheckout(customer, order.Id, cancel), cancel);
    }

    /// <summary>Closes the provider's page for the order; somebody may have paid there.</summary>
    /// <returns>What they paid for; null where nobody has.</returns>
    private async Task<Result<BillingFacts?>> PaidElsewhere(CompanySubscription order, string customer, CancellationToken cancel)
    {
        if (await CloseCheckout(order, cancel) is { } away) return away;
        var found = await scope.WithoutConnection(() => provider.FindLost(customer, order.Id, false, cancel), cancel);
        if (found.Problem is { } unread) return unread;
        if (found.Value is not { } paid) return (BillingFacts?)null;
        await db.Own(paid, order.Id, cancel);
        await Remember(order, paid, cancel);
        var read = await scope.WithoutConnection(() => provider.Read(paid, cancel), cancel);
        return read.Problem is { } problem ? problem : read.Value;
    }

    /// <summary>At once, and whatever else was written meanwhile: from here on nobody makes another one.</summary>
    private async Task Remember(CompanySubscription order, string stripeId, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        db.ChangeTracker.Clear();
        if (await db.Locked(order.Id, cancel) is { } now)
        {
            now.StripeSubscriptionId = stripeId;
            now.CloseCheckout();
            await db.SaveChangesAsync(cancel);
        }
        await transaction.Commit(cancel);
    }

    private async Task<Result<string>> Price(CompanySubscription order, CancellationToken cancel)
    {
        // A plan that is offered no longer still costs what it did.
        var plan = await db.Plans.IgnoreQueryFilters([ModuleDb.ActiveFilter]).AsNoTracking().Where(p => p.Code == order.PlanCode).OrderByDescending(p => p.CreatedAt).FirstOrDefaultAsync(cancel);
        return plan is null ? SubscriptionProblems.PlanUnknown : await Price(plan, cancel);
    }

    /// <summary>The provider's price of a plan: made when somebody is to pay by it for the first time.</summary>
    public async Task<Result<string>> Price(SubscriptionPlan plan, CancellationToken cancel)
    {
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
