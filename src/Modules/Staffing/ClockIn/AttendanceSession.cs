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
}
