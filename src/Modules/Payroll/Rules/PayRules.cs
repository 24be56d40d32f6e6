using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Rules;

internal readonly record struct PayRulesId(Guid Value) : IId<PayRulesId>
{
    public static PayRulesId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Who approves pay.</summary>
internal enum Approvers
{
    Admins,

    /// <summary>Line managers too, that of their reports.</summary>
    Managers,
}

internal enum FourEyes
{
    One,

    /// <summary>Who last entered money does not approve it.</summary>
    Two,
}

/// <summary>By what a company pays, from a day on until its next rules.</summary>
[Tracked("payrollReporting", "payRules")]
internal sealed class PayRules : Record<PayRulesId>
{
    /// <summary>On the company's calendar.</summary>
    public DateOnly ValidFrom { get; private set; }

    public IReadOnlyList<OvertimeTier> Tiers { get; private set; } = PayRuleSet.Usual.Tiers;
    public bool HolidayPaid { get; private set; } = PayRuleSet.Usual.HolidayPaid;
    public EarlyIn EarlyIn { get; private set; } = PayRuleSet.Usual.EarlyIn;
    public bool OvertimeNeedsApproval { get; private set; } = PayRuleSet.Usual.OvertimeNeedsApproval;
    public DayOfWeek WeekStartsOn { get; private set; } = PayRuleSet.Usual.WeekStartsOn;
    public IReadOnlyList<Premium> Premiums { get; private set; } = PayRuleSet.Usual.Premiums;
    public Approvers Approvers { get; set; } = Approvers.Admins;
    public FourEyes FourEyes { get; set; } = FourEyes.One;

    /// <summary>Whether employees see reports that are not approved.</summary>
    public bool ShowDrafts { get; set; } = true;

    public DatedRules Dated => new(ValidFrom, new PayRuleSet(Tiers, HolidayPaid, EarlyIn, OvertimeNeedsApproval, WeekStartsOn, Premiums));

    /// <summary>The usual rules from a day on.</summary>
    public static PayRules From(DateOnly day, CompanyId company, TimeProvider clock) => new() { Id = NewId.At<PayRulesId>(clock), CompanyId = company, ValidFrom = day };

    /// <summary>The same rules from another day on, to be changed there.</summary>
    public PayRules Again(DateOnly day, TimeProvider clock)
    {
        var next = From(day, CompanyId, clock);
        next.Decide(day, Dated.Rules);
        (next.Approvers, next.FourEyes, next.ShowDrafts) = (Approvers, FourEyes, ShowDrafts);
        return next;
    }

    public void Decide(DateOnly validFrom, PayRuleSet rules) =>
        (ValidFrom, Tiers, HolidayPaid, EarlyIn, OvertimeNeedsApproval, WeekStartsOn, Premiums) =
        (validFrom, rules.Tiers, rules.HolidayPaid, rules.EarlyIn, rules.OvertimeNeedsApproval, rules.WeekStartsOn, rules.Premiums);
}
