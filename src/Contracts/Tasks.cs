using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Tasks;

/// <summary>What a manager hands out.</summary>
public readonly record struct TaskAssignmentId(Guid Value) : IId<TaskAssignmentId>
{
    public static TaskAssignmentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>One person's copy of it.</summary>
public readonly record struct IndividualTaskId(Guid Value) : IId<IndividualTaskId>
{
    public static IndividualTaskId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct RecurringTaskId(Guid Value) : IId<RecurringTaskId>
{
    public static RecurringTaskId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>These people have a new task, or one again that was taken from them. Told once for all of them.</summary>
/// <param name="By">Who gave it; of a recurring task its maker.</param>
/// <param name="Tasks">Each person's own task, in the order of the users.</param>
public sealed record TasksAssigned(TaskAssignmentId Assignment, IReadOnlyList<UserId> Users, string Title, DateTimeOffset? Due, UserId By, IReadOnlyList<IndividualTaskId> Tasks) : IEvent
{
    public static string Name => "task.assigned";
}

/// <summary>What these people still have to do is another thing, or due at another time. Told once for all of them.</summary>
/// <param name="Tasks">Each person's own task, in the order of the users.</param>
public sealed record TaskChanged(TaskAssignmentId Assignment, IReadOnlyList<UserId> Users, string Title, DateTimeOffset? Due, UserId By, IReadOnlyList<IndividualTaskId> Tasks) : IEvent
{
    public static string Name => "task.changed";
}

/// <summary>Something is for the crew of this shift from now on. Who was put on it or taken off while it was handed out is found by looking again.</summary>
public sealed record TaskForCrew(TaskAssignmentId Assignment, Scheduling.ShiftId Shift) : IEvent
{
    public static string Name => "task.forCrew";
}

/// <summary>These people need not do it any more. Told once for all of them.</summary>
/// <param name="By">Who cancelled it, or has done it in their place; null where a rule did.</param>
/// <param name="Reason">Stable: <c>unassigned</c>, <c>assignmentCancelled</c>, <c>doneByOther</c>, <c>missed</c>, <c>left</c>, <c>manager</c>, <c>deleted</c>.</param>
/// <param name="Tasks">Each person's own task, in the order of the users.</param>
public sealed record TasksCancelled(TaskAssignmentId Assignment, IReadOnlyList<UserId> Users, string Title, UserId? By, string Reason, IReadOnlyList<IndividualTaskId> Tasks) : IEvent
{
    public static string Name => "task.cancelled";
}

/// <param name="User">Whose task it is.</param>
/// <param name="By">Who said that it is done: the same person, or a manager.</param>
/// <param name="Assigner">Who had given it.</param>
public sealed record TaskCompleted(IndividualTaskId Task, TaskAssignmentId Assignment, UserId User, UserId By, string Title, UserId Assigner) : IEvent
{
    public static string Name => "task.completed";
}

/// <summary>Nobody has anything to do of it any more, and somebody has done it.</summary>
/// <param name="Done">How many have.</param>
/// <param name="By">Whose doing was the last.</param>
public sealed record TaskAssignmentCompleted(TaskAssignmentId Assignment, UserId Assigner, string Title, int Done, UserId? By) : IEvent
{
    public static string Name => "task.assignmentCompleted";
}

/// <summary>A day is left, or less where it was given later. Told once for each task and due time.</summary>
public sealed record TaskDue(IndividualTaskId Task, TaskAssignmentId Assignment, UserId User, string Title, DateTimeOffset Due) : IEvent
{
    public static string Name => "task.due";
}

/// <summary>These people have not done it in time. Told once for each task and due time, and once for all of an assignment that are found together.</summary>
/// <param name="Tasks">Each person's own task, in the order of the users.</param>
public sealed record TaskOverdue(TaskAssignmentId Assignment, IReadOnlyList<UserId> Users, string Title, DateTimeOffset Due, UserId Assigner, IReadOnlyList<IndividualTaskId> Tasks) : IEvent
{
    public static string Name => "task.overdue";
}

/// <summary>A recurring task was due to be handed out and there was nobody to give it to. Its maker is told once.</summary>
public sealed record RecurringTaskReachedNobody(RecurringTaskId Recurring, UserId Maker, string Title, DateOnly Day) : IEvent
{
    public static string Name => "task.recurredForNobody";
}
