using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Requests;

/// <summary>What is wrong with the record. In the contract's order.</summary>
internal enum CorrectionKind
{
    Times,
    MissingIn,
    MissingOut,

    /// <summary>There is none of a shift that they were on.</summary>
    MissingRecord,

    /// <summary>The breaks were those that are given, or on record, and no others.</summary>
    Break,

    /// <summary>They were there, or had reason not to be.</summary>
    Absence,
}

/// <summary>In the contract's order.</summary>
internal enum CorrectionStatus
{
    Pending,
    Approved,
    Rejected,
    Withdrawn,
}

/// <summary>Somebody asks for what is on record of them to be put right. What it asks for stays as it is: whoever wants something else withdraws it and asks anew.</summary>
[Tracked("attendanceManagement", "attendanceCorrection")]
internal sealed class CorrectionRequest : Record<AttendanceCorrectionId>
{
    /// <summary>The unique index that leaves each record one that nobody has decided.</summary>
    public const string OnePending = "attendance_one_pending_correction";

    public UserId UserId { get; init; }
    public ShiftId ShiftId { get; init; }

    /// <summary>Null while there is none.</summary>
    public AttendanceRecordId? AttendanceRecordId { get; private set; }

    /// <summary>The shift's date when it was asked for.</summary>
    public DateOnly Day { get; init; }

    public CorrectionKind Kind { get; init; }
    public DateTimeOffset? CheckInTime { get; init; }
    public DateTimeOffset? CheckOutTime { get; init; }

    /// <summary>Null where only the times are given, or none.</summary>
    public IReadOnlyList<GivenEntry>? Entries { get; init; }

    public string Reason { get; init; } = "";
    public CorrectionStatus Status { get; private set; }
    public string? DecisionNote { get; private set; }

    /// <summary>Who had asked, where they withdrew it.</summary>
    public UserId? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Correction Asked => new(CheckInTime, CheckOutTime, Entries, null, null, null, null, BreaksAsPunched: Kind is CorrectionKind.Break ? true : null);

    public bool IsPending => Status is CorrectionStatus.Pending;

    public CorrectionRequested Requested => new(Id, UserId, ShiftId, AttendanceRecordId, Day, Text.Of(Kind));

    public CorrectionDecided Decided => new(Id, UserId, DecidedById!.Value, ShiftId, AttendanceRecordId, Day, Text.Of(Kind), Text.Of(Status));

    public void IsAbout(AttendanceRecordId record) => AttendanceRecordId = record;

    public Problem? Decide(CorrectionStatus status, string? note, UserId by, DateTimeOffset at)
    {
        if (!IsPending) return AttendanceProblems.CorrectionDecided(Status);
        (Status, DecisionNote, DecidedById, DecidedAt) = (status, note, by, at);
        return null;
    }
}
