using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Paying;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

/// <param name="PlanCode">Left out: the plan that the company has, else the first that is offered.</param>
/// <param name="Seats">Left out: as many as there are active people.</param>
internal sealed record PreviewQuestion([MaxLength(50)] string? PlanCode = null, [Range(1, 100_000)] int? Seats = null) : IInput;

/// <summary>What a plan would cost. Amounts are minor units of its currency.</summary>
/// <param name="DueNow">What would be charged at once, tax and credits included.</param>
/// <param name="NextInvoiceAt">When the next invoice would come after that.</param>
internal sealed record SubscriptionPreview(
    string PlanCode, int Seats, string Currency, long Subtotal, long Tax, long Total, long DueNow, DateTimeOffset NextInvoiceAt, IReadOnlyList<InvoiceLine> Lines);

/// <summary>What subscribing to a plan would cost, or changing to it. Nothing is charged or changed by asking.</summary>
internal sealed class PreviewSubscription(SubscriptionsDb db, Scope scope, IPeople people, PaymentProvider provider, PaymentOrders orders, BillingPlace place, StripeOptions stripe)
{
    public static Task<Result<SubscriptionPreview>> Handle(PreviewQuestion input, PreviewSubscription preview, CancellationToken cancel) => preview.Of(input, cancel);

    private async Task<Result<SubscriptionPreview>> Of(PreviewQuestion input, CancellationToken cancel)
    {
        if (!provider.IsConfigured) return SubscriptionProblems.NotConfigured;
        var living = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Status == SubscriptionStatus.Active || s.Status == SubscriptionStatus.Pending, cancel);
        if (await Plan(input.PlanCode, living?.PlanCode, cancel) is not { } plan) return SubscriptionProblems.PlanUnknown;
        if (await place.Missing(cancel) is { } nowhere) return nowhere;
        var price = await orders.Price(plan, cancel);
        if (price.Problem is { } noPrice) return noPrice;
        var seats = !plan.PerSeat ? 1 : input.Seats ?? Math.Max(await people.CountActive(cancel), 1);

        // What is paid changes; all else would begin.
        var paid = living is { Status: SubscriptionStatus.Active, Source: SubscriptionSource.Stripe, StripeSubscriptionId: { } id } && living.Currency == plan.Currency ? id : null;
        var isDearer = paid is null || SwitchPlan.IsDearer(living!, plan, seats);
        var customer = await place.Customer(cancel);
        var read = await scope.WithoutConnection(() => Ask(customer, paid, new PriceToPay(null, price.Value, seats, isDearer), cancel), cancel);
        if (read.Problem is { } refusal) return refusal;
        var (sums, next, lines) = read.Value;
        // Another interval begins anew, whatever it costs.
        var isNow = isDearer || living!.Interval != plan.Interval;
        return new SubscriptionPreview(plan.Code, seats, plan.Currency, sums.Subtotal, sums.Tax, sums.Total, isNow ? sums.Due : 0, isNow ? next : living!.ExpiryDate, lines);
    }

    private async Task<Result<PreviewFacts>> Ask(string? customer, string? subscription, PriceToPay price, CancellationToken cancel)
    {
        if (subscription is null) return await provider.Preview(customer, null, price, stripe.AutomaticTax, cancel);
        var now = await provider.Read(subscription, cancel);
        if (now.Problem is { } away) return away;
        return await provider.Preview(customer, subscription, price with { ItemId = now.Value.Item.Id }, stripe.AutomaticTax, cancel);
    }

    /// <summary>Of those on offer; and the company's own, whether it is offered still or not.</summary>
    private Task<SubscriptionPlan?> Plan(string? asked, string? own, CancellationToken cancel)
    {
        var (plans, code) = (db.Plans.AsNoTracking().Where(p => p.IsOffered || p.Code == own), asked ?? own);
        return (code is null ? plans : plans.Where(p => p.Code == code)).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).FirstOrDefaultAsync(cancel);
    }
}
