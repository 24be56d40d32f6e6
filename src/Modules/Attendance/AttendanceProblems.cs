using System.Globalization;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Attendance.Requests;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance;

/// <summary>What attendance refuses.</summary>
internal static class AttendanceProblems
{
    /// <summary>The unique index that keeps a person from having two records of one shift.</summary>
    public const string OncePerShift = "attendance_once_per_shift";

    /// <summary>What keeps two stretches of work of one person apart.</summary>
    public const string KeptApart = "attendance_entries_keep_apart";

    /// <summary>The unique index that keeps a record from having two open breaks.</summary>
    public const string OneOpenBreak = "attendance_one_open_break";

    /// <summary>The unique index that keeps a company from having two rules of breaks of one day.</summary>
    public const string OneBreakRuleADay = "attendance_break_rule_of_day";

    public static readonly Problem PaidElsewhere = Problem.Rule("PaidElsewhere", "This is work of the marketplace: it is clocked, put right and paid there.");
    public static readonly Problem OwnTime = Problem.Forbidden("OwnTime", "Nobody decides of their own time; another manager does.");
    public static readonly Problem ShiftNotScheduled = Problem.Rule("ShiftNotScheduled", "This shift is cancelled or completed.");
    public static readonly Problem ShiftCancelled = Problem.Rule("ShiftCancelled", "This shift is cancelled.");
    public static readonly Problem NotAssigned = Problem.Rule("NotAssigned", "This person is not assigned to this shift.");
    public static readonly Problem NotEmployed = Problem.Rule("NotEmployed", "This person is not employed on the day of this shift.");
    public static readonly Problem UnplannedWorkOff = Problem.Rule("UnplannedWorkOff", "This company takes no check-in without a shift; a manager can plan one.");
    public static readonly Problem ShiftOver = Problem.Rule("ShiftOver", "This shift has ended; check-in is possible until its end.");
    public static readonly Problem TimeInFuture = Problem.Rule("TimeInFuture", "This time has not come yet.");
    public static readonly Problem MarkedAbsent = Problem.Rule("MarkedAbsent", "You are marked absent from this shift; your manager can correct that.");
    public static readonly Problem NotCheckedIn = Problem.Rule("NotCheckedIn", "Nobody has checked in here.");
    public static readonly Problem AlreadyCheckedOut = Problem.Rule("AlreadyCheckedOut", "This record is checked out already.");
    public static readonly Problem ClosedAtShiftEnd = AlreadyCheckedOut with { Message = "Nobody checked out within twelve hours of the shift's end, so the record is closed at that end; a manager can correct it." };
    public static readonly Problem CheckOutBeforeCheckIn = Problem.Rule("CheckOutBeforeCheckIn", "The check-out lies before the check-in.");
    public static readonly Problem CheckOutTooLate = Problem.Rule("CheckOutTooLate", "The check-out lies more than twelve hours after the shift's end.");

    public static readonly Problem ShiftNotBegun = Problem.Rule("ShiftNotBegun", "This shift has not begun, so nobody is absent from it. For days ahead there is leave.");
    public static readonly Problem NotCheckedOut = Problem.Rule("NotCheckedOut", "This person has not checked out; the record is still open.");
    public static readonly Problem ResumeTooLate = Problem.Rule("ResumeTooLate", "The shift ended more than twelve hours ago; a manager can correct the record.");
    public static readonly Problem OnBreak = Problem.Rule("OnBreak", "This person is on a break already.");
    public static readonly Problem NotOnBreak = Problem.Rule("NotOnBreak", "This person is not on a break.");
    public static readonly Problem NotAbsent = Problem.Rule("NotAbsent", "Only an absence can be excused.");
    public static readonly Problem NotExcused = Problem.Rule("NotExcused", "This absence is not excused.");
    public static readonly Problem ExcusedByLeave = Problem.Rule("ExcusedByLeave", "Leave excuses this absence; it ends with the leave.");
    public static readonly Problem NothingCorrected = Problem.Rule("NothingCorrected", "A reason alone puts nothing right. Say what was really so.");
    public static readonly Problem EntriesOrTimes = Problem.Rule("EntriesOrTimes", "Give the entries, or the first in and the last out, not both: they follow from the entries.");

    public static readonly Problem BreakRuleOfThatDay = Problem.Rule("BreakRuleExists", "There is a version that is valid from that day already; change that one.");

    public static readonly Problem OnlyOwnerWithdraws = Problem.Forbidden("OnlyOwnerWithdraws", "Only who asked withdraws a request; a manager rejects it.");
    public static readonly Problem RecordGone = Problem.Rule("RecordGone", "The record that this request is about has been deleted, so there is nothing to put right.");

    public static Problem RecordExists(AttendanceRecordId record) =>
        Problem.Rule("RecordExists", "There is a record of this shift; ask for its times to be put right.", new { AttendanceRecordId = record });

    public static Problem CorrectionPending(AttendanceCorrectionId? other) =>
        Problem.Rule("CorrectionPending", "A request for this record is waiting for a decision already; withdraw it to ask for something else.", new { AttendanceCorrectionId = other });

    public static Problem CorrectionDecided(CorrectionStatus status) => Problem.Rule("CorrectionAlreadyDecided", $"This request is already {Text.Of(status)}.");

    public static Problem BreakStepsNotValid(string why) => Problem.Rule("BreakStepsNotValid", why);

    public static Problem EntriesNotValid(string why) => Problem.Rule("EntriesNotValid", why);

    public static Problem TimesTooFar(DateTimeOffset from, DateTimeOffset to) =>
        Problem.Rule("TimesTooFar", "The times of a record lie within 12 hours before the shift's start and 24 hours after its end.", new { From = from, To = to });

    public static Problem TimeOverlaps(AttendanceEntry other, ShiftId? shift) => Problem.Rule("TimeOverlaps",
        other.EndsAt is null ? "This person is still checked in elsewhere; check out there first." : "This person was at work elsewhere at that time, by another record.",
        new { AttendanceRecordId = other.RecordId, ShiftId = shift, other.StartsAt, other.EndsAt });

    public static Problem AlreadyCheckedIn(AttendanceRecordId? record, DateTimeOffset? since) =>
        Problem.Rule("AlreadyCheckedIn", "This person has checked in to this shift already.", new { AttendanceRecordId = record, CheckInTime = since });

    public static Problem CheckInNotOpen(DateTimeOffset opens) =>
        Problem.Rule("CheckInNotOpen", "Check-in opens 60 minutes before the shift starts.", new { OpensAt = opens });

    public static Problem StatusNotPossible(AttendanceStatus status) =>
        Problem.Rule("StatusNotPossible", string.Create(CultureInfo.InvariantCulture, $"A record in this state cannot be {Text.Of(status)}."));
}
