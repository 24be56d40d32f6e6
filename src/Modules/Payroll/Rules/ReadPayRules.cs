using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Payroll.Rules;

/// <summary>Everybody may read by which rules they are paid.</summary>
internal static class GetPayRules
{
    public static async Task<Result<PayRulesView>> Handle(PayRulesId id, PayrollDb db, CancellationToken cancel)
    {
        var rules = await db.Rules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        return rules is null ? Problem.NotFound : PayRulesView.Of(rules);
    }
}

/// <inheritdoc cref="GetPayRules"/>
internal static class ListPayRules
{
    public static readonly Filters<PayRules> Filters = new Filters<PayRules>()
        .Day("validFrom", r => r.ValidFrom)
        .Choice("earlyIn", r => r.EarlyIn)
        .Choice("weekStartsOn", r => r.WeekStartsOn)
        .Choice("approvers", r => r.Approvers)
        .Choice("fourEyes", r => r.FourEyes)
        .Flag("holidayPaid", r => r.HolidayPaid)
        .Flag("overtimeNeedsApproval", r => r.OvertimeNeedsApproval)
        .Flag("showDrafts", r => r.ShowDrafts)
        .OrderedBy(rules => rules.OrderByDescending(r => r.ValidFrom).ThenByDescending(r => r.Id));

    public static async Task<Result<Page<PayRulesView>>> Handle(ListOf<PayRules> list, PayrollDb db, CancellationToken cancel) =>
        (await list.Read(db.Rules, cancel)).Select(PayRulesView.Of);
}
