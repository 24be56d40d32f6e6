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
    public static readonly Problem UnknownPlace = Problem.Rule("UnknownPlace", "There is no such place in this company.");
    public static readonly Problem OutsideFence = Problem.Rule("OutsideFence", "You are not at the place of this shift, or your device does not say where you are.");
    public static readonly Problem KioskOnly = Problem.Rule("KioskOnly", "At this place people punch at the kiosk.");
    public static readonly Problem TagUnknown = Problem.Rule("TagUnknown", "At this place people punch at its tag, and this is none of its tags.");
    public static readonly Problem PositionInexact = Problem.Rule("PositionInexact", "The position is too inexact to say whether it is at the place.");
    public static readonly Problem ClientIdUsed = Problem.Rule("ClientIdUsed", "This device has used this id for another punch.");
    public static readonly Problem NoShiftNow = Problem.Rule("NoShiftNow", "This person has no shift now that they could check in to.");
    public static readonly Problem OfflinePunchesOff = Problem.Rule("OfflinePunchesOff", "This company takes no punches that were made out of reach; a manager can enter them.");
    public static readonly Problem PunchTooOld = Problem.Rule("PunchTooOld", "This punch was made more than 72 hours ago; a manager can enter it.");
    public static readonly Problem KioskTokenNotValid = Problem.Rule("KioskTokenNotValid", "This kiosk's token is unknown, or was replaced.", status: 401);
    public static readonly Problem PinUnknown = Problem.Rule("PinUnknown", "Nobody here has this PIN or badge.");
    public static readonly Problem PinTaken = Problem.Rule("PinTaken", "This PIN cannot be had; choose another one.");
    public static readonly Problem BadgeTaken = Problem.Rule("BadgeTaken", "Somebody else has this badge.");
    public static readonly Problem NoSuchTag = Problem.Rule("TagUnknown", "A tag is given as the place shows one, and the place has none like it.");

    public static Problem KioskLocked(TimeSpan wait) =>
        Problem.Rule("KioskLocked", "Too many wrong tries at this kiosk. It is locked for a quarter of an hour.", status: 429) with { RetryAfter = wait };

    public static Problem AlreadyCheckedIn(AttendanceRecordId? record, DateTimeOffset? since) =>
        Problem.Rule("AlreadyCheckedIn", "This person has checked in to this shift already.", new { AttendanceRecordId = record, CheckInTime = since });

    public static Problem CheckInNotOpen(DateTimeOffset opens) =>
        Problem.Rule("CheckInNotOpen", "Check-in opens 60 minutes before the shift starts.", new { OpensAt = opens });

    public static Problem StatusNotPossible(AttendanceStatus status) =>
        Problem.Rule("StatusNotPossible", string.Create(CultureInfo.InvariantCulture, $"A record in this state cannot be {Text.Of(status)}."));
}
