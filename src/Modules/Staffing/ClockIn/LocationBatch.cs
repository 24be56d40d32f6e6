using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Where a worker was, in numbers; the points themselves are in private storage.</summary>
internal sealed class LocationBatch : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public LocationBatchId Id { get; init; }
    public AttendanceSessionId SessionId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public string? DeviceId { get; init; }
    public int PointCount { get; init; }
    public int AcceptedCount { get; init; }
    public int OutCount { get; init; }
    public int MissingCount { get; init; }
    public DateTimeOffset? FirstCapturedAt { get; init; }
    public DateTimeOffset? LastCapturedAt { get; init; }
    public int? MinDistanceMeters { get; init; }
    public int? MaxDistanceMeters { get; init; }
    public int? LastDistanceMeters { get; init; }
    public bool? WithinGeofence { get; init; }
    public string ObjectUri { get; init; } = "";
    public byte[] PayloadHash { get; init; } = [];
    public DateTimeOffset ReceivedAt { get; init; }
}
