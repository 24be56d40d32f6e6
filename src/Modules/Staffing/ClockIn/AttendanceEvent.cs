using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>An attempt to clock in or out, whatever came of it.</summary>
internal sealed class AttendanceEvent : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public AttendanceEventId Id { get; init; }
    public AttendanceSessionId? SessionId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public StaffId StaffId { get; init; }

    /// <summary>Null where it was the worker.</summary>
    public UserId? MadeBy { get; init; }

    public AttendanceEventType EventType { get; init; }
    public SourceType? SourceType { get; init; }
    public string? DeviceId { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public DateTimeOffset? CapturedAt { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public double? AccuracyMeters { get; init; }
    public int? DistanceMeters { get; init; }
    public bool? WithinGeofence { get; init; }
    public byte[]? NfcTagHash { get; init; }
    public string? OverrideReason { get; init; }
    public string? ValidationCode { get; init; }
    public string? Notes { get; init; }
}
