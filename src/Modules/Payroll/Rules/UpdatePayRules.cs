using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Rules;

internal sealed record UpdatePayRulesInput(
    Patch<DateOnly> ValidFrom,
    [MaxLength(20)] IReadOnlyList<TierInput>? Tiers = null, bool? HolidayPaid = null, EarlyIn? EarlyIn = null, bool? OvertimeNeedsApproval = null, DayOfWeek? WeekStartsOn = null,
    [MaxLength(50)] IReadOnlyList<PremiumInput>? Premiums = null, Approvers? Approvers = null, FourEyes? FourEyes = null, bool? ShowDrafts = null) : IInput
{
    public RulesInput Rules => new(Tiers, HolidayPaid, EarlyIn, OvertimeNeedsApproval, WeekStartsOn, Premiums, Approvers, FourEyes, ShowDrafts);
}

/// <summary>An admin corrects rules. Reports keep those that they were calculated by, until they are calculated anew.</summary>
internal static class UpdatePayRules
{
    public static async Task<Result<PayRulesView>> Handle(PayRulesId id, UpdatePayRulesInput input, PayrollDb db, PayrollSources sources, CancellationToken cancel)
    {
        var rules = await db.Rules.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (rules is null) return Problem.NotFound;
        if (input.Rules.Over(rules, input.ValidFrom.Or(rules.ValidFrom), (await sources.Terms(cancel)).Currency) is { } refusal) return refusal;

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
