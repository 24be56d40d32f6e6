using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions.Plans;

/// <summary>The platform takes a plan away. Who has it keeps it.</summary>
internal static class RemovePlan
{
    public static async Task<Result<SubscriptionPlanView>> Handle(SubscriptionPlanId subscriptionPlanId, SubscriptionsDb db, Caller caller, CancellationToken cancel)
    {
        if (caller.Company != CompanyId.Root) return SubscriptionProblems.PlatformOnly;
        var plan = await db.Plans.SingleOrDefaultAsync(p => p.Id == subscriptionPlanId, cancel);
        if (plan is null) return Problem.NotFound;

        plan.Delete();
        await db.SaveChangesAsync(cancel);
        return SubscriptionPlanView.Of(plan);
    }
}
