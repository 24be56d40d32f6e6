using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Requests;

/// <summary>A request for correction on the wire: the same for whoever asks and for whoever decides.</summary>
internal sealed record CorrectionRequestView : View
{
    public UserId UserId { get; init; }
    public ShiftId ShiftId { get; init; }
    public AttendanceRecordId? AttendanceRecordId { get; init; }

    /// <summary>The shift's date when it was asked for.</summary>
    public DateOnly Day { get; init; }

    public CorrectionKind Kind { get; init; }
    public DateTimeOffset? CheckInTime { get; init; }
    public DateTimeOffset? CheckOutTime { get; init; }
    public IReadOnlyList<GivenEntry>? Entries { get; init; }
    public string Reason { get; init; } = "";
    public CorrectionStatus Status { get; init; }
    public string? DecisionNote { get; init; }
    public UserId? DecidedById { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    public static CorrectionRequestView Of(CorrectionRequest request) => new CorrectionRequestView
    {
        UserId = request.UserId,
        ShiftId = request.ShiftId,
        AttendanceRecordId = request.AttendanceRecordId,
        Day = request.Day,
        Kind = request.Kind,
        CheckInTime = request.CheckInTime,
        CheckOutTime = request.CheckOutTime,
        Entries = request.Entries,
        Reason = request.Reason,
        Status = request.Status,
        DecisionNote = request.DecisionNote,
        DecidedById = request.DecidedById,
        DecidedAt = request.DecidedAt,
    }.Stamped(request, request.UserId, hidden: []);
}
