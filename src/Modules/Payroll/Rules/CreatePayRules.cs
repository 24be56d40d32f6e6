using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Rules;

internal sealed record CreatePayRulesInput(
    DateOnly ValidFrom,
    [MaxLength(20)] IReadOnlyList<TierInput>? Tiers = null, bool? HolidayPaid = null, EarlyIn? EarlyIn = null, bool? OvertimeNeedsApproval = null, DayOfWeek? WeekStartsOn = null,
    [MaxLength(50)] IReadOnlyList<PremiumInput>? Premiums = null, Approvers? Approvers = null, FourEyes? FourEyes = null, bool? ShowDrafts = null) : IInput
{
    public RulesInput Rules => new(Tiers, HolidayPaid, EarlyIn, OvertimeNeedsApproval, WeekStartsOn, Premiums, Approvers, FourEyes, ShowDrafts);
}

/// <summary>An admin decides other rules from a day on. What is left out is as the rules in force on that day have it.</summary>
internal static class CreatePayRules
{
    public static async Task<Result<PayRulesView>> Handle(CreatePayRulesInput input, PayrollDb db, PayRuleVersions versions, PayrollSources sources, TimeProvider clock, CancellationToken cancel)
    {
        var rules = (await versions.InForce(input.ValidFrom, cancel)).Again(input.ValidFrom, clock);
        if (input.Rules.Over(rules, input.ValidFrom, (await sources.Terms(cancel)).Currency) is { } refusal) return refusal;
        db.Rules.Add(rules);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException second) when (second.Violates(PayrollProblems.RulesOnceADay))
        {
            return PayrollProblems.RulesThatDay;
        }
        return PayRulesView.Of(rules);
    }
}
