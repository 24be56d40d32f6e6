using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Payroll.Rules;

/// <summary>The company's settings name other hours of overtime: from today on they are the tiers. All other rules stay.</summary>
internal sealed class FollowSettings(PayrollDb db, PayRuleVersions versions, ICompanies companies, Caller caller, TimeProvider clock) : ISubscriber<OvertimeSettingsChanged>
{
    public async Task Hear(OvertimeSettingsChanged changed, CancellationToken cancel)
    {
        var today = await companies.Today(caller.Company, clock, cancel);
        var rules = await db.Rules.SingleOrDefaultAsync(r => r.ValidFrom == today, cancel);
        if (rules is null) db.Rules.Add(rules = (await versions.InForce(today, cancel)).Again(today, clock));
        rules.Decide(today, rules.Dated.Rules with { Tiers = PayRuleSet.TiersOf(changed.DailyHours, changed.WeeklyHours) });
        await db.SaveChangesAsync(cancel);
    }
}
