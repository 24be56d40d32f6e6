using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions.Plans;

/// <summary>Everybody reads what is on offer; the platform reads all plans.</summary>
internal static class ReadPlans
{
    private const int Most = 500;

    public static async Task<Result<IReadOnlyList<SubscriptionPlanView>>> Handle(SubscriptionsDb db, Caller caller, CancellationToken cancel)
    {
        var all = caller.Role is Role.SuperAdmin or Role.SaasAdmin;
        return (await db.Plans.AsNoTracking().Where(p => all || p.IsOffered).OrderBy(p => p.UnitAmount).ThenBy(p => p.Id).Take(Most).ToListAsync(cancel)).ConvertAll(SubscriptionPlanView.Of);
    }
}
