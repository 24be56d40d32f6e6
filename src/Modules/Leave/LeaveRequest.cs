using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

/// <summary>In the contract's order.</summary>
internal enum LeaveStatus
{
    Pending,
    Approved,
    Rejected,
    Cancelled,
}

/// <summary>What somebody asks for.</summary>
/// <param name="StartDate">The first day off.</param>
/// <param name="EndDate">The last day off.</param>
internal sealed record RequestedLeave(string LeaveType, DateOnly StartDate, DateOnly EndDate, string? Reason, DepartmentId? DepartmentId)
{
    public const int MostDays = 366;

    /// <summary>So long after a change an approval has to say which version was read.</summary>
    public static readonly TimeSpan TimeToRead = TimeSpan.FromSeconds(60);

    /// <summary>Other days or another type, which is what a decision is about.</summary>
    public bool IsOtherwise(RequestedLeave other) => (LeaveType, StartDate, EndDate) != (other.LeaveType, other.StartDate, other.EndDate);

    public Problem? RefusesDays() =>
        EndDate < StartDate ? LeaveProblems.EndsBeforeStart
        : EndDate.DayNumber - StartDate.DayNumber >= MostDays ? LeaveProblems.TooLong
        : null;
}

/// <summary>Somebody's request to be absent, and what became of it.</summary>
[Tracked("leaveManagement", "leaveRequest")]
internal sealed class LeaveRequest : Record<LeaveRequestId>
{
    public UserId UserId { get; init; }
    public DepartmentId? DepartmentId { get; private set; }
    public DateTimeOffset RequestDate { get; init; }
    public string LeaveType { get; private set; } = "";
    public DateOnly StartDate { get; private set; }
    public DateOnly EndDate { get; private set; }
    public string? Reason { get; private set; }
    public LeaveStatus Status { get; private set; }

    /// <summary>The manager who approved, rejected or cancelled it.</summary>
    public UserId? ApproverId { get; private set; }

    /// <summary>When they did.</summary>
    public DateTimeOffset? ApprovedDate { get; private set; }

    /// <summary>When what is asked for last became something else than was asked for at first; null where it never has.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    public RequestedLeave Requested() => new(LeaveType, StartDate, EndDate, Reason, DepartmentId);

    /// <param name="today">By the company's wall.</param>
    public Problem? Ask(RequestedLeave asked, DateOnly today, DateTimeOffset now)
    {
        if (Status is not LeaveStatus.Pending) return LeaveProblems.AlreadyDecided(Status);
        if (asked.RefusesDays() is { } refusal) return refusal;
        // A request that waited into its first day can still be shortened.
        if (asked.StartDate < today && asked.StartDate != StartDate) return LeaveProblems.InThePast;
        // A new one has no type yet.
        if (LeaveType.Length > 0 && asked.IsOtherwise(Requested())) ChangedAt = now;
        (LeaveType, StartDate, EndDate, Reason, DepartmentId) = (asked.LeaveType, asked.StartDate, asked.EndDate, asked.Reason, asked.DepartmentId);
        return null;
    }

    /// <summary>Whoever approves blindly just after a change approves days that they have not read.</summary>
    public Problem? RefusesBlindApproval(DateTimeOffset now) =>
        Status is LeaveStatus.Pending && ChangedAt > now - RequestedLeave.TimeToRead ? LeaveProblems.ChangedMeanwhile(this) : null;

    /// <summary>The person who asked takes it back.</summary>
    public Problem? Withdraw()
    {
        if (Status is not LeaveStatus.Pending) return LeaveProblems.AlreadyDecided(Status);
        Status = LeaveStatus.Cancelled;
        return null;
    }

    /// <summary>A manager decides: anything while it is pending; what is approved can only be cancelled.</summary>
    public Problem? Decide(LeaveStatus decision, UserId by, DateTimeOffset at)
    {
        if ((Status, decision) is not ((LeaveStatus.Pending, not LeaveStatus.Pending) or (LeaveStatus.Approved, LeaveStatus.Cancelled))) return LeaveProblems.AlreadyDecided(Status);
        (Status, ApproverId, ApprovedDate) = (decision, by, at);
        return null;
    }

    /// <summary>What those who would have decided it hear.</summary>
    public LeaveWithdrawn Withdrawn() => new(Id, UserId, LeaveType, StartDate, EndDate);

    public Problem? RefusesDeletion(Standing by) => (by, Status) switch
    {
        (_, LeaveStatus.Pending) => null,
        (Standing.Owner, _) => LeaveProblems.AlreadyDecided(Status),
        (_, LeaveStatus.Approved) => LeaveProblems.ApprovedStays,
        _ => null,
    };
}
