using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Attendance.Hours;

/// <summary>One version of the rule of breaks.</summary>
internal static class GetBreakRule
{
    public static async Task<Result<BreakRuleView>> Handle(BreakRuleId id, AttendanceDb db, CancellationToken cancel) =>
        await db.BreakRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } rule ? BreakRuleView.Of(rule) : Problem.NotFound;
}

/// <summary>All versions of the rule of breaks, the latest first.</summary>
internal static class ListBreakRules
{
    public static readonly Filters<BreakRule> Filters = new Filters<BreakRule>().Day("validFrom", r => r.ValidFrom)
        .OrderedBy(rules => rules.OrderByDescending(r => r.ValidFrom).ThenBy(r => r.Id));

    public static async Task<Result<Page<BreakRuleView>>> Handle(ListOf<BreakRule> list, AttendanceDb db, CancellationToken cancel) =>
        (await list.Read(db.BreakRules, cancel)).Select(BreakRuleView.Of);
}
