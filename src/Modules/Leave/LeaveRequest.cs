using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Leave.Counting;
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

/// <summary>When somebody asks, which says from which day on they may.</summary>
/// <param name="Today">By the company's wall.</param>
/// <param name="HalfDayAt">Where the halves of a day meet.</param>
/// <param name="ByManager">On behalf of the person, who may have been away for long without asking.</param>
internal sealed record AskedWhen(DateOnly Today, DateTimeOffset Now, TimeOnly HalfDayAt, bool ByManager)
{
    /// <summary>So far back managers enter leave.</summary>
    private const int MostDaysBack = 366;

    public Problem? Refuses(DateOnly start, LeaveType? type)
    {
        if (start < Today.AddDays(-(ByManager ? MostDaysBack : type?.BackdateDays ?? 0))) return LeaveProblems.InThePast;
        return !ByManager && type is { NoticeDays: > 0 } && start < Today.AddDays(type.NoticeDays) ? LeaveProblems.NoticeTooShort(type.NoticeDays) : null;
    }
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

    /// <summary>Approved, it takes its days out of approved leave that can be interrupted.</summary>
    public bool Interrupts { get; private set; }

    public DateOnly StartDate { get; private set; }
    public DateOnly EndDate { get; private set; }
    public LeavePart StartPart { get; private set; }
    public LeavePart EndPart { get; private set; }
    public TimeOnly? FromTime { get; private set; }
    public TimeOnly? ToTime { get; private set; }
    public DateOnly[] ExceptDays { get; private set; } = [];

    /// <summary>Where the halves of its days meet.</summary>
    public TimeOnly HalfDayAt { get; private set; } = new(12, 0);

    /// <summary>What it costs; null where it was never counted.</summary>
    public decimal? Days { get; private set; }

    /// <summary>Hours of work that are not done.</summary>
    public decimal? Hours { get; private set; }

    public string? Reason { get; private set; }

    [Secret]
    public string? DocumentUrl { get; private set; }

    /// <summary>Of its document in the bucket; null where it lies elsewhere.</summary>
    [Secret]
    public string? DocumentKey { get; private set; }

    /// <summary>The manager who asked on behalf of the person.</summary>
    public UserId? EnteredBy { get; init; }

    /// <summary>Its owner asks that it be cancelled, after it was approved.</summary>
    public bool CancelRequested { get; private set; }

    /// <summary>Who decides in the person's place while they are away.</summary>
    public UserId? SubstituteId { get; private set; }

    /// <summary>Which step of its chain awaits a decision, or was the last that had one.</summary>
    public int ApprovalStep { get; private set; } = 1;

    /// <summary>Its approval chain, where it was asked for.</summary>
    public IReadOnlyList<LeaveStep> Steps { get; set; } = [];

    public LeaveStatus Status { get; private set; }

    /// <summary>The manager who approved, rejected or cancelled it.</summary>
    public UserId? ApproverId { get; private set; }

    /// <summary>When they did.</summary>
    public DateTimeOffset? ApprovedDate { get; private set; }

    /// <summary>When the person was told that its document is missing.</summary>
    public DateOnly? DocumentMissedOn { get; init; }

    /// <summary>When what is asked for last became something else than was asked for at first; null where it never has.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    public LeaveSpan Span => new(StartDate, EndDate, StartPart, EndPart, FromTime, ToTime, ExceptDays);

    /// <summary>Whose decision it awaits; null where nobody knows of it, a build that knew no chains having written it.</summary>
    public IReadOnlyList<UserId>? AskedOf => Steps.FirstOrDefault(s => s.IsOpen)?.Approvers;

    public DocumentAddress Document => new(DocumentUrl, DocumentKey);

    public void Show(DocumentAddress document) => (DocumentUrl, DocumentKey) = (document.Url, document.AccessKey);

    public void AtStep(int step) => ApprovalStep = step;

    public Problem? BeSubstitutedBy(UserId? substitute)
    {
        if (substitute == UserId) return LeaveProblems.OwnSubstitute;
        SubstituteId = substitute;
        return null;
    }

    public RequestedLeave Requested() => new(LeaveType, LeaveTypeId, Span, Reason, DepartmentId);

    /// <param name="type">Which the words were found to mean.</param>
    public Problem? Ask(RequestedLeave asked, LeaveType? type, AskedWhen when)
    {
        if (Status is not LeaveStatus.Pending) return LeaveProblems.AlreadyDecided(Status);
        if (asked.Span.Refuses() is { } refusal) return refusal;
        // A request that waited into its first day can still be shortened.
        if (asked.Span.StartDate != StartDate && when.Refuses(asked.Span.StartDate, type) is { } notThen) return notThen;
        if (type is not null && asked.Span.RefusesUnit(type.Unit) is { } tooFine) return tooFine;
        // A new one has no type yet.
        if (LeaveType.Length > 0 && asked.IsOtherwise(Requested())) ChangedAt = when.Now;
        (LeaveType, Reason, DepartmentId) = (asked.LeaveType, asked.Reason, asked.DepartmentId);
        Take(asked.Span, when.HalfDayAt);
        BeOf(type);
        return null;
    }

    /// <summary>Approved leave becomes shorter, or is interrupted; it takes nothing that it did not take before.</summary>
    public Problem? Shorten(LeaveSpan span)
    {
        if (Status is not LeaveStatus.Approved) return LeaveProblems.AlreadyDecided(Status);
        if (span.Refuses() is { } refusal) return refusal;
        if (!span.IsWithin(Span)) return LeaveProblems.OnlyShorter;
        Take(span, HalfDayAt);
        return null;
    }

    /// <summary>Its owner would rather work after all; a reviewer cancels it.</summary>
    public Problem? AskCancelling(bool asks)
    {
        if (Status is not LeaveStatus.Approved) return LeaveProblems.OnlyApprovedIsCancelled;
        CancelRequested = asks;
        return null;
    }

    public void Count(LeaveCost cost) => (Days, Hours) = (Rounded(cost.Days), Rounded(cost.Hours));

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
    public LeaveWithdrawn Withdrawn() => new(Id, UserId, LeaveType, StartDate, EndDate, AskedOf);

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
        (LeaveTypeId, Paid, Interrupts) = (type?.Id, type?.Paid ?? true, type?.Interrupts ?? false);
    }

    private void Take(LeaveSpan span, TimeOnly halfDayAt)
    {
        if (span == Span) return;
        (StartDate, EndDate, StartPart, EndPart) = (span.StartDate, span.EndDate, span.StartPart, span.EndPart);
        (FromTime, ToTime, ExceptDays, HalfDayAt) = (span.FromTime, span.ToTime, [.. span.ExceptDays], halfDayAt);
    }

    private static decimal Rounded(Fraction exact) => (decimal)(exact * 100).Rounded() / 100;
}
