using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>In the contract's order.</summary>
internal enum AssignmentStatus
{
    Active,
    Cancelled,
    Completed,
}

/// <summary>Whether everybody is to do it, or one for all.</summary>
internal enum CompletionRule
{
    Each,
    Any,
}

/// <summary>What a manager hands out, and to whom.</summary>
[Tracked("taskManagement", "taskAssignment")]
internal sealed class TaskAssignment : Record<TaskAssignmentId>
{
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    public DateTimeOffset? DueTime { get; private set; }
    public AssignmentStatus Status { get; private set; }
    public UserId AssignerId { get; init; }

    /// <summary>Who is named; who was reached through a department stands in their tasks.</summary>
    public Guid[] AssigneeUserIds { get; private set; } = [];

    public Guid[] AssignedDepartmentIds { get; private set; } = [];

    /// <summary>A link where people or departments are named, else it is for the crew of this shift.</summary>
    public ShiftId? ShiftId { get; private set; }

    public CompletionRule CompletionRule { get; set; }
    public IReadOnlyList<ChecklistItem> Checklist { get; private set; } = [];
    public RecurringTaskId? RecurringTaskId { get; init; }
    public DateOnly? OccurrenceDate { get; init; }

    public List<AssignedPerson> People { get; } = [];

    public List<AssignedDepartment> Departments { get; } = [];

    public Named Named => new([.. AssigneeUserIds.Select(UserId.Of)], [.. AssignedDepartmentIds.Select(DepartmentId.Of)], ShiftId);

    public bool FollowsShift => Named.FollowsShift;

    public bool IsCancelled => Status is AssignmentStatus.Cancelled;

    public bool IsSeenBy(Caller caller) => caller.IsAdmin || AssignerId == caller.User;

    public void Say(string title, string? description, DateTimeOffset? due, IReadOnlyList<ChecklistItem> checklist) =>
        (Title, Description, DueTime, Checklist) = (title.Trim(), description, due, checklist);

    public void BeDue(DateTimeOffset due) => DueTime = due;

    public void BeFor(Named named)
    {
        if (named.Is(Named)) return;
        (AssigneeUserIds, AssignedDepartmentIds, ShiftId) = ([.. named.Users.Select(u => u.Value)], [.. named.Departments.Select(d => d.Value)], named.Shift);
    }

    /// <summary>A manager calls it off, or takes it up again.</summary>
    public Problem? Become(AssignmentStatus status)
    {
        if (status == Status) return null;
        if (status is AssignmentStatus.Completed || Status is AssignmentStatus.Completed && status is AssignmentStatus.Active) return TaskProblems.StatusNotPossible(Status, status);
        Status = status;
        return null;
    }

    /// <summary>What follows from its tasks: completed when nothing is pending and something is done, active as long as something is, cancelled when all are.</summary>
    /// <returns>Whether it became completed by this.</returns>
    public bool Settle(Tally tally)
    {
        var before = Status;
        if (IsCancelled) return false;
        if (tally.Pending > 0) Status = AssignmentStatus.Active;
        else if (tally.Completed > 0) Status = AssignmentStatus.Completed;
        // A crew of nobody may have somebody tomorrow.
        else if (tally.Cancelled > 0 && !FollowsShift) Status = AssignmentStatus.Cancelled;
        return Status is AssignmentStatus.Completed && before is not AssignmentStatus.Completed;
    }
}

/// <summary>Whom an assignment names.</summary>
/// <param name="Shift">Alone it means the people on the shift.</param>
internal sealed record Named(IReadOnlyList<UserId> Users, IReadOnlyList<DepartmentId> Departments, ShiftId? Shift)
{
    public bool IsNobody => Users.Count == 0 && Departments.Count == 0 && Shift is null;

    public bool FollowsShift => Shift is not null && Users.Count == 0 && Departments.Count == 0;

    public static Named Of(IEnumerable<UserId>? users, IEnumerable<DepartmentId>? departments, ShiftId? shift) => new([.. (users ?? []).Distinct()], [.. (departments ?? []).Distinct()], shift);

    public bool Is(Named other) => Shift == other.Shift && Users.ToHashSet().SetEquals(other.Users) && Departments.ToHashSet().SetEquals(other.Departments);
}

/// <summary>One of those whom an assignment names, to search by; the database keeps these from <see cref="TaskAssignment.AssigneeUserIds"/>.</summary>
internal sealed class AssignedPerson : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public TaskAssignmentId AssignmentId { get; init; }
    public UserId UserId { get; init; }
}

/// <summary>The same of departments.</summary>
internal sealed class AssignedDepartment : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public TaskAssignmentId AssignmentId { get; init; }
    public DepartmentId DepartmentId { get; init; }
}
