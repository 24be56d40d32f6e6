using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Hours;

/// <summary>Of a record with both times, all that its hours are made of beside its entries.</summary>
internal sealed record RecordedTimes(
    AttendanceRecordId Id, UserId UserId, DateOnly ShiftDate, DateTimeOffset ShiftStartsAt, DateTimeOffset ShiftEndsAt, int ShiftBreakMinutes, DateTimeOffset Came, DateTimeOffset Went,
    bool Unplanned, bool LateOutConfirmed, bool BreaksAsPunched, decimal? OvertimeApproved, PaidBy PaidBy)
{
    /// <summary>What counts at most until a manager has confirmed that they stayed longer.</summary>
    public DateTimeOffset LatestCounted => AttendanceRecord.LatestCountedOf(Unplanned, ShiftStartsAt, ShiftEndsAt);

    /// <returns>Null of a record that is still open, and of an absence.</returns>
    public static RecordedTimes? Of(AttendanceRecord r) => r is not { IsAbsent: false, CheckInTime: { } came, CheckOutTime: { } went } ? null
        : new(r.Id, r.UserId, r.ShiftDate, r.ShiftStartsAt, r.ShiftEndsAt, r.ShiftBreakMinutes, came, went, r.Unplanned, r.LateOutConfirmed, r.BreaksAsPunched, r.OvertimeApproved, r.PaidBy);
}

/// <summary>A stretch of work, or a break from it, that is over.</summary>
internal readonly record struct RecordedEntry(EntryKind Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
