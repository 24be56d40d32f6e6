using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>An assignment as the contract has it.</summary>
internal record TaskAssignmentView : View
{
    public string Title { get; init; } = "";
    public string? Description { get; init; }
    public DateTimeOffset? DueTime { get; init; }
    public AssignmentStatus Status { get; init; }
    public UserId AssignerId { get; init; }
    public IReadOnlyList<Guid> AssigneeUserIds { get; init; } = [];
    public IReadOnlyList<Guid> AssignedDepartmentIds { get; init; } = [];

    /// <summary>A link where people or departments are named, else it is for the crew of this shift.</summary>
    public ShiftId? ShiftId { get; init; }

    public CompletionRule CompletionRule { get; init; }
    public IReadOnlyList<ChecklistItem> Checklist { get; init; } = [];

    /// <summary>What it comes from, where it came round by itself.</summary>
    public RecurringTaskId? RecurringTaskId { get; init; }

    /// <summary>For which of its days.</summary>
    public DateOnly? OccurrenceDate { get; init; }

    public static TaskAssignmentView Of(TaskAssignment assignment) => new TaskAssignmentView
    {
        Title = assignment.Title,
        Description = assignment.Description,
        DueTime = assignment.DueTime,
        Status = assignment.Status,
        AssignerId = assignment.AssignerId,
        AssigneeUserIds = assignment.AssigneeUserIds,
        AssignedDepartmentIds = assignment.AssignedDepartmentIds,
        ShiftId = assignment.ShiftId,
        CompletionRule = assignment.CompletionRule,
        Checklist = assignment.Checklist,
        RecurringTaskId = assignment.RecurringTaskId,
        OccurrenceDate = assignment.OccurrenceDate,
    }.Stamped(assignment, assignment.AssignerId, hidden: []);
}

/// <summary>The same with how far it is.</summary>
internal record TaskAssignmentProgress : TaskAssignmentView
{
    public TaskAssignmentProgress(TaskAssignment assignment, Tally tally) : base(Of(assignment)) => Progress = Progress.Of(tally, assignment.CompletionRule);

    public Progress Progress { get; init; }
}

/// <summary>The same with those whom it names.</summary>
internal sealed record TaskAssignmentDetails : TaskAssignmentProgress
{
    public TaskAssignmentDetails(TaskAssignment assignment, Tally tally) : base(assignment, tally) { }

    public PersonBrief? Assigner { get; init; }
    public IReadOnlyList<PersonBrief?> AssigneeUsers { get; init; } = [];
    public IReadOnlyList<DepartmentBrief?> AssignedDepartments { get; init; } = [];
    public ShiftBrief? Shift { get; init; }
}

/// <summary>Finds everybody, every department and every shift that a page of assignments names, asked for once.</summary>
internal sealed class AssignmentJoins(IPeople people, IShifts shifts, Progresses progresses)
{
    public async Task<IReadOnlyList<TaskAssignmentDetails>> Of(IReadOnlyList<TaskAssignment> assignments, CancellationToken cancel)
    {
        var tallies = await progresses.Of(assignments.Select(a => a.Id), cancel);
        var (users, departments) = await people.Briefs(assignments.SelectMany(a => a.Named.Users.Append(a.AssignerId)).Distinct(), assignments.SelectMany(a => a.Named.Departments).Distinct(), cancel);
        var linked = assignments.Select(a => a.ShiftId).OfType<ShiftId>().Distinct().ToList();
        var briefs = linked is [] ? new Dictionary<ShiftId, ShiftBrief>() : await shifts.Briefs(linked, cancel);
        return [.. assignments.Select(a => new TaskAssignmentDetails(a, tallies.GetValueOrDefault(a.Id))
        {
            Assigner = users.GetValueOrDefault(a.AssignerId),
            AssigneeUsers = [.. a.Named.Users.Select(u => users.GetValueOrDefault(u))],
            AssignedDepartments = [.. a.Named.Departments.Select(d => departments.GetValueOrDefault(d))],
            Shift = a.ShiftId is { } shift ? briefs.GetValueOrDefault(shift) : null,
        })];
    }
}
