using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Records;

/// <content>What a manager says of it, and how the times are judged.</content>
internal sealed partial class AttendanceRecord
{
    /// <summary>The true times, of whatever record: open, closed, closed by rule, or of an absence. Lateness is judged anew unless it is given.</summary>
    public Problem? Correct(Correction correction, Punch punch)
    {
        if (correction.Status is AttendanceStatus.Absent) return correction.GivesTimes ? AttendanceProblems.StatusNotPossible(AttendanceStatus.Absent) : BeAbsent(correction);
        if (correction.GivesTimes && TakeTimes(correction, punch) is { } notThen) return notThen;
        (OvertimeApproved, BreaksAsPunched) = (correction.OvertimeApproved ?? OvertimeApproved, correction.BreaksAsPunched ?? BreaksAsPunched);
        if (IsAbsent && (correction.LateByMinutes ?? (object?)correction.Status) is not null) return AttendanceProblems.NotCheckedIn;
        return Judge(new ManagersWord(correction.Status, correction.LateByMinutes, null, correction.ManagerNote));
    }

    /// <summary>A manager's word stands over the rules, as far as it can be true.</summary>
    public Problem? Judge(ManagersWord word)
    {
        AbsenceReason = word.AbsenceReason ?? AbsenceReason;
        ManagerNote = word.ManagerNote ?? ManagerNote;
        if (word.LateByMinutes is { } minutes) ExcuseLateness(minutes);
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

    private int MinutesAfterStart => Math.Max(0, (int)(CheckInTime!.Value - ShiftStartsAt).TotalMinutes);

    private Problem? TakeTimes(Correction correction, Punch punch)
    {
        if (correction.Entries is not null && (correction.CheckIn ?? correction.CheckOut) is not null) return AttendanceProblems.EntriesOrTimes;
        var live = IsAbsent ? [] : LiveEntries.ToList();
        IReadOnlyList<GivenEntry> wanted;
        if (correction.Entries is { } given) wanted = given;
        else
        {
            if ((correction.CheckIn ?? (IsAbsent ? null : CheckInTime)) is not { } came) return AttendanceProblems.NotCheckedIn;
            var went = correction.CheckOut ?? (IsAbsent ? null : CheckOutTime);
            if (went < came) return AttendanceProblems.CheckOutBeforeCheckIn;
            wanted = GivenEntries.Between(came, went, live.Select(GivenEntry.Of));
        }
        var (earliest, latest) = (wanted.Select(e => e.StartsAt).DefaultIfEmpty(punch.Now).Min(), wanted.Max(e => e.EndsAt) ?? wanted.Select(e => e.StartsAt).DefaultIfEmpty(punch.Now).Max());
        if (latest > punch.Now || wanted.Any(e => e.StartsAt > punch.Now)) return AttendanceProblems.TimeInFuture;
        if (earliest < ShiftStartsAt - CorrectableBeforeStart || latest > ShiftEndsAt + CorrectableAfterEnd) return AttendanceProblems.TimesTooFar(ShiftStartsAt - CorrectableBeforeStart, ShiftEndsAt + CorrectableAfterEnd);
        if (GivenEntries.Refuse(wanted) is { } refusal) return refusal;

        IsThereAfterAll();
        var kept = live.Where(e => e.KeptApart && wanted.Contains(GivenEntry.Of(e))).ToList();
        foreach (var gone in live.Except(kept)) gone.Delete();
        foreach (var made in wanted.Where(w => !kept.Exists(k => GivenEntry.Of(k) == w))) Entries.Add(AttendanceEntry.Of(this, made.Kind, made.StartsAt, made.EndsAt, punch.Source, punch with { Device = null }));
        var work = LiveEntries.Where(e => e.Kind is EntryKind.Work).ToList();
        (CheckInTime, CheckOutTime) = (work[0].StartsAt, work[^1].EndsAt);
        (AutoClosed, LateOutConfirmed) = (false, true);
        NoNeedToReview(ReviewReason.AutoClosed, ReviewReason.LateOut);
        JudgeTimes(punch.Grace);
        return null;
    }

    private Problem? BeAbsent(Correction correction)
    {
        WasNotThere();
        (CheckOutTime, AutoClosed) = (null, false);
        NoNeedToReview(ReviewReason.AutoClosed, ReviewReason.LateOut);
        ManagerNote = correction.ManagerNote ?? ManagerNote;
        return correction.LateByMinutes is null ? null : AttendanceProblems.NotCheckedIn;
    }

    private void JudgeTimes(TimeSpan grace)
    {
        var isLate = !Unplanned && CheckInTime > ShiftStartsAt + grace;
        LateByMinutes = isLate ? MinutesAfterStart : null;
        Status = CheckOutTime is { } left
            ? !Unplanned && left < ShiftEndsAt - grace ? AttendanceStatus.LeftEarly : isLate ? AttendanceStatus.Late : AttendanceStatus.Present
            : isLate ? AttendanceStatus.Late : AttendanceStatus.Pending;
    }

    private void ExcuseLateness(int minutes)
    {
        LateByMinutes = minutes > 0 ? minutes : null;
        if (Status is AttendanceStatus.LeftEarly) return;
        Status = minutes > 0 ? AttendanceStatus.Late : CheckOutTime is null ? AttendanceStatus.Pending : AttendanceStatus.Present;
    }
}
