using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Hours;

/// <summary>An admin puts a version right. Whose hours are others by it, payroll hears.</summary>
internal static class ChangeBreakRule
{
    internal sealed record Input(Patch<DateOnly> ValidFrom, Patch<IReadOnlyList<BreakStepInput>> Steps, [Range(0, 480)] Patch<int> Pieces, Patch<bool> Deduct) : IInput;

    public static async Task<Result<BreakRuleView>> Handle(BreakRuleId id, Input input, AttendanceDb db, BreakRuleWriter writer, CancellationToken cancel)
    {
        var rule = await db.BreakRules.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (rule is null) return Problem.NotFound;
        var steps = input.Steps.IsGiven ? BreakStepInput.Given(input.Steps.Value) : rule.Steps;
        if (BreakRuleWriter.Refuse(steps) is { } notThese) return notThese;
        var before = rule.ValidFrom;
        (rule.ValidFrom, rule.Pieces, rule.Deduct, rule.Steps) = (input.ValidFrom.Or(before), input.Pieces.Or(rule.Pieces), input.Deduct.Or(rule.Deduct), steps);
        if (await writer.Save(rule.ValidFrom < before ? rule.ValidFrom : before, cancel) is { } refusal) return refusal;
        return BreakRuleView.Of(rule);
    }
}
