using System.Text.Json.Serialization;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Individual;

/// <summary>One person's task as the contract has it.</summary>
internal record IndividualTaskView : View
{
    public TaskAssignmentId TaskAssignmentId { get; init; }
    public UserId AssigneeUserId { get; init; }
    public string Title { get; init; } = "";
    public string? Description { get; init; }
    public IndividualStatus Status { get; init; }
    public DateTimeOffset? CompletedTime { get; init; }

    /// <summary>The assignee, or a manager who saw it.</summary>
    public UserId? CompletedById { get; init; }

    public DateTimeOffset? DueTime { get; init; }

    /// <summary>Pending, and due before now.</summary>
    public bool Overdue { get; init; }

    public CancelReason? CancelReason { get; init; }
    public string? CompletionNote { get; init; }
    public IReadOnlyList<Tick> Checklist { get; init; } = [];

    /// <summary>Of the assignment.</summary>
    public ShiftId? ShiftId { get; init; }

    public static IndividualTaskView Of(IndividualTask task, DateTimeOffset now) => new IndividualTaskView
    {
        TaskAssignmentId = task.TaskAssignmentId,
        AssigneeUserId = task.AssigneeUserId,
        Title = task.Title,
        Description = task.Description,
        Status = task.Status,
        CompletedTime = task.CompletedTime,
        CompletedById = task.CompletedById,
        DueTime = task.DueTime,
        Overdue = task.IsOverdue(now),
        CancelReason = task.CancelReason,
        CompletionNote = task.CompletionNote,
        Checklist = task.Checklist,
        ShiftId = task.ShiftId,
    }.Stamped(task, task.AssigneeUserId, hidden: []);
}

/// <summary>The same with what it belongs to and whose it is.</summary>
internal sealed record IndividualTaskDetails : IndividualTaskView
{
    public IndividualTaskDetails(IndividualTask task, DateTimeOffset now) : base(Of(task, now)) { }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AssignmentBrief? TaskAssignment { get; init; }

    public PersonBrief? AssigneeUser { get; init; }
}

/// <summary>What was handed out, as whoever has to do it sees it.</summary>
internal sealed record AssignmentBrief(
    TaskAssignmentId Id, string Title, string? Description, DateTimeOffset? DueTime, AssignmentStatus Status, UserId AssignerId, IReadOnlyList<Guid> AssigneeUserIds, IReadOnlyList<Guid> AssignedDepartmentIds,
    ShiftId? ShiftId, CompletionRule CompletionRule, RecurringTaskId? RecurringTaskId, bool IsActive, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static AssignmentBrief Of(TaskAssignment a) =>
        new(a.Id, a.Title, a.Description, a.DueTime, a.Status, a.AssignerId, a.AssigneeUserIds, a.AssignedDepartmentIds, a.ShiftId, a.CompletionRule, a.RecurringTaskId, a.IsActive, a.CreatedAt, a.UpdatedAt);
}
