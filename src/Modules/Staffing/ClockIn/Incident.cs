using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Something about a workers attendance that managers should know.</summary>
[Tracked("staffing", "incident")]
internal sealed class Incident : Record<IncidentId>
{
    public BusinessId BusinessId { get; init; }
    public HubId HubId { get; init; }
    public ShiftId ShiftId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public StaffId StaffId { get; init; }
    public AttendanceSessionId? SessionId { get; init; }
    public AttendanceEventId? EventId { get; init; }
    public LocationBatchId? BatchId { get; init; }
    public IncidentType IncidentType { get; init; }
    public Severity Severity { get; init; }
    public IncidentStatus Status { get; private set; }
    public ClockInMode ClockInMode { get; init; }
    public string Message { get; init; } = "";
    public string? OverrideReason { get; private set; }
    public int? DistanceMeters { get; init; }
    public bool? WithinGeofence { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public DateTimeOffset? LastSeenAt { get; private set; }
    public int GoodPoints { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public string? Resolution { get; private set; }
}
