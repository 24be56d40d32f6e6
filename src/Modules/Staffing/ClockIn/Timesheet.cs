using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>The hours of an assignment, to be paid and billed.</summary>
[Tracked("staffing", "timesheet")]
internal sealed class Timesheet : Record<TimesheetId>
{
    public AssignmentId AssignmentId { get; init; }
    public AttendanceSessionId? SessionId { get; private set; }
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
    public string? Note { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public UserId? ApprovedBy { get; private set; }
    public string[] Flags { get; private set; } = [];
    public bool Disputed { get; private set; }

    public static Timesheet Begin(TimesheetId id, Marketplace.Assignment assignment, AttendanceSessionId session) => new()
    {
        Id = id, CompanyId = assignment.CompanyId, AssignmentId = assignment.Id, SessionId = session, StaffId = assignment.StaffId, BusinessId = assignment.BusinessId,
        PayRateCents = assignment.PayRateCents, BillRateCents = assignment.BillRateCents,
    };

    /// <summary>What was worked; what is approved or paid stays as it is.</summary>
    public void Count(Hours hours, IEnumerable<string> flags)
    {
        if (Status is not (TimesheetStatus.Draft or TimesheetStatus.Submitted or TimesheetStatus.Rejected)) return;
        (WorkedMinutes, BreakMinutes, PayableMinutes) = (hours.WorkedMinutes, hours.BreakMinutes, hours.PayableMinutes);
        (GrossPayCents, BillCents) = (hours.CentsAt(PayRateCents), hours.CentsAt(BillRateCents));
        Flags = [.. Flags.Union(flags)];
    }
}
