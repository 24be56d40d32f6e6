using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Types;

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
/// <param name="LeaveType">In words.</param>
/// <param name="TypeId">What they are known or said to mean; null where that has still to be found.</param>
internal sealed record RequestedLeave(string LeaveType, LeaveTypeId? TypeId, LeaveSpan Span, string? Reason, DepartmentId? DepartmentId)
{
    /// <summary>So long after a change an approval has to say which version was read.</summary>
    public static readonly TimeSpan TimeToRead = TimeSpan.FromSeconds(60);

    /// <summary>Other time or another type, which is what a decision is about.</summary>
    public bool IsOtherwise(RequestedLeave other) => (LeaveType, TypeId, Span) != (other.LeaveType, other.TypeId, other.Span);
}

/// <summary>Somebody's request to be absent, and what became of it.</summary>
[Tracked("leaveManagement", "leaveRequest")]
internal sealed class LeaveRequest : Record<LeaveRequestId>
{
    public UserId UserId { get; init; }
    public DepartmentId? DepartmentId { get; private set; }
    public DateTimeOffset RequestDate { get; init; }
    public string LeaveType { get; private set; } = "";

    /// <summary>What the words mean; null where nobody knows.</summary>
    public LeaveTypeId? LeaveTypeId { get; private set; }

    /// <summary>As its type was; what nobody knows is paid.</summary>
    public bool Paid { get; private set; } = true;

    public DateOnly StartDate { get; private set; }
    public DateOnly EndDate { get; private set; }
    public LeavePart StartPart { get; private set; }
    public LeavePart EndPart { get; private set; }
    public TimeOnly? FromTime { get; private set; }
    public TimeOnly? ToTime { get; private set; }
    public DateOnly[] ExceptDays { get; private set; } = [];

    /// <summary>Where the halves of its days meet.</summary>
    public TimeOnly HalfDayAt { get; private set; } = new(12, 0);

    public string? Reason { get; private set; }
    public LeaveStatus Status { get; private set; }

    /// <summary>The manager who approved, rejected or cancelled it.</summary>
    public UserId? ApproverId { get; private set; }

    /// <summary>When they did.</summary>
    public DateTimeOffset? ApprovedDate { get; private set; }

    /// <summary>When what is asked for last became something else than was asked for at first; null where it never has.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    public LeaveSpan Span => new(StartDate, EndDate, StartPart, EndPart, FromTime, ToTime, ExceptDays);

    public RequestedLeave Requested() => new(LeaveType, LeaveTypeId, Span, Reason, DepartmentId);

    /// <param name="type">Which the words were found to mean.</param>
    /// <param name="today">By the company's wall.</param>
    public Problem? Ask(RequestedLeave asked, LeaveType? type, TimeOnly halfDayAt, DateOnly today, DateTimeOffset now)
    {
        if (Status is not LeaveStatus.Pending) return LeaveProblems.AlreadyDecided(Status);
        if (asked.Span.Refuses() is { } refusal) return refusal;
        // A request that waited into its first day can still be shortened.
        var earliest = today.AddDays(-(type?.BackdateDays ?? 0));
        if (asked.Span.StartDate < earliest && asked.Span.StartDate != StartDate) return LeaveProblems.InThePast;
        // A new one has no type yet.
        if (LeaveType.Length > 0 && asked.IsOtherwise(Requested())) ChangedAt = now;
        if (asked.Span != Span) HalfDayAt = halfDayAt;
        (LeaveType, Reason, DepartmentId) = (asked.LeaveType, asked.Reason, asked.DepartmentId);
        (StartDate, EndDate, StartPart, EndPart) = (asked.Span.StartDate, asked.Span.EndDate, asked.Span.StartPart, asked.Span.EndPart);
        (FromTime, ToTime, ExceptDays) = (asked.Span.FromTime, asked.Span.ToTime, [.. asked.Span.ExceptDays]);
        BeOf(type);
        return null;
    }

    /// <summary>Whose words meant nothing, or something else, has asked for this: a reviewer says so.</summary>
    public Problem? Mean(LeaveType type)
    {
        if (Status is not (LeaveStatus.Pending or LeaveStatus.Approved)) return LeaveProblems.AlreadyDecided(Status);
        BeOf(type);
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

    private void BeOf(LeaveType? type)
    {
        // Of the same type it stays paid as it was.
        if (type?.Id == LeaveTypeId && LeaveTypeId is not null) return;
        (LeaveTypeId, Paid) = (type?.Id, type?.Paid ?? true);
    }
}
