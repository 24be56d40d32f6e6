using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Hours;

/// <summary>An admin withdraws a version; the one before it goes on.</summary>
internal static class RemoveBreakRule
{
    public static async Task<Result<BreakRuleView>> Handle(BreakRuleId id, AttendanceDb db, BreakRuleWriter writer, CancellationToken cancel)
    {
        var rule = await db.BreakRules.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (rule is null) return Problem.NotFound;
        rule.Delete();
        if (await writer.Save(rule.ValidFrom, cancel) is { } refusal) return refusal;
        return BreakRuleView.Of(rule);
    }
}
