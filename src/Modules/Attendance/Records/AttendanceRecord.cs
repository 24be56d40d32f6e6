using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>One person on one shift: when they came and went, or that they did not.</summary>
[Tracked("attendanceManagement", "attendanceRecord")]
internal sealed partial class AttendanceRecord : Record<AttendanceRecordId>
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

    /// <summary>The longest shift that is made by a check-in.</summary>
    public static readonly TimeSpan LongestUnplanned = TimeSpan.FromHours(8);

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

    /// <summary>A manager stands for it that there were no other breaks than those that were punched.</summary>
    public bool BreaksAsPunched { get; private set; }

    /// <summary>Hours beyond the planned end; null where nobody said.</summary>
    public decimal? OvertimeApproved { get; private set; }

    /// <summary>Why a manager last said what was really so, or took the record back.</summary>
    [Secret]
    public string? CorrectionReason { get; set; }

    /// <summary>Its shift was made by the check-in: nobody is late for it, or leaves early.</summary>
    public bool Unplanned { get; init; }

    /// <summary>Why somebody came unplanned, in their words.</summary>
    public string? Note { get; init; }

    public PaidBy PaidBy { get; init; }

    /// <summary>The place of the marketplace by which they were there, and by which they are paid; null of who is paid here.</summary>
    public Guid? AssignmentId { get; init; }

    public List<AttendanceEntry> Entries { get; } = [];

    public bool IsAbsent => Status is AttendanceStatus.Absent;

    public bool IsOpen => Status is AttendanceStatus.Pending or AttendanceStatus.Late && CheckOutTime is null;

    /// <summary>By start, work before the break that begins with it.</summary>
    public IEnumerable<AttendanceEntry> LiveEntries => Entries.Where(e => e.IsActive).OrderBy(e => e.StartsAt).ThenBy(e => e.Kind);

    /// <summary>What counts at most until a manager has confirmed that they stayed longer.</summary>
    public DateTimeOffset LatestCounted => LatestCountedOf(Unplanned, ShiftStartsAt, ShiftEndsAt);

    public TimesOnRecord Times => new(CheckInTime, CheckOutTime, Text.Of(Status));

    private AttendanceEntry? OpenBreak => LiveEntries.LastOrDefault(e => e is { Kind: EntryKind.Break, EndsAt: null });

    public static DateTimeOffset LatestCountedOf(bool unplanned, DateTimeOffset shiftStartsAt, DateTimeOffset shiftEndsAt) =>
        (unplanned && shiftEndsAt < shiftStartsAt + LongestUnplanned ? shiftStartsAt + LongestUnplanned : shiftEndsAt) + MaxStayAfterEnd;

    public static AttendanceRecord Of(UserId user, ShiftId shift, DateOnly day, DateTimeOffset startsAt, DateTimeOffset endsAt, int breakMinutes, CompanyId company, TimeProvider clock, bool unplanned = false, string? note = null) => new()
    {
        Id = NewId.At<AttendanceRecordId>(clock), CompanyId = company, UserId = user, ShiftId = shift,
        ShiftDate = day, ShiftStartsAt = startsAt, ShiftEndsAt = endsAt, ShiftBreakMinutes = breakMinutes, Unplanned = unplanned, Note = note,
    };

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

    /// <summary>The shift is at another time now. What was judged stays judged; who is there leaves by the new end, where they could have come for it.</summary>
    /// <returns>False when it was an absence from a shift that is yet to begin, or by rule from one that is yet to end: then there is none.</returns>
    public bool FollowShift(ShiftTimes shift, DateTimeOffset now)
    {
        var fits = shift.StartsAt - OpensBeforeStart <= CheckInTime && CheckInTime < shift.EndsAt;
        if (IsAbsent || (IsOpen && fits)) (ShiftDate, ShiftStartsAt, ShiftEndsAt, ShiftBreakMinutes) = (shift.Day, shift.StartsAt, shift.EndsAt, shift.BreakMinutes);
        return !IsAbsent || (AbsentByRule ? shift.EndsAt : shift.StartsAt) <= now;
    }

    /// <summary>An unplanned shift ended when they left.</summary>
    public void ShiftEnds(DateTimeOffset at) => ShiftEndsAt = at;

    public void PlanBreak(int minutes) => ShiftBreakMinutes = minutes;

    /// <summary>With its entries.</summary>
    public void Undo()
    {
        foreach (var entry in Entries) entry.Delete();
        Delete();
    }

    /// <summary>The shift's date, or a time that is on record, lies on these days.</summary>
    public bool Touches(LockedDays days) => days.Holds(ShiftDate) || (CheckInTime is { } came && days.Holds(came, CheckOutTime ?? came));

    private void WasNotThere()
    {
        (Status, LateByMinutes, AbsentByRule) = (AttendanceStatus.Absent, null, false);
        foreach (var entry in Entries) entry.Delete();
    }

    private void IsThereAfterAll() => (AbsenceReason, AbsentByRule, Excused, ExcusedPaid, ExcuseReason, LeaveRequestId) = (null, false, false, false, null, null);

    private void NoNeedToReview(params ReviewReason[] reasons)
    {
        if (!AwaitsReview) return;
        NeedsReview = [.. NeedsReview.Except(reasons.Select(r => Text.Of(r)))];
        AwaitsReview = NeedsReview.Length > 0;
    }
}
