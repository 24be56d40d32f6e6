using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Individual;

/// <summary>In the contract's order.</summary>
internal enum IndividualStatus
{
    Pending,
    Completed,
    Cancelled,
}

/// <summary>Why somebody need not do it any more.</summary>
internal enum CancelReason
{
    /// <summary>They are reached by it in no way any more.</summary>
    Unassigned,
    AssignmentCancelled,
    DoneByOther,

    /// <summary>The next occurrence has come.</summary>
    Missed,

    /// <summary>Their account or their last employment has ended.</summary>
    Left,
    Manager,
}

/// <summary>One person's copy of what was handed out.</summary>
[Tracked("taskManagement", "individualTask")]
internal sealed class IndividualTask : Record<IndividualTaskId>
{
    /// <summary>The key that decides whether somebody has it already.</summary>
    public const string OnePerPerson = "individual_task_person";

    public TaskAssignmentId TaskAssignmentId { get; init; }
    public UserId AssigneeUserId { get; init; }
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    public DateTimeOffset? DueTime { get; private set; }
    public IndividualStatus Status { get; private set; }
    public DateTimeOffset? CompletedTime { get; private set; }
    public UserId? CompletedById { get; private set; }
    public CancelReason? CancelReason { get; private set; }
    public string? CompletionNote { get; set; }
    public IReadOnlyList<Tick> Checklist { get; private set; } = [];

    /// <summary>Of the assignment.</summary>
    public ShiftId? ShiftId { get; init; }

    /// <summary>When the assignee was told that it is due soon.</summary>
    public DateTimeOffset? DueToldAt { get; private set; }

    public DateTimeOffset? OverdueToldAt { get; private set; }

    public TaskAssignment? Assignment { get; init; }

    public bool IsPending => Status is IndividualStatus.Pending;

    public bool IsOverdue(DateTimeOffset now) => IsPending && DueTime < now;

    public static IndividualTask Of(TaskAssignment assignment, UserId assignee, TimeProvider clock) => new()
    {
        Id = NewId.At<IndividualTaskId>(clock), CompanyId = assignment.CompanyId, TaskAssignmentId = assignment.Id, AssigneeUserId = assignee, ShiftId = assignment.ShiftId,
        Title = assignment.Title, Description = assignment.Description, DueTime = assignment.DueTime, Checklist = Assignments.Checklist.Unticked(assignment.Checklist),
    };

    public void Say(string title, string? description, DateTimeOffset? due)
    {
        // Due at another time it is told anew.
        if (due != DueTime) (DueToldAt, OverdueToldAt) = (null, null);
        (Title, Description, DueTime) = (title.Trim(), description, due);
    }

    /// <summary>Ticks items, or takes the ticks back.</summary>
    public Problem? Mark(IReadOnlyList<(Guid Item, bool Done)> ticks, UserId by, DateTimeOffset at)
    {
        if (Status is IndividualStatus.Cancelled) return TaskProblems.Cancelled;
        if (ticks.FirstOrDefault(t => Checklist.All(item => item.Id != t.Item)) is { Item: var unknown } && unknown != Guid.Empty) return TaskProblems.ChecklistItemUnknown(unknown);
        if (ticks.Any(t => t.Item == Guid.Empty)) return TaskProblems.ChecklistItemUnknown(Guid.Empty);
        var given = ticks.GroupBy(t => t.Item).ToDictionary(same => same.Key, same => same.Last().Done);
        Checklist = [.. Checklist.Select(item => !given.TryGetValue(item.Id, out var done) || done == item.Done ? item : done ? item with { Done = true, DoneAt = at, DoneById = by } : item with { Done = false, DoneAt = null, DoneById = null })];
        return null;
    }

    /// <summary>It is done. Done already, it stays as it was.</summary>
    public Problem? Complete(UserId by, DateTimeOffset at)
    {
        if (Status is IndividualStatus.Cancelled) return TaskProblems.Cancelled;
        if (Checklist.Where(item => !item.Done).ToList() is { Count: > 0 } open) return TaskProblems.ChecklistOpen(open);
        if (Status is IndividualStatus.Completed) return null;
        (Status, CompletedTime, CompletedById) = (IndividualStatus.Completed, at, by);
        return null;
    }

    /// <summary>A manager saw that it was done, with all that belongs to it.</summary>
    public Problem? CompleteWhole(UserId by, DateTimeOffset at)
    {
        Checklist = [.. Checklist.Select(item => item.Done ? item : item with { Done = true, DoneAt = at, DoneById = by })];
        return Complete(by, at);
    }

    /// <summary>It is to be done after all.</summary>
    public void Reopen()
    {
        if (IsPending) return;
        (Status, CompletedTime, CompletedById, CancelReason) = (IndividualStatus.Pending, null, null, null);
    }

    public Problem? Cancel(CancelReason reason)
    {
        if (Status is IndividualStatus.Cancelled) return null;
        if (Status is IndividualStatus.Completed) return TaskProblems.CompletedStays;
        (Status, CancelReason) = (IndividualStatus.Cancelled, reason);
        return null;
    }
}
