using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Subscriptions.Plans;

/// <summary>Everybody reads what is on offer; the platform reads all plans.</summary>
internal static class ReadPlans
{
    public static readonly Filters<SubscriptionPlan> Filters = new Filters<SubscriptionPlan>()
        .Text("code", p => p.Code)
        .Text("name", p => p.Name)
        .Text("currency", p => p.Currency)
        .Number("unitAmount", p => p.UnitAmount)
        .Choice("interval", p => p.Interval)
        .Flag("perSeat", p => p.PerSeat)
        .Number("trialDays", p => p.TrialDays)
        .Flag("isOffered", p => p.IsOffered)
        .OrderedBy(plans => plans.OrderBy(p => p.UnitAmount).ThenBy(p => p.Id));

    public static async Task<Result<Page<SubscriptionPlanView>>> Handle(ListOf<SubscriptionPlan> list, SubscriptionsDb db, Caller caller, CancellationToken cancel)
    {
        var all = caller.Role is Role.SuperAdmin or Role.SaasAdmin;
        return (await list.Read(db.Plans.Where(p => all || p.IsOffered), cancel)).Select(SubscriptionPlanView.Of);
    }
}
