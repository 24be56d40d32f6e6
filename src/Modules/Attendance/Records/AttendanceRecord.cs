using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
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

/// <summary>What a manager is to look at. In the contract's order.</summary>
internal enum ReviewReason
{
    /// <summary>Nobody checked out.</summary>
    AutoClosed,

    /// <summary>Checked out so long after the end that it may have been forgotten.</summary>
    LateOut,

    OutsideFence,
    Offline,
    MockLocation,
    Rest,
    Unplanned,
    Overlap,
}

/// <summary>Who pays for the time. In the contract's order.</summary>
internal enum PaidBy
{
    Payroll,
    Marketplace,
}

/// <summary>What a manager says of a punch, where the rules would say otherwise.</summary>
/// <param name="Status">Pending says nothing: apps send it because the contract marks it required.</param>
/// <param name="LateByMinutes">Zero excuses.</param>
internal sealed record ManagersWord(AttendanceStatus? Status, int? LateByMinutes, string? AbsenceReason, string? ManagerNote);

/// <summary>What was really so, as a manager says afterwards. What is left out stays.</summary>
/// <param name="Entries">Take the place of all there are; then in and out follow from them.</param>
/// <param name="OvertimeApproved">Hours beyond the planned end.</param>
internal sealed record Correction(
    DateTimeOffset? CheckIn, DateTimeOffset? CheckOut, IReadOnlyList<GivenEntry>? Entries, AttendanceStatus? Status, int? LateByMinutes, decimal? OvertimeApproved, string? ManagerNote)
{
    public bool GivesTimes => CheckIn is not null || CheckOut is not null || Entries is not null;
}

/// <summary>One person on one shift: when they came and went, or that they did not.</summary>
[Tracked("attendanceManagement", "attendanceRecord")]
internal sealed class AttendanceRecord : Record<AttendanceRecordId>
{
    public static readonly TimeSpan OpensBeforeStart = TimeSpan.FromMinutes(60);

    /// <summary>So long after the shift's end somebody may still check out, or go on; then the record is closed by rule.</summary>
    public static readonly TimeSpan StaysOpenAfterEnd = TimeSpan.FromHours(12);

    /// <summary>Whoever checks out later than this after the shift's end may have forgotten to: until a manager confirms it, no more than this counts.</summary>
    public static readonly TimeSpan MaxStayAfterEnd = TimeSpan.FromHours(2);

    /// <summary>A manager's times lie within so much before the shift's start and after its end.</summary>
    public static readonly TimeSpan CorrectableBeforeStart = TimeSpan.FromHours(12);

    /// <inheritdoc cref="CorrectableBeforeStart"/>
    public static readonly TimeSpan CorrectableAfterEnd = TimeSpan.FromHours(24);

    /// <summary>Whoever comes back so soon had not left, but tapped by mistake.</summary>
    private static readonly TimeSpan MistakenTap = TimeSpan.FromMinutes(5);

    public UserId UserId { get; init; }
    public ShiftId ShiftId { get; init; }
    public DateOnly ShiftDate { get; private set; }
    public DateTimeOffset ShiftStartsAt { get; private set; }
    public DateTimeOffset ShiftEndsAt { get; private set; }

    /// <summary>The shift's planned break: taken where none was punched.</summary>
    public int ShiftBreakMinutes { get; private set; }

    /// <summary>The first of its entries; null for an absence without a punch.</summary>
    public DateTimeOffset? CheckInTime { get; private set; }

    /// <summary>The end of the last of its entries; null while they are there.</summary>
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

    /// <summary>Nobody checked out, so that it was closed at the shift's end, or when the shift was called off.</summary>
    public bool AutoClosed { get; private set; }

    public bool AbsentByRule { get; private set; }

    /// <summary>An absence that was in order.</summary>
    public bool Excused { get; private set; }

    /// <summary>It costs nothing.</summary>
    public bool ExcusedPaid { get; private set; }

    [Secret]
    public string? ExcuseReason { get; private set; }

    /// <summary>The leave that excuses it.</summary>
    public LeaveRequestId? LeaveRequestId { get; private set; }

    public string[] NeedsReview { get; private set; } = [];
    public bool AwaitsReview { get; private set; }

    /// <summary>A manager says that they really stayed so long.</summary>
    public bool LateOutConfirmed { get; private set; }

    /// <summary>Hours beyond the planned end; null where nobody said.</summary>
    public decimal? OvertimeApproved { get; private set; }

    /// <summary>Its shift was made by the check-in.</summary>
    public bool Unplanned { get; init; }

    public PaidBy PaidBy { get; init; }

    public List<AttendanceEntry> Entries { get; } = [];

    public bool IsAbsent => Status is AttendanceStatus.Absent;

    public bool IsOpen => Status is AttendanceStatus.Pending or AttendanceStatus.Late && CheckOutTime is null;

    /// <summary>By start, work before the break that begins with it.</summary>
    public IEnumerable<AttendanceEntry> LiveEntries => Entries.Where(e => e.IsActive).OrderBy(e => e.StartsAt).ThenBy(e => e.Kind);

    public TimesOnRecord Times => new(CheckInTime, CheckOutTime, Text.Of(Status));

    private AttendanceEntry? OpenBreak => LiveEntries.LastOrDefault(e => e is { Kind: EntryKind.Break, EndsAt: null });

    public static AttendanceRecord Of(UserId user, ShiftId shift, DateOnly day, DateTimeOffset startsAt, DateTimeOffset endsAt, int breakMinutes, CompanyId company, TimeProvider clock) => new()
    {
        Id = NewId.At<AttendanceRecordId>(clock), CompanyId = company, UserId = user, ShiftId = shift,
        ShiftDate = day, ShiftStartsAt = startsAt, ShiftEndsAt = endsAt, ShiftBreakMinutes = breakMinutes,
    };

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
        if (!punch.Acting && punch.At > ShiftEndsAt + MaxStayAfterEnd) Review(ReviewReason.LateOut);
        Status = punch.At < ShiftEndsAt - punch.Grace ? AttendanceStatus.LeftEarly : LateByMinutes is null ? AttendanceStatus.Present : AttendanceStatus.Late;
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

    /// <summary>The true times, of whatever record: open, closed, closed by rule, or of an absence. Lateness is judged anew unless it is given.</summary>
    public Problem? Correct(Correction correction, Punch punch)
    {
        if (correction.Status is AttendanceStatus.Absent) return correction.GivesTimes ? AttendanceProblems.StatusNotPossible(AttendanceStatus.Absent) : BeAbsent(correction);
        if (correction.GivesTimes && TakeTimes(correction, punch) is { } notThen) return notThen;
        OvertimeApproved = correction.OvertimeApproved ?? OvertimeApproved;
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

    /// <summary>Not there. Who had checked in keeps the time as evidence, but it counts no more.</summary>
    public Problem? MarkAbsent(string? reason, string? note)
    {
        if (CheckOutTime is not null) return AttendanceProblems.AlreadyCheckedOut;
        WasNotThere();
        (AbsenceReason, ManagerNote) = (reason ?? AbsenceReason, note ?? ManagerNote);
        return null;
    }

    public void MarkAbsentByRule() => (Status, AbsentByRule) = (AttendanceStatus.Absent, true);

    /// <param name="reason">A manager's words; null where leave excuses it.</param>
    /// <param name="leave">The leave that does.</param>
    public Problem? Excuse(string? reason, bool paid, LeaveRequestId? leave)
    {
        if (!IsAbsent) return AttendanceProblems.NotAbsent;
        (Excused, ExcusedPaid, ExcuseReason, LeaveRequestId) = (true, paid, reason, leave);
        return null;
    }

    public Problem? TakeExcuseBack()
    {
        if (!Excused) return AttendanceProblems.NotExcused;
        (Excused, ExcusedPaid, ExcuseReason, LeaveRequestId) = (false, false, null, null);
        return null;
    }

    /// <summary>A manager has looked.</summary>
    /// <param name="confirmLateOut">They really stayed so long: all of it counts.</param>
    public void BeReviewed(string? note, bool confirmLateOut)
    {
        (NeedsReview, AwaitsReview, ManagerNote) = ([], false, note ?? ManagerNote);
        LateOutConfirmed |= confirmLateOut;
    }

    public void Review(ReviewReason reason)
    {
        if (!NeedsReview.Contains(Text.Of(reason))) NeedsReview = [.. NeedsReview, Text.Of(reason)];
        AwaitsReview = true;
    }

    /// <summary>Nobody checked out: it ends when the shift did.</summary>
    public void CloseAtShiftEnd()
    {
        Close(ShiftEndsAt > CheckInTime ? ShiftEndsAt : CheckInTime!.Value);
        Review(ReviewReason.AutoClosed);
    }

    /// <summary>The shift was called off while they were there: it ends at that moment.</summary>
    public void CloseCalledOff(DateTimeOffset at) => Close(at > CheckInTime ? at : CheckInTime!.Value);

    /// <summary>The shift is at another time now. What was judged stays judged; who is there leaves by the new end, where they could have come for it.</summary>
    /// <returns>False when it was an absence from a shift that is yet to begin, or by rule from one that is yet to end: then there is none.</returns>
    public bool FollowShift(ShiftTimes shift, DateTimeOffset now)
    {
        var fits = shift.StartsAt - OpensBeforeStart <= CheckInTime && CheckInTime < shift.EndsAt;
        if (IsAbsent || (IsOpen && fits)) (ShiftDate, ShiftStartsAt, ShiftEndsAt, ShiftBreakMinutes) = (shift.Day, shift.StartsAt, shift.EndsAt, shift.BreakMinutes);
        return !IsAbsent || (AbsentByRule ? shift.EndsAt : shift.StartsAt) <= now;
    }

    public void PlanBreak(int minutes) => ShiftBreakMinutes = minutes;

    /// <summary>With its entries.</summary>
    public void Undo()
    {
        foreach (var entry in Entries) entry.Delete();
        Delete();
    }

    /// <summary>The shift's date, or a time that is on record, lies on these days.</summary>
    public bool Touches(LockedDays days) => days.Holds(ShiftDate) || (CheckInTime is { } came && days.Holds(came, CheckOutTime ?? came));

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

    private void WasNotThere()
    {
        (Status, LateByMinutes, AbsentByRule) = (AttendanceStatus.Absent, null, false);
        foreach (var entry in Entries) entry.Delete();
    }

    private void IsThereAfterAll() => (AbsenceReason, AbsentByRule, Excused, ExcusedPaid, ExcuseReason, LeaveRequestId) = (null, false, false, false, null, null);

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

    private void JudgeTimes(TimeSpan grace)
    {
        var isLate = CheckInTime > ShiftStartsAt + grace;
        LateByMinutes = isLate ? MinutesAfterStart : null;
        Status = CheckOutTime is { } left
            ? left < ShiftEndsAt - grace ? AttendanceStatus.LeftEarly : isLate ? AttendanceStatus.Late : AttendanceStatus.Present
            : isLate ? AttendanceStatus.Late : AttendanceStatus.Pending;
    }

    private void NoNeedToReview(params ReviewReason[] reasons)
    {
        if (!AwaitsReview) return;
        NeedsReview = [.. NeedsReview.Except(reasons.Select(r => Text.Of(r)))];
        AwaitsReview = NeedsReview.Length > 0;
    }

    private void ExcuseLateness(int minutes)
    {
        LateByMinutes = minutes > 0 ? minutes : null;
        if (Status is AttendanceStatus.LeftEarly) return;
        Status = minutes > 0 ? AttendanceStatus.Late : CheckOutTime is null ? AttendanceStatus.Pending : AttendanceStatus.Present;
    }
}
