using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll.Rules;

internal sealed record TierInput(TierPer Per, [Range(0, 168)] decimal Over, [Range(1, 10)] decimal Multiplier) : IInput, IValidatableObject
{
    private const int Decimals = 2;

    public OvertimeTier Tier => new(Per, Over, Multiplier);

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (decimal.Round(Over, Decimals, MidpointRounding.ToZero) != Over) yield return new("Hours with at most two decimals.", ["over"]);
        if (decimal.Round(Multiplier, Decimals, MidpointRounding.ToZero) != Multiplier) yield return new("At most two decimals.", ["multiplier"]);
    }
}

internal sealed record PremiumInput(
    [MaxLength(50), OneLine] string Code, IReadOnlyList<DayOfWeek>? Weekdays = null, bool? Holiday = null, TimeOnly? From = null, TimeOnly? To = null,
    [Range(0, 1000)] decimal? Percent = null, [Amount] decimal? AmountPerHour = null, PremiumStack Stack = PremiumStack.Highest) : IInput, IValidatableObject
{
    public Premium Premium => new(Code.Trim(), Weekdays is null or [] ? null : [.. Weekdays.Distinct().Order()], Holiday, From, To, Percent, AmountPerHour, Stack);

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Percent is null == AmountPerHour is null) yield return new("Either a percentage or an amount is given.", ["percent"]);
    }
}

/// <summary>What somebody says of rules; what is left out stays as it is.</summary>
internal sealed record RulesInput(
    [MaxLength(20)] IReadOnlyList<TierInput>? Tiers, bool? HolidayPaid, EarlyIn? EarlyIn, bool? OvertimeNeedsApproval, DayOfWeek? WeekStartsOn,
    [MaxLength(50)] IReadOnlyList<PremiumInput>? Premiums, Approvers? Approvers, FourEyes? FourEyes, bool? ShowDrafts)
{
    /// <summary>Writes them over what there is.</summary>
    /// <param name="currency">The company's, which amounts are in.</param>
    public Problem? Over(PayRules rules, DateOnly validFrom, string currency)
    {
        if (Premiums?.Select(p => Money.Refusal("amountPerHour", p.AmountPerHour, currency)).FirstOrDefault(p => p is not null) is { } notThatMuch) return notThatMuch;
        if (Premiums is not null && Premiums.DistinctBy(p => p.Code.Trim()).Count() != Premiums.Count) return PayrollProblems.PremiumTwice;

        var now = rules.Dated.Rules;
        rules.Decide(validFrom, new PayRuleSet(
            Tiers is null ? now.Tiers : [.. Tiers.Select(t => t.Tier).Distinct()], HolidayPaid ?? now.HolidayPaid, EarlyIn ?? now.EarlyIn,
            OvertimeNeedsApproval ?? now.OvertimeNeedsApproval, WeekStartsOn ?? now.WeekStartsOn, Premiums is null ? now.Premiums : [.. Premiums.Select(p => p.Premium)]));
        (rules.Approvers, rules.FourEyes, rules.ShowDrafts) = (Approvers ?? rules.Approvers, FourEyes ?? rules.FourEyes, ShowDrafts ?? rules.ShowDrafts);
        return null;
    }
}
