using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>A recurring task on the wire.</summary>
internal sealed record RecurringTaskView : View
{
    public string Title { get; init; } = "";
    public string? Description { get; init; }
    public IReadOnlyList<ChecklistItem> Checklist { get; init; } = [];
    public CompletionRule CompletionRule { get; init; }
    public IReadOnlyList<Guid> AssigneeUserIds { get; init; } = [];
    public IReadOnlyList<Guid> AssignedDepartmentIds { get; init; } = [];

    /// <summary>In the place of people and departments: the crew of each of its shifts.</summary>
    public ShiftTemplateId? ShiftTemplateId { get; init; }

    public string RecurrenceRule { get; init; } = "";

    /// <summary>From which INTERVAL and COUNT are counted.</summary>
    public DateOnly AnchorDate { get; init; }

    /// <summary>By the company's clock; null means the end of the shift.</summary>
    public TimeOnly? DueTimeOfDay { get; init; }

    /// <summary>So many days before its day it is handed out.</summary>
    public int LeadDays { get; init; }

    /// <summary>What becomes of what is still pending when the next day comes.</summary>
    public MissedRule Missed { get; init; }

    public bool Paused { get; init; }

    /// <summary>The next day to be handed out; null where there is none.</summary>
    public DateOnly? NextDate { get; init; }

    /// <summary>No day after this one.</summary>
    public DateOnly? LastDate { get; init; }

    public UserId CreatorId { get; init; }

    public static RecurringTaskView Of(RecurringTask task) => new RecurringTaskView
    {
        Title = task.Title,
        Description = task.Description,
        Checklist = task.Checklist,
        CompletionRule = task.CompletionRule,
        AssigneeUserIds = task.AssigneeUserIds,
        AssignedDepartmentIds = task.AssignedDepartmentIds,
        ShiftTemplateId = task.ShiftTemplateId,
        RecurrenceRule = task.RecurrenceRule,
        AnchorDate = task.AnchorDate,
        DueTimeOfDay = task.DueTimeOfDay,
        LeadDays = task.LeadDays,
        Missed = task.Missed,
        Paused = task.Paused,
        NextDate = task.NextDate,
        LastDate = task.LastDate,
        CreatorId = task.CreatorId,
    }.Stamped(task, task.CreatorId, hidden: []);
}
