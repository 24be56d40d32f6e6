using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>What becomes of what is still pending when the next occurrence comes.</summary>
internal enum MissedRule
{
    Skip,
    Keep,
}

/// <summary>What is handed out again and again.</summary>
[Tracked("taskManagement", "recurringTask")]
internal sealed class RecurringTask : Record<RecurringTaskId>
{
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    public IReadOnlyList<ChecklistItem> Checklist { get; private set; } = [];
    public CompletionRule CompletionRule { get; private set; }
    public Guid[] AssigneeUserIds { get; private set; } = [];
    public Guid[] AssignedDepartmentIds { get; private set; } = [];

    /// <summary>In the place of people and departments: the crew of each of its shifts.</summary>
    public Guid? ShiftTemplateId { get; private set; }

    /// <summary>RFC 5545, as it was written.</summary>
    public string RecurrenceRule { get; private set; } = "";

    public DateOnly AnchorDate { get; private set; }

    /// <summary>By the company's clock; null means the end of the shift.</summary>
    public TimeOnly? DueTimeOfDay { get; private set; }

    public int LeadDays { get; private set; }
    public MissedRule Missed { get; private set; }
    public bool Paused { get; private set; }

    /// <summary>The next day to be handed out; null where there is none.</summary>
    public DateOnly? NextDate { get; private set; }

    /// <summary>No day after this one.</summary>
    public DateOnly? LastDate { get; private set; }

    public UserId CreatorId { get; init; }

    /// <summary>Its maker knows that it reaches nobody.</summary>
    public bool ToldNobody { get; private set; }

    public Named Named => new([.. AssigneeUserIds.Select(UserId.Of)], [.. AssignedDepartmentIds.Select(DepartmentId.Of)], null);

    public bool IsSeenBy(Caller caller) => caller.IsAdmin || CreatorId == caller.User;
}
