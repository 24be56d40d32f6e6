using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Hours;

/// <summary>A version of a company's rule of breaks on the wire.</summary>
internal sealed record BreakRuleView : View
{
    public DateOnly ValidFrom { get; init; }

    /// <summary>Minutes that a break must have to count as one that is due.</summary>
    public int Pieces { get; init; }

    /// <summary>False where a break that is due and was not taken is only told of.</summary>
    public bool Deduct { get; init; }

    public IReadOnlyList<BreakStep> Steps { get; init; } = [];

    public static BreakRuleView Of(BreakRule rule) => new BreakRuleView { ValidFrom = rule.ValidFrom, Pieces = rule.Pieces, Deduct = rule.Deduct, Steps = rule.Steps }.Stamped(rule);
}
