using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Scheduling.Templates;

internal readonly record struct ShiftTemplateId(Guid Value) : IId<ShiftTemplateId>
{
    public static ShiftTemplateId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A pattern that shifts are generated from.</summary>
[Tracked("scheduleManagement", "shiftTemplate")]
internal sealed class ShiftTemplate : Record<ShiftTemplateId>
{
    public required string Name { get; set; }
    public string? Description { get; set; }
    public TimeOnly StartTime { get; set; }
    public TimeOnly EndTime { get; set; }

    /// <summary>RFC 5545, as it was written.</summary>
    public required string RecurrenceRule { get; set; }

    public DepartmentId? DepartmentId { get; set; }

    /// <summary>Where INTERVAL and COUNT count from; set by the first generation.</summary>
    public DateOnly? AnchorDate { get; private set; }

    public UserId CreatedBy { get; init; }
}
