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

/// <summary>Somebody else decides now what nobody has decided yet.</summary>
public sealed record LeavePassedOn(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "leave.passedOn";
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

/// <summary>What part of a day a leave takes.</summary>
public enum LeavePortion
{
    Full,
    Half,
    Hours,
}

/// <summary>A day of approved leave.</summary>
/// <param name="StartsAt">With <paramref name="EndsAt"/> the part of the day that it takes, [StartsAt, EndsAt): from midnight to midnight where it is the full day.</param>
/// <param name="Paid">Whether its type is paid.</param>
public sealed record LeaveDay(LeaveRequestId Leave, UserId User, DateOnly Day, LeavePortion Portion, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Paid);

public interface IApprovedLeave
{
    /// <summary>Days of approved leave of any type, both ends included, by day and start.</summary>
    Task<ILookup<UserId, LeaveDay>> Days(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}

/// <summary>A public holiday as a person keeps it.</summary>
/// <param name="IsHalf">Only half the day is free.</param>
public sealed record HolidayFacts(DateOnly Day, string Name, bool IsHalf);

public interface IHolidays
{
    /// <summary>The holidays that these people keep, both ends included, by day; who keeps none is in the lookup with none.</summary>
    Task<ILookup<UserId, HolidayFacts>> Of(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}
