using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Something about a worker's attendance that managers should know.</summary>
[Tracked("staffing", "incident")]
internal sealed class Incident : Record<IncidentId>
{
    public BusinessId BusinessId { get; init; }
    public HubId HubId { get; init; }
    public ShiftId ShiftId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public StaffId StaffId { get; init; }
    public AttendanceSessionId? SessionId { get; private set; }
    public AttendanceEventId? EventId { get; private set; }
    public LocationBatchId? BatchId { get; private set; }
    public IncidentType IncidentType { get; init; }
    public Severity Severity { get; private set; }
    public IncidentStatus Status { get; private set; }
    public ClockInMode ClockInMode { get; init; }
    public string Message { get; private set; } = "";
    public string? OverrideReason { get; private set; }
    public int? DistanceMeters { get; private set; }
    public bool? WithinGeofence { get; private set; }
    public DateTimeOffset OccurredAt { get; init; }
    public DateTimeOffset? LastSeenAt { get; private set; }
    public int GoodPoints { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public string? Resolution { get; private set; }

    public static Incident Open(IncidentId id, Marketplace.Assignment assignment, ClockInMode mode, IncidentToOpen what, DateTimeOffset at) => new()
    {
        Id = id, CompanyId = assignment.CompanyId, BusinessId = assignment.BusinessId, HubId = assignment.HubId, ShiftId = assignment.ShiftId, AssignmentId = assignment.Id, StaffId = assignment.StaffId,
        IncidentType = what.Type, Severity = what.Severity, ClockInMode = mode, Message = what.Message, OccurredAt = at, LastSeenAt = at,
    };

    /// <summary>It was so once more; it never becomes less severe by that.</summary>
    public void SeeAgain(IncidentToOpen what, DateTimeOffset at)
    {
        (Message, GoodPoints) = (what.Message, 0);
        if (LastSeenAt is null || at > LastSeenAt) LastSeenAt = at;
        if (what.Severity < Severity) Severity = what.Severity;
    }

    public void Measured(int? distance, bool? within) => (DistanceMeters, WithinGeofence) = (distance, within);

    public void CameWith(AttendanceEventId attempt, AttendanceSessionId? session = null) => (EventId, SessionId) = (attempt, session ?? SessionId);

    public void CameWith(LocationBatchId batch, AttendanceSessionId session) => (BatchId, SessionId) = (batch, session);

    public void CameIn(AttendanceSessionId session) => SessionId = session;

    public void Because(string? reason) => OverrideReason = reason?.Trim() ?? OverrideReason;

    public void Resolve(string how, DateTimeOffset at)
    {
        if (Status is IncidentStatus.Resolved) return;
        (Status, Resolution, ResolvedAt) = (IncidentStatus.Resolved, how, at);
    }

    /// <summary>The worker was seen where they should be, so often in a row.</summary>
    public void SeenWithin(int points) => GoodPoints = points;
}

/// <summary>How incidents end: stable.</summary>
internal static class Resolutions
{
    public const string Returned = "RETURNED";
    public const string ClockedIn = "CLOCKED_IN";
    public const string ClockedOut = "CLOCKED_OUT";
}
