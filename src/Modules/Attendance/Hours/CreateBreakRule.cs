using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Hours;

/// <summary>So much break is due over so much work.</summary>
/// <param name="NetOver">Minutes of work.</param>
/// <param name="Minutes">Minutes of break.</param>
internal sealed record BreakStepInput(int NetOver, int Minutes) : IInput
{
    public static IReadOnlyList<BreakStep> Given(IEnumerable<BreakStepInput> steps) => [.. steps.Select(s => new BreakStep(s.NetOver, s.Minutes))];
}

/// <summary>An admin says which breaks are due from a day on. Days before it keep the version that they have.</summary>
internal static class CreateBreakRule
{
    /// <param name="Pieces">Minutes that a break must have to count as one that is due; 15 where it is left out.</param>
    /// <param name="Deduct">False: what is due and was not taken is only told of; true where it is left out.</param>
    internal sealed record Input(DateOnly ValidFrom, IReadOnlyList<BreakStepInput> Steps, [Range(0, 480)] int? Pieces = null, bool? Deduct = null) : IInput;

    public static async Task<Result<BreakRuleView>> Handle(Input input, AttendanceDb db, BreakRuleWriter writer, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var steps = BreakStepInput.Given(input.Steps);
        if (BreakRuleWriter.Refuse(steps) is { } notThese) return notThese;
        var rule = new BreakRule
        {
            Id = NewId.At<BreakRuleId>(clock), CompanyId = caller.Company, ValidFrom = input.ValidFrom,
            Pieces = input.Pieces ?? BreakRule.UsualPiece, Deduct = input.Deduct ?? true, Steps = steps,
        };
        db.BreakRules.Add(rule);
        if (await writer.Save(rule.ValidFrom, cancel) is { } refusal) return refusal;
        return BreakRuleView.Of(rule);
    }
}
