using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <content>What is told of who came, and of what is on record of it.</content>
[JsonDerivedType(typeof(Late), "late")]
[JsonDerivedType(typeof(ReportLate), "reportLate")]
[JsonDerivedType(typeof(Absent), "absent")]
[JsonDerivedType(typeof(ReportAbsent), "reportAbsent")]
[JsonDerivedType(typeof(PunchCorrected), "punchCorrected")]
[JsonDerivedType(typeof(AbsenceExcused), "absenceExcused")]
[JsonDerivedType(typeof(AutoClosed), "autoClosed")]
[JsonDerivedType(typeof(ReportAutoClosed), "reportAutoClosed")]
[JsonDerivedType(typeof(LateOut), "lateOut")]
[JsonDerivedType(typeof(ReportLateOut), "reportLateOut")]
[JsonDerivedType(typeof(UnplannedWork), "unplannedWork")]
[JsonDerivedType(typeof(CorrectionRequested), "correctionRequested")]
[JsonDerivedType(typeof(CorrectionDecided), "correctionDecided")]
internal abstract partial record News
{
    /// <param name="Shift">Null where it is gone.</param>
    internal sealed record Late(ShiftTime? Shift, int Minutes) : News(NotificationKind.AttendanceLate)
    {
        internal override (DateOnly First, DateOnly Last)? Days => Shift is null ? null : (Shift.Day, Shift.Day);

        internal override string? Variant => Minutes == 1 ? "one" : null;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, null))];
    }

    internal sealed record ReportLate(string Name, ShiftTime? Shift, int Minutes) : News(NotificationKind.ReportLate)
    {
        internal override (DateOnly First, DateOnly Last)? Days => Shift is null ? null : (Shift.Day, Shift.Day);

        internal override string? Who => Name;

        internal override string? Variant => Minutes == 1 ? "one" : null;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, null))];
    }

    /// <param name="ByRule">Nobody checked in; else a manager said so.</param>
    internal sealed record Absent(ShiftTime? Shift, DateOnly Day, bool ByRule) : News(NotificationKind.AttendanceAbsent)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Variant => ByRule ? "byRule" : null;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day))];
    }

    internal sealed record ReportAbsent(string Name, ShiftTime? Shift, DateOnly Day, bool ByRule) : News(NotificationKind.ReportAbsent)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Who => Name;

        internal override string? Variant => ByRule ? "byRule" : null;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day))];
    }

    /// <param name="New">Null where the record was taken back.</param>
    internal sealed record PunchCorrected(ShiftTime? Shift, DateOnly Day, PunchTimes Old, PunchTimes? New) : News(NotificationKind.PunchCorrected)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        protected override News Since(News earlier) => earlier is PunchCorrected first ? this with { Old = first.Old } : this;

        internal override string? Variant => New is null ? "takenBack" : New == Old ? "same" : null;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day))];
    }

    /// <param name="Excused">False where the excuse was taken back.</param>
    internal sealed record AbsenceExcused(ShiftTime? Shift, DateOnly Day, bool Excused, bool Paid) : News(NotificationKind.AbsenceExcused)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Variant => !Excused ? "takenBack" : Paid ? null : "unpaid";

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day))];
    }

    /// <param name="At">The end of the record.</param>
    /// <param name="CalledOff">The shift was cancelled or deleted while they were there; else nobody checked out.</param>
    internal sealed record AutoClosed(ShiftTime? Shift, DateOnly Day, TimeOnly At, bool CalledOff) : News(NotificationKind.AutoClosed)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Variant => CalledOff ? "calledOff" : null;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day))];
    }

    internal sealed record ReportAutoClosed(string Name, ShiftTime? Shift, DateOnly Day, TimeOnly At, bool CalledOff) : News(NotificationKind.AutoClosed)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Who => Name;

        internal override string? Variant => CalledOff ? "calledOff" : null;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day))];
    }

    internal sealed record LateOut(ShiftTime? Shift, DateOnly Day, TimeOnly At, TimeOnly CountedUntil) : News(NotificationKind.LateOut)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day))];
    }

    internal sealed record ReportLateOut(string Name, ShiftTime? Shift, DateOnly Day, TimeOnly At, TimeOnly CountedUntil) : News(NotificationKind.LateOut)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Who => Name;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day))];
    }

    /// <param name="At">When they came.</param>
    /// <param name="ToReview">The reader is to look at it.</param>
    internal sealed record UnplannedWork(string Name, DateOnly Day, TimeOnly At, bool ToReview) : News(NotificationKind.UnplannedWork)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Who => Name;

        internal override string? Variant => ToReview ? "toReview" : null;
    }

    /// <param name="Correction">What is asked for, as <see cref="Contracts.Attendance.CorrectionRequested"/> has it.</param>
    internal sealed record CorrectionRequested(string Name, ShiftTime? Shift, DateOnly Day, string Correction) : News(NotificationKind.CorrectionRequested)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Who => Name;

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day)), ("correction", new Piece.Words("correction", Correction))];
    }

    /// <param name="Decision">As <see cref="Contracts.Attendance.CorrectionDecided"/> has it.</param>
    internal sealed record CorrectionDecided(ShiftTime? Shift, DateOnly Day, string Correction, string Decision) : News(NotificationKind.CorrectionDecided)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override IEnumerable<(string Name, object Value)> More => [("shift", new Piece.OfShift(Shift, Day)), ("correction", new Piece.Words("correction", Correction)), ("decision", new Piece.Words("decision", Decision))];
    }
}
