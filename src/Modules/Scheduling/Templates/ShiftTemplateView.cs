using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>A template on the wire.</summary>
internal record ShiftTemplateView : View
{
    public string Name { get; init; } = "";
    public string? Description { get; init; }
    public TimeOnly StartTime { get; init; }
    public TimeOnly EndTime { get; init; }
    public string RecurrenceRule { get; init; } = "";
    public DepartmentId? DepartmentId { get; init; }
    public PlaceId? PlaceId { get; init; }

    /// <summary>How many people each of its shifts needs; null where nobody has said.</summary>
    public int? HeadCount { get; init; }

    /// <summary>Null until shifts were generated.</summary>
    public DateOnly? AnchorDate { get; init; }

    public static ShiftTemplateView Of(ShiftTemplate template) => new ShiftTemplateView
    {
        Name = template.Name,
        Description = template.Description,
        StartTime = template.StartTime,
        EndTime = template.EndTime,
        RecurrenceRule = template.RecurrenceRule,
        DepartmentId = template.DepartmentId,
        PlaceId = template.PlaceId,
        HeadCount = template.HeadCount,
        AnchorDate = template.AnchorDate,
    }.Stamped(template, template.CreatedBy, hidden: []);
}

/// <summary>The same with its department.</summary>
internal sealed record ShiftTemplateDetails : ShiftTemplateView
{
    public ShiftTemplateDetails(ShiftTemplateView template) : base(template) { }

    public DepartmentBrief? Department { get; init; }
}
