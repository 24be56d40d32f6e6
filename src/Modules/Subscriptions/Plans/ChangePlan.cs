using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Plans;

internal sealed record PlanChange(
    [MaxLength(100), OneLine] Patch<string> Name, [Features] Patch<IReadOnlyList<string>> Features, [PlanCurrency] Patch<string> Currency,
    [Range(1, 100_000_000)] Patch<int> UnitAmount, Patch<BillingInterval> Interval, Patch<bool> PerSeat, [Range(0, 365)] Patch<int> TrialDays, Patch<bool> IsOffered) : IInput
{
    public PlanPrice Over(PlanPrice now) => new(Currency.Or(now.Currency).ToLowerInvariant(), UnitAmount.Or(now.UnitAmount), Interval.Or(now.Interval), PerSeat.Or(now.PerSeat));
}

/// <summary>The platform changes a plan. What companies pay for one that they use stays.</summary>
internal static class ChangePlan
{
    public static async Task<Result<SubscriptionPlanView>> Handle(SubscriptionPlanId subscriptionPlanId, PlanChange change, SubscriptionsDb db, Scopes scopes, Caller caller, CancellationToken cancel)
    {
        if (caller.Company != CompanyId.Root) return SubscriptionProblems.PlatformOnly;
        var plan = await db.Plans.SingleOrDefaultAsync(p => p.Id == subscriptionPlanId, cancel);
        if (plan is null) return Problem.NotFound;
        var price = change.Over(plan.Price);
        if (price != plan.Price && await IsUsed(plan.Code, scopes, cancel)) return SubscriptionProblems.PlanInUse;

        plan.Cost(price);
        (plan.Name, plan.TrialDays, plan.IsOffered) = (change.Name.Or(plan.Name).Trim(), change.TrialDays.Or(plan.TrialDays), change.IsOffered.Or(plan.IsOffered));
        if (change.Features.IsGiven) plan.Features = [.. change.Features.Value.Select(f => f.Trim()).Distinct()];
        await db.SaveChangesAsync(cancel);
        return SubscriptionPlanView.Of(plan);
    }

    private static Task<bool> IsUsed(string code, Scopes scopes, CancellationToken cancel) => scopes.Run(Caller.System("subscriptions.plans"), unit =>
    {
        // A plan is every company's: whichever uses it counts.
        var subscriptions = unit.GetRequiredService<SubscriptionsDb>().Subscriptions.IgnoreQueryFilters([ModuleDb.TenantFilter]);
        return subscriptions.AnyAsync(s => s.PlanCode == code && (s.Status == SubscriptionStatus.Active || s.Status == SubscriptionStatus.Pending), cancel);
    }, cancel);
}
