using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Attendance;

public readonly record struct AttendanceRecordId(Guid Value) : IId<AttendanceRecordId>
{
    public static AttendanceRecordId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct AttendanceCorrectionId(Guid Value) : IId<AttendanceCorrectionId>
{
    public static AttendanceCorrectionId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct PlaceId(Guid Value) : IId<PlaceId>
{
    public static PlaceId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public sealed record AttendanceLate(AttendanceRecordId Record, UserId User, ShiftId Shift, int Minutes) : IEvent
{
    public static string Name => "attendance.late";
}

/// <param name="ByRule">True when a job marked it, false when a manager did.</param>
public sealed record AttendanceAbsent(AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day, bool ByRule) : IEvent
{
    public static string Name => "attendance.absent";
}

/// <summary>What a record says of a person: when they came and went, and whether that was in time.</summary>
/// <param name="Status">As the record spells it; <c>absent</c> where they did not come.</param>
public sealed record TimesOnRecord(DateTimeOffset? CheckIn, DateTimeOffset? CheckOut, string Status);

/// <summary>A manager said what was really so.</summary>
/// <param name="New">Null where the record is gone: it should not have been made.</param>
/// <param name="Request">The person had asked for it, and hears of that by <see cref="CorrectionDecided"/>; null where a manager did it of their own accord.</param>
public sealed record AttendanceCorrected(
    AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day, TimesOnRecord Old, TimesOnRecord? New, UserId By, AttendanceCorrectionId? Request = null) : IEvent
{
    public static string Name => "attendance.corrected";
}

/// <param name="Excused">False where the excuse was taken back.</param>
/// <param name="Paid">It costs nothing.</param>
/// <param name="Leave">The leave that excuses it; null where a manager did.</param>
public sealed record AttendanceExcused(AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day, bool Excused, bool Paid, LeaveRequestId? Leave) : IEvent
{
    public static string Name => "attendance.excused";
}

public sealed record AttendanceReviewed(AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day) : IEvent
{
    public static string Name => "attendance.reviewed";
}

/// <summary>Somebody who had checked out went on, or a break began.</summary>
/// <param name="Kind"><c>work</c> or <c>break</c>.</param>
public sealed record AttendanceEntryAdded(AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day, string Kind, DateTimeOffset At) : IEvent
{
    public static string Name => "attendance.entryAdded";
}

/// <summary>Nobody checked out, so that the record was closed by rule.</summary>
/// <param name="At">Its end.</param>
/// <param name="CalledOff">The shift was cancelled or deleted while they were there; false where nobody checked out for twelve hours.</param>
public sealed record AttendanceAutoClosed(AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day, DateTimeOffset At, bool CalledOff) : IEvent
{
    public static string Name => "attendance.autoClosed";
}

/// <summary>Somebody checked out so long after the shift's end that they may have forgotten to.</summary>
/// <param name="CountedUntil">What counts until a manager has looked.</param>
public sealed record AttendanceLateOut(AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day, DateTimeOffset At, DateTimeOffset CountedUntil) : IEvent
{
    public static string Name => "attendance.lateOut";
}

/// <summary>Somebody came to work that nobody had planned, where the company takes that.</summary>
/// <param name="Shift">Made by their coming, with only them.</param>
/// <param name="ToReview">A manager is to look at it.</param>
public sealed record AttendanceUnplanned(AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day, DateTimeOffset At, bool ToReview) : IEvent
{
    public static string Name => "attendance.unplanned";
}

/// <summary>Somebody asks for what is on record of them to be put right, or for a record that is missing.</summary>
/// <param name="User">Who asks, of their own time.</param>
/// <param name="Record">Null where the record is to be made.</param>
/// <param name="Day">The shift's date.</param>
/// <param name="Kind">Stable: <c>times</c>, <c>missingIn</c>, <c>missingOut</c>, <c>missingRecord</c>, <c>break</c>, <c>absence</c>.</param>
public sealed record CorrectionRequested(AttendanceCorrectionId Correction, UserId User, ShiftId Shift, AttendanceRecordId? Record, DateOnly Day, string Kind) : IEvent
{
    public static string Name => "correction.requested";
}

/// <summary>What was asked for is settled.</summary>
/// <param name="User">Who had asked.</param>
/// <param name="By">Who decided; who had asked where they withdrew it.</param>
/// <param name="Record">Null where there is none.</param>
/// <param name="Kind">As <see cref="CorrectionRequested"/> has it.</param>
/// <param name="Decision">Stable: <c>approved</c>, <c>rejected</c>, <c>withdrawn</c>.</param>
public sealed record CorrectionDecided(AttendanceCorrectionId Correction, UserId User, UserId By, ShiftId Shift, AttendanceRecordId? Record, DateOnly Day, string Kind, string Decision) : IEvent
{
    public static string Name => "correction.decided";
}

/// <summary>A person's hours or absences of these days are others now.</summary>
public sealed record WorkedTimeChanged(UserId User, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "attendance.workedTimeChanged";
}

/// <summary>A stretch of counted time, [StartsAt, EndsAt): checked out, without its breaks. A record may have several.</summary>
/// <param name="ShiftStartsAt">When the work was to begin: who comes earlier is there, but makes no overtime by it.</param>
/// <param name="ShiftEndsAt">When it was to end.</param>
/// <param name="OvertimeApproved">How much beyond that a manager approved; null where nobody said.</param>
/// <param name="PaidElsewhere">It is real work for the rules of rest and hours, and payroll pays nothing for it.</param>
public sealed record WorkedTime(
    AttendanceRecordId Record, UserId User, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset ShiftStartsAt, DateTimeOffset ShiftEndsAt,
    TimeSpan? OvertimeApproved = null, bool PaidElsewhere = false);

/// <summary>What was really so of one record that payroll pays, beside what counts of it: rounded where the company rounds.</summary>
/// <param name="ShiftDate">The shift's date.</param>
/// <param name="CheckIn">The first in, as it is on record.</param>
/// <param name="CheckOut">The last out.</param>
/// <param name="CountedFrom">From when it counts, breaks included.</param>
/// <param name="WorkedSeconds">From in to out, without breaks.</param>
/// <param name="CountedSeconds">As <see cref="WorkedTime"/> has them.</param>
public sealed record AttendedTime(
    AttendanceRecordId Record, UserId User, DateOnly ShiftDate, DateTimeOffset CheckIn, DateTimeOffset CheckOut, DateTimeOffset CountedFrom, DateTimeOffset CountedUntil, long WorkedSeconds, long CountedSeconds);

/// <summary>A shift that somebody did not come to.</summary>
/// <param name="Day">The shift's date.</param>
/// <param name="StartsAt">The shift as it was planned, [StartsAt, EndsAt).</param>
/// <param name="PlannedSeconds">Its planned paid time: without the planned break.</param>
/// <param name="ExcusedPaid">It is excused, and costs nothing.</param>
public sealed record Absence(AttendanceRecordId Record, UserId User, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, long PlannedSeconds, bool ExcusedPaid);

public interface IWorkedTimes
{
    /// <summary>Counted time of these users that overlaps [from, to), by user and start.</summary>
    Task<IReadOnlyList<WorkedTime>> Between(IReadOnlyCollection<UserId> users, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);

    /// <summary>Records that payroll pays and that begin to count in [from, to), by user and start.</summary>
    Task<IReadOnlyList<AttendedTime>> Attended(IReadOnlyCollection<UserId> users, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);

    /// <summary>Absent marks by the shift's date, both ends included, by user, day and start.</summary>
    Task<IReadOnlyList<Absence>> Absences(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}

public interface ICheckIns
{
    /// <summary>Those of the shifts that this person has come to.</summary>
    Task<IReadOnlySet<ShiftId>> Of(UserId user, IReadOnlyCollection<ShiftId> shifts, CancellationToken cancel);
}

/// <summary>Whose public holidays are kept at a place.</summary>
/// <param name="Country">ISO 3166, two letters; null where the company's are kept.</param>
public sealed record PlaceRegion(string? Country, string? Region);

/// <summary>Other public holidays are kept at a place now: those of another country or region.</summary>
public sealed record PlaceHolidaysChanged(PlaceId Place) : IEvent
{
    public static string Name => "place.holidaysChanged";
}

/// <summary>A place as other objects show it.</summary>
public sealed record PlaceBrief(PlaceId Id, string Name, string? Address);

/// <summary>The places of the company in whose unit of work it is asked.</summary>
public interface IPlaces
{
    /// <summary>Living ones among the ids.</summary>
    Task<IReadOnlyDictionary<PlaceId, PlaceBrief>> Briefs(IEnumerable<PlaceId> ids, CancellationToken cancel);

    /// <summary>Deleted ones too: whoever was there kept these holidays.</summary>
    Task<IReadOnlyDictionary<PlaceId, PlaceRegion>> Regions(IReadOnlyCollection<PlaceId> ids, CancellationToken cancel);
}
