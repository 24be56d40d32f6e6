using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>The hours of an assignment, to be paid and billed.</summary>
[Tracked("staffing", "timesheet")]
internal sealed class Timesheet : Record<TimesheetId>
{
    public AssignmentId AssignmentId { get; init; }
    public AttendanceSessionId? SessionId { get; init; }
    public StaffId StaffId { get; init; }
    public BusinessId BusinessId { get; init; }
    public TimesheetStatus Status { get; private set; }
    public int WorkedMinutes { get; private set; }
    public int BreakMinutes { get; private set; }
    public int PayableMinutes { get; private set; }
    public int PayRateCents { get; init; }
    public int BillRateCents { get; init; }
    public long GrossPayCents { get; private set; }
    public long BillCents { get; private set; }
    public string? Note { get; init; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public UserId? ApprovedBy { get; private set; }
    public string[] Flags { get; private set; } = [];
    public bool Disputed { get; private set; }
}
