using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll.Rules;

internal sealed record PayRulesView : View
{
    public DateOnly ValidFrom { get; init; }
    public IReadOnlyList<OvertimeTier> Tiers { get; init; } = [];
    public bool HolidayPaid { get; init; }
    public EarlyIn EarlyIn { get; init; }
    public bool OvertimeNeedsApproval { get; init; }
    public DayOfWeek WeekStartsOn { get; init; }
    public IReadOnlyList<Premium> Premiums { get; init; } = [];
    public Approvers Approvers { get; init; }
    public FourEyes FourEyes { get; init; }
    public bool ShowDrafts { get; init; }

    public static PayRulesView Of(PayRules rules) => new PayRulesView
    {
        ValidFrom = rules.ValidFrom,
        Tiers = rules.Tiers,
        HolidayPaid = rules.HolidayPaid,
        EarlyIn = rules.EarlyIn,
        OvertimeNeedsApproval = rules.OvertimeNeedsApproval,
        WeekStartsOn = rules.WeekStartsOn,
        Premiums = rules.Premiums,
        Approvers = rules.Approvers,
        FourEyes = rules.FourEyes,
        ShowDrafts = rules.ShowDrafts,
    }.Stamped(rules);
}
