using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Hours;

internal readonly record struct BreakRuleId(Guid Value) : IId<BreakRuleId>
{
    public static BreakRuleId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Which breaks are due in a company, from a day on until its next version. What an earlier version decided stays.</summary>
[Tracked("attendanceManagement", "breakRule")]
internal sealed class BreakRule : Record<BreakRuleId>
{
    public const int UsualPiece = 15;
    public const int MostSteps = 10;

    public DateOnly ValidFrom { get; set; }

    /// <summary>Minutes that a break must have to count as one that is due.</summary>
    public int Pieces { get; set; }

    /// <summary>False where a break that is due and was not taken is only told of.</summary>
    public bool Deduct { get; set; }

    public IReadOnlyList<BreakStep> Steps { get; set; } = [];

    public BreakSteps Due => new(Pieces, Steps);
}
