using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Records;

/// <summary>A record as this reader may see it: reason and note are between managers.</summary>
internal record AttendanceView : View
{
    public UserId UserId { get; init; }
    public ShiftId ShiftId { get; init; }
    public DateTimeOffset? CheckInTime { get; init; }
    public DateTimeOffset? CheckOutTime { get; init; }
    public AttendanceStatus Status { get; init; }
    public int? LateByMinutes { get; init; }
    public string? AbsenceReason { get; init; }
    public string? ManagerNote { get; init; }
    public bool AutoClosed { get; init; }
    public DateTimeOffset? DeviceCheckInTime { get; init; }
    public DateTimeOffset? DeviceCheckOutTime { get; init; }

    /// <param name="toManager">Whether the reader manages the person.</param>
    public static AttendanceView Of(AttendanceRecord record, bool toManager) => new AttendanceView
    {
        UserId = record.UserId,
        ShiftId = record.ShiftId,
        CheckInTime = record.CheckInTime,
        CheckOutTime = record.CheckOutTime,
        Status = record.Status,
        LateByMinutes = record.LateByMinutes,
        AbsenceReason = toManager ? record.AbsenceReason : null,
        ManagerNote = toManager ? record.ManagerNote : null,
        AutoClosed = record.AutoClosed,
        DeviceCheckInTime = record.DeviceCheckInTime,
        DeviceCheckOutTime = record.DeviceCheckOutTime,
    }.Stamped(record, record.UserId, hidden: toManager ? [] : [nameof(AbsenceReason), nameof(ManagerNote)]);
}

/// <summary>The same with the person and the shift.</summary>
internal sealed record AttendanceDetails : AttendanceView
{
    public AttendanceDetails(AttendanceView record) : base(record) { }

    public PersonBrief? User { get; init; }
    public ShiftBrief? Shift { get; init; }
}

/// <summary>Everybody and every shift that a page of records names, asked for once.</summary>
internal sealed record AttendanceJoins(IReadOnlyDictionary<UserId, PersonBrief> People, IReadOnlyDictionary<ShiftId, ShiftBrief> Shifts)
{
    public static async Task<AttendanceJoins> Of(IReadOnlyCollection<AttendanceRecord> records, IPeople people, IShifts shifts, CancellationToken cancel) => new(
        await people.Briefs(records.Select(r => r.UserId).Distinct(), cancel),
        await shifts.Briefs(records.Select(r => r.ShiftId).Distinct(), cancel));

    public AttendanceDetails Details(AttendanceRecord record, bool toManager) => new(AttendanceView.Of(record, toManager))
    {
        User = People.GetValueOrDefault(record.UserId),
        Shift = Shifts.GetValueOrDefault(record.ShiftId),
    };
}
