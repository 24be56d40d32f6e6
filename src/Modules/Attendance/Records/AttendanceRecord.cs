using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>In the contract's order. Pending is checked in and not yet out; who is late stays late.</summary>
internal enum AttendanceStatus
{
    Pending,
    Present,
    Absent,
    Late,
    LeftEarly,
}

/// <summary>What a manager says of a punch, where the rules would say otherwise.</summary>
/// <param name="Status">Pending says nothing: apps send it because the contract marks it required.</param>
/// <param name="LateByMinutes">Zero excuses.</param>
internal sealed record ManagersWord(AttendanceStatus? Status, int? LateByMinutes, string? AbsenceReason, string? ManagerNote);

/// <summary>One person on one shift: when they came and went, or that they did not.</summary>
[Tracked("attendanceManagement", "attendanceRecord")]
internal sealed class AttendanceRecord : Record<AttendanceRecordId>
{
    public static readonly TimeSpan OpensBeforeStart = TimeSpan.FromMinutes(60);

    /// <summary>So long after the shift's end somebody may still check out; then the record is closed by rule.</summary>
    public static readonly TimeSpan StaysOpenAfterEnd = TimeSpan.FromHours(12);

    public UserId UserId { get; init; }
    public ShiftId ShiftId { get; init; }
    public DateOnly ShiftDate { get; private set; }
    public DateTimeOffset ShiftStartsAt { get; private set; }
    public DateTimeOffset ShiftEndsAt { get; private set; }

    /// <summary>Null for an absence without a punch.</summary>
    public DateTimeOffset? CheckInTime { get; private set; }

    public DateTimeOffset? CheckOutTime { get; private set; }

    /// <summary>What the device's clock said; kept beside, never judged.</summary>
    public DateTimeOffset? DeviceCheckInTime { get; private set; }

    public DateTimeOffset? DeviceCheckOutTime { get; private set; }
    public AttendanceStatus Status { get; private set; }

    /// <summary>Whole minutes from the shift's start; null for who was on time.</summary>
    public int? LateByMinutes { get; private set; }

    [Secret]
    public string? AbsenceReason { get; private set; }

    [Secret]
    public string? ManagerNote { get; private set; }

    /// <summary>Nobody checked out, so that it was closed at the shift's end.</summary>
    public bool AutoClosed { get; private set; }

    public bool AbsentByRule { get; private set; }

    public bool IsAbsent => Status is AttendanceStatus.Absent;

    private bool IsOpen => Status is AttendanceStatus.Pending or AttendanceStatus.Late && CheckOutTime is null;

    public static AttendanceRecord Of(UserId user, ShiftId shift, DateOnly day, DateTimeOffset startsAt, DateTimeOffset endsAt, CompanyId company, TimeProvider clock) =>
        new() { Id = NewId.At<AttendanceRecordId>(clock), CompanyId = company, UserId = user, ShiftId = shift, ShiftDate = day, ShiftStartsAt = startsAt, ShiftEndsAt = endsAt };

    /// <param name="grace">So long after the start is still on time.</param>
    public Problem? CheckIn(DateTimeOffset at, DateTimeOffset? device, TimeSpan grace)
    {
        if (at < ShiftStartsAt - OpensBeforeStart) return AttendanceProblems.CheckInNotOpen(ShiftStartsAt - OpensBeforeStart);
        if (at >= ShiftEndsAt) return AttendanceProblems.ShiftOver;

        (CheckInTime, DeviceCheckInTime, AbsenceReason, AbsentByRule) = (at, device, null, false);
        (Status, LateByMinutes) = at > ShiftStartsAt + grace ? (AttendanceStatus.Late, MinutesAfterStart) : (AttendanceStatus.Pending, (int?)null);
        return null;
    }

    /// <param name="grace">So long before the end is not yet early.</param>
    /// <param name="correcting">A manager says when it was: that also opens what was closed by rule.</param>
    public Problem? CheckOut(DateTimeOffset at, DateTimeOffset? device, TimeSpan grace, bool correcting)
    {
        if (CheckOutTime is not null && !(correcting && AutoClosed)) return AttendanceProblems.AlreadyCheckedOut;
        if (IsAbsent || CheckInTime is null) return AttendanceProblems.NotCheckedIn;
        if (at < CheckInTime) return AttendanceProblems.CheckOutBeforeCheckIn;
        if (at > ShiftEndsAt + StaysOpenAfterEnd) return correcting ? AttendanceProblems.CheckOutTooLate : AttendanceProblems.ClosedAtShiftEnd;

        (CheckOutTime, DeviceCheckOutTime, AutoClosed) = (at, device, false);
        Status = at < ShiftEndsAt - grace ? AttendanceStatus.LeftEarly : LateByMinutes is null ? AttendanceStatus.Present : AttendanceStatus.Late;
        return null;
    }

    /// <summary>A manager's word stands over the rules, as far as it can be true.</summary>
    public Problem? Judge(ManagersWord word)
    {
        AbsenceReason = word.AbsenceReason ?? AbsenceReason;
        ManagerNote = word.ManagerNote ?? ManagerNote;
        if (word.LateByMinutes is { } minutes) Excuse(minutes);
        switch (word.Status)
        {
            case null or AttendanceStatus.Pending:
                return null;
            case AttendanceStatus.Late:
                (Status, LateByMinutes) = (AttendanceStatus.Late, LateByMinutes ?? MinutesAfterStart);
                return null;
            case AttendanceStatus.Present or AttendanceStatus.LeftEarly when CheckOutTime is not null:
                Status = word.Status.Value;
                if (Status is AttendanceStatus.Present) LateByMinutes = null;
                return null;
            default:
                return AttendanceProblems.StatusNotPossible(word.Status.Value);
        }
    }

    /// <summary>Not there. Who had checked in keeps the time as evidence, but it counts no more.</summary>
    public Problem? MarkAbsent(string? reason, string? note)
    {
        if (CheckOutTime is not null) return AttendanceProblems.AlreadyCheckedOut;
        (Status, LateByMinutes, AbsentByRule) = (AttendanceStatus.Absent, null, false);
        (AbsenceReason, ManagerNote) = (reason ?? AbsenceReason, note ?? ManagerNote);
        return null;
    }

    public void MarkAbsentByRule() => (Status, AbsentByRule) = (AttendanceStatus.Absent, true);

    /// <summary>Nobody checked out: it ends when the shift did.</summary>
    public void CloseAtShiftEnd()
    {
        CheckOutTime = ShiftEndsAt > CheckInTime ? ShiftEndsAt : CheckInTime;
        AutoClosed = true;
        if (Status is AttendanceStatus.Pending) Status = AttendanceStatus.Present;
    }

    /// <summary>The shift is at another time now. What was judged stays judged; who is there leaves by the new end, where they could have come for it.</summary>
    /// <returns>False when it was an absence by rule from a shift that is yet to end: then there is none.</returns>
    public bool FollowShift(DateOnly day, DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now)
    {
        var fits = startsAt - OpensBeforeStart <= CheckInTime && CheckInTime < endsAt;
        if (IsAbsent || (IsOpen && fits)) (ShiftDate, ShiftStartsAt, ShiftEndsAt) = (day, startsAt, endsAt);
        return !AbsentByRule || endsAt <= now;
    }

    /// <summary>The shift's date, or a time that is on record, lies on these days.</summary>
    public bool Touches(LockedDays days) => days.Holds(ShiftDate) || (CheckInTime is { } came && days.Holds(came, CheckOutTime ?? came));

    private int MinutesAfterStart => Math.Max(0, (int)(CheckInTime!.Value - ShiftStartsAt).TotalMinutes);

    private void Excuse(int minutes)
    {
        LateByMinutes = minutes > 0 ? minutes : null;
        if (Status is AttendanceStatus.LeftEarly) return;
        Status = minutes > 0 ? AttendanceStatus.Late : CheckOutTime is null ? AttendanceStatus.Pending : AttendanceStatus.Present;
    }
}
