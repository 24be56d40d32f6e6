using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Places;

internal readonly record struct PunchEvidenceId(Guid Value) : IId<PunchEvidenceId>
{
    public static PunchEvidenceId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>What a punch is of.</summary>
internal enum PunchAction
{
    In,
    Out,
    BreakStart,
    BreakEnd,
}

/// <summary>
/// What was known of one punch when it was judged: which device sent it, and where from. Nobody is shown the coordinates, they are in no
/// audit trail, and after <see cref="CoordinatesKept"/> they go.
/// </summary>
internal sealed class PunchEvidence : ITenantOwned
{
    /// <summary>The unique index that takes a tap once.</summary>
    public const string OncePerClientId = "attendance_one_tap";

    /// <summary>The same of what a record was begun by.</summary>
    public const string OneEntryPerClientId = "attendance_one_punch_per_client_id";

    public static readonly TimeSpan CoordinatesKept = TimeSpan.FromDays(90);

    public CompanyId CompanyId { get; init; }
    public PunchEvidenceId Id { get; init; }
    public AttendanceRecordId RecordId { get; init; }
    public UserId UserId { get; init; }
    public PunchAction Action { get; init; }
    public DateTimeOffset At { get; init; }
    public EntrySource Source { get; init; }
    public PlaceId? PlaceId { get; init; }

    /// <summary>Null where that is unknown, or there is no fence.</summary>
    public bool? Inside { get; init; }

    public int? AccuracyMeters { get; init; }
    public bool? MockLocation { get; init; }

    /// <summary>By which the device knows the punch.</summary>
    public Guid? ClientId { get; init; }

    public DateTimeOffset? DeviceTime { get; init; }
    public decimal? Latitude { get; init; }
    public decimal? Longitude { get; init; }
}
