using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Paying;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

internal sealed record PlanSwitch([MaxLength(50)] string PlanCode) : IInput;

/// <param name="PaymentResult">How what is charged now was paid; null where nothing is.</param>
internal sealed record PlanSwitchExtras(PaymentResult? PaymentResult);

/// <summary>
/// An admin takes another plan. What is not paid yet, or tried, changes here; what is paid changes at the provider. A dearer plan is charged
/// now and in force when that is paid; a cheaper one is in force now, and the unused money is credited to the next invoice.
/// </summary>
internal sealed class SwitchPlan(SubscriptionsDb db, Scope scope, IPeople people, PaymentProvider provider, PaymentOrders orders, ReadBilling billing, TimeProvider clock)
{
    public static Task<Result<Answer<CompanySubscriptionView, PlanSwitchExtras>>> Handle(CompanySubscriptionId companySubscriptionId, PlanSwitch input, SwitchPlan change, CancellationToken cancel) =>
        change.To(companySubscriptionId, input.PlanCode, cancel);

    private async Task<Result<Answer<CompanySubscriptionView, PlanSwitchExtras>>> To(CompanySubscriptionId id, string code, CancellationToken cancel)
    {
        var order = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (order is null) return Problem.NotFound;
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code && p.IsOffered, cancel) is not { } plan) return SubscriptionProblems.PlanUnknown;
        if (order.PlanCode == plan.Code) return Unpaid(order);
        if (order is { StripeSubscriptionId: null, Attempt: > 0 })
        {
            // An answer may have been lost.
            var found = await billing.Apply(id, cancel);
            if (found.Problem is { } away) return away;
            order = found.Value.Order;
        }
        if (MayChange(order, plan) is { } refusal) return refusal;
        return order.StripeSubscriptionId is null ? await Here(id, plan, cancel) : await AtProvider(id, plan, cancel);
    }

    private Problem? MayChange(CompanySubscription order, SubscriptionPlan plan)
    {
        if (order.Status is SubscriptionStatus.Inactive or SubscriptionStatus.Expired) return SubscriptionProblems.Cancelled;
        if (order.Source is SubscriptionSource.Grant) return SubscriptionProblems.Granted;
        if (order.StripeSubscriptionId is null) return order.AttemptOpen || order.CheckoutUntil > clock.GetUtcNow() ? SubscriptionProblems.Unfinished : order.Source is SubscriptionSource.Trial && plan.TrialDays == 0 ? SubscriptionProblems.TrialNotOffered : null;
        if (order.Status is SubscriptionStatus.Pending || order.Source is SubscriptionSource.Trial) return SubscriptionProblems.Unfinished;
        if (order.PaymentStatus is PaymentStatus.Failed) return SubscriptionProblems.Overdue;
        return plan.Currency == order.Currency ? null : SubscriptionProblems.CurrencyNotOffered(plan.Currency);
    }

    private async Task<Result<Answer<CompanySubscriptionView, PlanSwitchExtras>>> Here(CompanySubscriptionId id, SubscriptionPlan plan, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var order = await db.Locked(id, cancel);
        if (order is null) return Problem.NotFound;
        if (order.StripeSubscriptionId is not null) return SubscriptionProblems.InProgress;
        if (MayChange(order, plan) is { } refusal) return refusal;
        if (order.OrderNo > 0) order.OrderAgain();
        order.Follow(plan, await Count(plan, cancel));
        order.LastRenewedBy = scope.Caller.User;
        db.TellEntitlements();
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return Unpaid(order);
    }

    private async Task<Result<Answer<CompanySubscriptionView, PlanSwitchExtras>>> AtProvider(CompanySubscriptionId id, SubscriptionPlan plan, CancellationToken cancel)
    {
        var price = await orders.Price(plan, cancel);
        if (price.Problem is { } noPrice) return noPrice;
        var before = await billing.Apply(id, cancel);
        if (before.Problem is { } away) return away;
        if (before.Value.Facts is not { } facts || MayChange(before.Value.Order, plan) is not null) return MayChange(before.Value.Order, plan) ?? SubscriptionProblems.Unfinished;
        var reserved = await Reserve(id, cancel);
        if (reserved.Problem is { } refusal) return refusal;

        var (order, seats) = (reserved.Value, await Count(plan, cancel));
        var wanted = new PriceToPay(facts.Item.Id, price.Value, seats, IsDearer(order, plan, seats));
        var changed = await scope.WithoutConnection(() => provider.ChangePrice(facts.Id, wanted, $"plan:{facts.Id}:{order.Changes}", cancel), cancel);
        var after = await billing.Apply(id, cancel);
        if ((changed.Problem ?? after.Problem) is { } problem) return problem;
        if (after.Value.Facts is not { Invoice: { } invoice, Intent: { } intent } || invoice.Id == facts.Invoice?.Id) return Unpaid(after.Value.Order);

        var result = await orders.Result(after.Value, cancel);
        if (intent.Failure is { } code) result = result.Refused(intent.Sentence ?? code, code, clock.GetUtcNow());
        return new Answer<CompanySubscriptionView, PlanSwitchExtras>(CompanySubscriptionView.Of(after.Value.Order), new(result));
    }

    private async Task<Result<CompanySubscription>> Reserve(CompanySubscriptionId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        db.ChangeTracker.Clear();
        var order = await db.Locked(id, cancel);
        if (order is null) return Problem.NotFound;
        if (order.CancelledAt is not null) return SubscriptionProblems.Cancelled;
        if (order.ReserveChange(scope.Caller.User, clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return order;
    }

    /// <summary>A period of the new plan costs more than one of the plan that is paid: 49900 a year are dearer than 4999 a month.</summary>
    internal static bool IsDearer(CompanySubscription now, SubscriptionPlan then, int seats) => (long)then.UnitAmount * seats > now.Amount;

    private async Task<int> Count(SubscriptionPlan plan, CancellationToken cancel) => plan.PerSeat ? Math.Max(await people.CountActive(cancel), 1) : 1;

    private static Answer<CompanySubscriptionView, PlanSwitchExtras> Unpaid(CompanySubscription order) => new(CompanySubscriptionView.Of(order), new(null));
}
