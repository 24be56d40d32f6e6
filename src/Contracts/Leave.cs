using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Leave;

public readonly record struct LeaveRequestId(Guid Value) : IId<LeaveRequestId>
{
    public static LeaveRequestId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public sealed record LeaveRequested(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "leave.requested";
}

/// <summary>Whoever asked for leave asks for something else, while nobody has decided.</summary>
public sealed record LeaveChanged(LeaveRequestId Leave, UserId User, string OldType, DateOnly OldFrom, DateOnly OldTo, string LeaveType, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "leave.changed";
}

/// <summary>Whoever asked for leave has taken it back, while nobody had decided.</summary>
public sealed record LeaveWithdrawn(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "leave.withdrawn";
}

/// <summary>Approved, rejected, or cancelled after approval.</summary>
/// <param name="Decision"><c>approved</c>, <c>rejected</c> or <c>cancelled</c>.</param>
/// <param name="By">Who decided.</param>
public sealed record LeaveDecided(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To, string Decision, string? Note, UserId By) : IEvent
{
    public static string Name => "leave.decided";
}

public interface IUnpaidLeave
{
    /// <summary>Days of approved leave of an unpaid type, both ends included.</summary>
    Task<ILookup<UserId, DateOnly>> Days(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}
