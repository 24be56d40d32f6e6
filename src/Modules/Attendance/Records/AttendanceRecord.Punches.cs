using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Records;

/// <content>Coming, going, and breaks.</content>
internal sealed partial class AttendanceRecord
{
    public Problem? CheckIn(Punch punch)
    {
        if (punch.At < ShiftStartsAt - OpensBeforeStart) return AttendanceProblems.CheckInNotOpen(ShiftStartsAt - OpensBeforeStart);
        if (punch.At >= ShiftEndsAt) return AttendanceProblems.ShiftOver;

        IsThereAfterAll();
        (CheckInTime, DeviceCheckInTime) = (punch.At, punch.Device);
        Entries.Add(AttendanceEntry.Of(this, EntryKind.Work, punch.At, null, punch.Source, punch));
        JudgeTimes(punch.Grace);
        return null;
    }

    /// <param name="punch">Its grace: so long before the end is not yet early.</param>
    /// <param name="correcting">A manager says when it was: that also opens what was closed by rule.</param>
    public Problem? CheckOut(Punch punch, bool correcting)
    {
        if (CheckOutTime is not null && !(correcting && AutoClosed)) return AttendanceProblems.AlreadyCheckedOut;
        if (IsAbsent || CheckInTime is null) return AttendanceProblems.NotCheckedIn;
        if (punch.At < CheckInTime) return AttendanceProblems.CheckOutBeforeCheckIn;
        if (punch.At > ShiftEndsAt + StaysOpenAfterEnd) return correcting ? AttendanceProblems.CheckOutTooLate : AttendanceProblems.ClosedAtShiftEnd;

        LeaveAt(punch.At, byRule: false);
        (DeviceCheckOutTime, AutoClosed) = (punch.Device, false);
        NoNeedToReview(ReviewReason.AutoClosed);
        LateOutConfirmed = punch.Acting;
        if (!punch.Acting && punch.At > LatestCounted) Review(ReviewReason.LateOut);
        Status = !Unplanned && punch.At < ShiftEndsAt - punch.Grace ? AttendanceStatus.LeftEarly : LateByMinutes is null ? AttendanceStatus.Present : AttendanceStatus.Late;
        return null;
    }

    /// <summary>Whoever had checked out goes on: the time between was a break, or a mistaken tap.</summary>
    public Problem? Resume(Punch punch)
    {
        if (IsAbsent || CheckInTime is null) return AttendanceProblems.NotCheckedIn;
        if (CheckOutTime is not { } left) return AttendanceProblems.NotCheckedOut;
        if (punch.At > ShiftEndsAt + StaysOpenAfterEnd) return AttendanceProblems.ResumeTooLate;

        if (punch.At - left <= MistakenTap) LiveEntries.Last(e => e.Kind is EntryKind.Work).GoOn();
        else Entries.Add(AttendanceEntry.Of(this, EntryKind.Work, punch.At, null, punch.Source, punch));
        (CheckOutTime, DeviceCheckOutTime, AutoClosed, LateOutConfirmed) = (null, null, false, false);
        NoNeedToReview(ReviewReason.AutoClosed, ReviewReason.LateOut);
        Status = LateByMinutes is null ? AttendanceStatus.Pending : AttendanceStatus.Late;
        return null;
    }

    public Problem? StartBreak(Punch punch)
    {
        if (RefuseUnlessThere() is { } notThere) return notThere;
        if (OpenBreak is not null) return AttendanceProblems.OnBreak;
        Entries.Add(AttendanceEntry.Of(this, EntryKind.Break, punch.At, null, punch.Source, punch));
        return null;
    }

    public Problem? EndBreak(Punch punch)
    {
        if (RefuseUnlessThere() is { } notThere) return notThere;
        if (OpenBreak is not { } pause) return AttendanceProblems.NotOnBreak;
        pause.EndAt(punch.At);
        return null;
    }

    /// <summary>Nobody checked out: it ends when the shift did.</summary>
    public void CloseAtShiftEnd()
    {
        Close(ShiftEndsAt > CheckInTime ? ShiftEndsAt : CheckInTime!.Value);
        Review(ReviewReason.AutoClosed);
    }

    /// <summary>The shift was called off while they were there: it ends at that moment.</summary>
    public void CloseCalledOff(DateTimeOffset at) => Close(at > CheckInTime ? at : CheckInTime!.Value);

    private Problem? RefuseUnlessThere() =>
        IsAbsent || CheckInTime is null ? AttendanceProblems.NotCheckedIn : CheckOutTime is not null ? AttendanceProblems.AlreadyCheckedOut : null;

    private void Close(DateTimeOffset at)
    {
        LeaveAt(at, byRule: true);
        AutoClosed = true;
        if (Status is AttendanceStatus.Pending) Status = AttendanceStatus.Present;
    }

    private void LeaveAt(DateTimeOffset at, bool byRule)
    {
        foreach (var later in LiveEntries.Where(e => e.StartsAt > at).ToList()) later.Delete();
        var last = LiveEntries.LastOrDefault(e => e.Kind is EntryKind.Work);
        foreach (var entry in LiveEntries.Where(e => e == last || e.EndsAt is null || e.EndsAt > at).ToList())
        {
            if (byRule) entry.EndByRuleAt(at);
            else entry.EndAt(at);
        }
        CheckOutTime = at;
    }
}
