using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>From clock-in to clock-out.</summary>
[Tracked("staffing", "attendanceSession")]
internal sealed class AttendanceSession : Record<AttendanceSessionId>
{
    public AssignmentId AssignmentId { get; init; }
    public StaffId StaffId { get; init; }
    public ShiftId ShiftId { get; init; }
    public SessionStatus Status { get; private set; }
    public DateTimeOffset CheckInAt { get; init; }
    public DateTimeOffset? CheckOutAt { get; private set; }
    public ProofMethod CheckInMethod { get; init; }
    public ProofMethod? CheckOutMethod { get; private set; }
    public int? BreakMinutes { get; private set; }
    public int? WorkedMinutes { get; private set; }
    public string[] Flags { get; private set; } = [];
    public string? AutoClosedReason { get; private set; }
    public DateTimeOffset? LastBatchAt { get; private set; }
    public DateTimeOffset? SilentSince { get; private set; }

    /// <summary>So many positions in a row, the last ones, were outside of the fence.</summary>
    public int OutsidePoints { get; private set; }

    public DateTimeOffset? OutsideSince { get; private set; }

    public bool IsOpen => Status is SessionStatus.Open;

    public void Flag(string flag)
    {
        if (!Flags.Contains(flag)) Flags = [.. Flags, flag];
    }

    public void Close(DateTimeOffset at, ProofMethod method, int workedMinutes, int breakMinutes)
    {
        (Status, CheckOutAt, CheckOutMethod, WorkedMinutes, BreakMinutes) = (SessionStatus.Closed, at < CheckInAt ? CheckInAt : at, method, workedMinutes, breakMinutes);
        SilentSince = null;
    }

    /// <summary>Nobody clocked out, and the shift is long over.</summary>
    public void CloseByItself(DateTimeOffset at, string reason, int workedMinutes, int breakMinutes)
    {
        Close(at, ProofMethod.Auto, workedMinutes, breakMinutes);
        (Status, AutoClosedReason) = (SessionStatus.AutoClosed, reason);
        Flag(SessionFlags.AutoClosed);
        Flag(SessionFlags.NeedsReview);
    }

    /// <summary>Their break was another than was thought.</summary>
    public void TakeBreak(int minutes) => BreakMinutes = minutes;

    /// <summary>Positions came.</summary>
    public void Hear(DateTimeOffset at, int outsidePoints, DateTimeOffset? outsideSince) =>
        (LastBatchAt, SilentSince, OutsidePoints, OutsideSince) = (at, null, outsidePoints, outsideSince);

    /// <summary>None came for too long.</summary>
    public void FallSilent(DateTimeOffset since) => SilentSince ??= since;
}

/// <summary>What managers and clerks are to look at: stable.</summary>
internal static class SessionFlags
{
    public const string AutoClosed = "AUTO_CLOSED";
    public const string OverrideUsed = "OVERRIDE_USED";
    public const string LateIn = "LATE_IN";
    public const string LeftEarly = "LEFT_EARLY";
    public const string NeedsReview = "NEEDS_REVIEW";
    public const string OfflineCapture = "OFFLINE_CAPTURE";
    public const string Overtime = "OVERTIME_REVIEW";
}
