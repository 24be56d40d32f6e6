using System.Globalization;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance;

/// <summary>What attendance refuses.</summary>
internal static class AttendanceProblems
{
    /// <summary>The unique index that keeps a person from having two records of one shift.</summary>
    public const string OncePerShift = "attendance_once_per_shift";

    public static readonly Problem ShiftNotScheduled = Problem.Rule("ShiftNotScheduled", "This shift is cancelled or completed.");
    public static readonly Problem ShiftCancelled = Problem.Rule("ShiftCancelled", "This shift is cancelled.");
    public static readonly Problem NotAssigned = Problem.Rule("NotAssigned", "This person is not assigned to this shift.");
    public static readonly Problem NotEmployed = Problem.Rule("NotEmployed", "This person is not employed on the day of this shift.");
    public static readonly Problem ShiftOver = Problem.Rule("ShiftOver", "This shift has ended; check-in is possible until its end.");
    public static readonly Problem TimeInFuture = Problem.Rule("TimeInFuture", "This time has not come yet.");
    public static readonly Problem MarkedAbsent = Problem.Rule("MarkedAbsent", "You are marked absent from this shift; your manager can correct that.");
    public static readonly Problem NotCheckedIn = Problem.Rule("NotCheckedIn", "Nobody has checked in here.");
    public static readonly Problem AlreadyCheckedOut = Problem.Rule("AlreadyCheckedOut", "This record is checked out already.");
    public static readonly Problem ClosedAtShiftEnd = AlreadyCheckedOut with { Message = "Nobody checked out within twelve hours of the shift's end, so the record is closed at that end; a manager can correct it." };
    public static readonly Problem CheckOutBeforeCheckIn = Problem.Rule("CheckOutBeforeCheckIn", "The check-out lies before the check-in.");
    public static readonly Problem CheckOutTooLate = Problem.Rule("CheckOutTooLate", "The check-out lies more than twelve hours after the shift's end.");

    public static readonly Problem HalfAPosition = Problem.Rule("PlaceHasNoPosition", "A position is a latitude and a longitude.");
    public static readonly Problem PlaceWithoutPosition = Problem.Rule("PlaceHasNoPosition", "A place that requires a geofence needs a latitude and a longitude.");
    public static readonly Problem PlaceWithoutTags = Problem.Rule("PlaceHasNoTags", "A place that requires a tag needs one.");
    public static readonly Problem NoSuchTag = Problem.Rule("TagUnknown", "A tag is given as the place shows one, and the place has none like it.");

    public static Problem AlreadyCheckedIn(AttendanceRecordId? record, DateTimeOffset? since) =>
        Problem.Rule("AlreadyCheckedIn", "This person has checked in to this shift already.", new { AttendanceRecordId = record, CheckInTime = since });

    public static Problem CheckInNotOpen(DateTimeOffset opens) =>
        Problem.Rule("CheckInNotOpen", "Check-in opens 60 minutes before the shift starts.", new { OpensAt = opens });

    public static Problem StatusNotPossible(AttendanceStatus status) =>
        Problem.Rule("StatusNotPossible", string.Create(CultureInfo.InvariantCulture, $"A record in this state cannot be {Text.Of(status)}."));
}
