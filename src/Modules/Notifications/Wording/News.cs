using System.Text.Json;
using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <summary>
/// What somebody is told: which kind, and its arguments. It is kept like this, and put into words in the language of whoever reads
/// it. The names of the kinds and of their arguments stand in the database: they may be added to, not changed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "says")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(ShiftAssigned), "shiftAssigned")]
[JsonDerivedType(typeof(ShiftsAssigned), "shiftsAssigned")]
[JsonDerivedType(typeof(ShiftMoved), "shiftMoved")]
[JsonDerivedType(typeof(ShiftReleased), "shiftReleased")]
[JsonDerivedType(typeof(ShiftVacated), "shiftVacated")]
[JsonDerivedType(typeof(DepartmentConflict), "departmentConflict")]
[JsonDerivedType(typeof(Late), "late")]
[JsonDerivedType(typeof(ReportLate), "reportLate")]
[JsonDerivedType(typeof(Absent), "absent")]
[JsonDerivedType(typeof(ReportAbsent), "reportAbsent")]
[JsonDerivedType(typeof(LeaveRequested), "leaveRequested")]
[JsonDerivedType(typeof(LeaveChanged), "leaveChanged")]
[JsonDerivedType(typeof(LeaveWithdrawn), "leaveWithdrawn")]
[JsonDerivedType(typeof(LeaveDecided), "leaveDecided")]
[JsonDerivedType(typeof(LeaveCancellationAsked), "leaveCancellationAsked")]
[JsonDerivedType(typeof(LeaveDaysChanged), "leaveDaysChanged")]
[JsonDerivedType(typeof(PayrollReady), "payrollReady")]
[JsonDerivedType(typeof(DocumentExpiring), "documentExpiring")]
[JsonDerivedType(typeof(ReportDocumentExpiring), "reportDocumentExpiring")]
[JsonDerivedType(typeof(EmploymentEnding), "employmentEnding")]
[JsonDerivedType(typeof(ManagerLeft), "managerLeft")]
[JsonDerivedType(typeof(TermsChanged), "termsChanged")]
[JsonDerivedType(typeof(Several), "several")]
internal abstract record News([property: JsonIgnore] NotificationKind Kind)
{
    /// <summary>The days that it speaks of, both ends included.</summary>
    internal virtual (DateOnly First, DateOnly Last)? Days => null;

    /// <summary>The other person it speaks of.</summary>
    internal virtual string? Who => null;

    /// <summary>Why, where there are several reasons.</summary>
    internal virtual string? Why => null;

    /// <summary>How many things it tells.</summary>
    internal virtual int Things => 1;

    // jsonb keeps properties in an order of its own.
    private static readonly JsonSerializerOptions Format = new(Kernel.Json.Plain) { AllowOutOfOrderMetadataProperties = true };

    /// <returns>Null where a newer build says something that this one does not know.</returns>
    public static News? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<News>(json, Format);
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>All of one kind in one.</summary>
    /// <param name="parts">The oldest first.</param>
    /// <param name="areOfOneObject">Then the last word on it counts.</param>
    /// <param name="areOfOnePerson">The others who are spoken of are the same one.</param>
    public static News Together(IReadOnlyList<News> parts, bool areOfOneObject, bool areOfOnePerson)
    {
        if (areOfOneObject || parts.Count == 1) return parts[^1].Since(parts[0]);
        var days = parts.Select(p => p.Days).OfType<(DateOnly First, DateOnly Last)>().ToList();
        return new Several(parts[0].Kind, parts.Sum(p => p.Things), days.Count > 0 ? days.Min(d => d.First) : null, days.Count > 0 ? days.Max(d => d.Last) : null,
            areOfOnePerson ? parts[^1].Who : null, parts.Select(p => p.Why).Distinct().Count() == 1 ? parts[0].Why : null);
    }

    public string Write() => JsonSerializer.Serialize(this, Format);

    /// <summary>The same as seen by who knows no more than an earlier one.</summary>
    protected virtual News Since(News earlier) => this;

    internal sealed record Welcome(string Company, string Email) : News(NotificationKind.Welcome);

    internal sealed record ShiftAssigned(ShiftTime Shift) : News(NotificationKind.ShiftAssigned)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Shift.Day, Shift.Day);
    }

    internal sealed record ShiftsAssigned(string Template, int Shifts, DateOnly First, DateOnly Last) : News(NotificationKind.ShiftAssigned)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (First, Last);

        internal override int Things => Shifts;
    }

    internal sealed record ShiftMoved(ShiftTime Old, ShiftTime New) : News(NotificationKind.ShiftMoved)
    {
        internal override (DateOnly First, DateOnly Last)? Days => Old.Day < New.Day ? (Old.Day, New.Day) : (New.Day, Old.Day);

        protected override News Since(News earlier) => earlier is ShiftMoved first ? this with { Old = first.Old } : this;
    }

    /// <param name="Reason">As <see cref="Contracts.Scheduling.ShiftReleased"/> has it.</param>
    internal sealed record ShiftReleased(ShiftTime Shift, string Reason) : News(NotificationKind.ShiftReleased)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Shift.Day, Shift.Day);

        internal override string? Why => Reason;
    }

    internal sealed record ShiftVacated(string Name, ShiftTime Shift, string Reason) : News(NotificationKind.ShiftVacated)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Shift.Day, Shift.Day);

        internal override string? Who => Name;

        internal override string? Why => Reason;
    }

    internal sealed record DepartmentConflict(string Name, ShiftTime Shift) : News(NotificationKind.DepartmentConflict)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Shift.Day, Shift.Day);

        internal override string? Who => Name;
    }

    /// <param name="Shift">Null where it is gone.</param>
    internal sealed record Late(ShiftTime? Shift, int Minutes) : News(NotificationKind.AttendanceLate)
    {
        internal override (DateOnly First, DateOnly Last)? Days => Shift is null ? null : (Shift.Day, Shift.Day);
    }

    internal sealed record ReportLate(string Name, ShiftTime? Shift, int Minutes) : News(NotificationKind.ReportLate)
    {
        internal override (DateOnly First, DateOnly Last)? Days => Shift is null ? null : (Shift.Day, Shift.Day);

        internal override string? Who => Name;
    }

    /// <param name="ByRule">Nobody checked in; else a manager said so.</param>
    internal sealed record Absent(ShiftTime? Shift, DateOnly Day, bool ByRule) : News(NotificationKind.AttendanceAbsent)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);
    }

    internal sealed record ReportAbsent(string Name, ShiftTime? Shift, DateOnly Day, bool ByRule) : News(NotificationKind.ReportAbsent)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);

        internal override string? Who => Name;
    }

    internal sealed record LeaveRequested(string Name, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveRequested)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;
    }

    internal sealed record LeaveChanged(string Name, string OldType, DateOnly OldFrom, DateOnly OldTo, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;

        protected override News Since(News earlier) => earlier is LeaveChanged first ? this with { OldType = first.OldType, OldFrom = first.OldFrom, OldTo = first.OldTo } : this;
    }

    internal sealed record LeaveWithdrawn(string Name, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;
    }

    /// <param name="Decision">As <see cref="Contracts.Leave.LeaveDecided"/> has it.</param>
    internal sealed record LeaveDecided(string LeaveType, DateOnly From, DateOnly To, string Decision, string? Note) : News(NotificationKind.LeaveDecided)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }

    internal sealed record LeaveCancellationAsked(string Name, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;
    }

    internal sealed record LeaveDaysChanged(DateOnly From, DateOnly To) : News(NotificationKind.LeaveDecided)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }

    internal sealed record PayrollReady(DateOnly From, DateOnly To) : News(NotificationKind.PayrollReady)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }

    internal sealed record DocumentExpiring(string DocumentType, DateOnly ValidUntil) : News(NotificationKind.DocumentExpiring)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (ValidUntil, ValidUntil);
    }

    internal sealed record ReportDocumentExpiring(string Name, string DocumentType, DateOnly ValidUntil) : News(NotificationKind.DocumentExpiring)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (ValidUntil, ValidUntil);

        internal override string? Who => Name;
    }

    internal sealed record EmploymentEnding(string Name, DateOnly LastDay) : News(NotificationKind.EmploymentEnding)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (LastDay, LastDay);

        internal override string? Who => Name;
    }

    /// <param name="Names">Of the reports, in one line.</param>
    internal sealed record ManagerLeft(string Name, int Count, string Names) : News(NotificationKind.ManagerLeft)
    {
        internal override string? Who => Name;
    }

    /// <summary>Which of them are others now; what is paid is never spoken of.</summary>
    internal sealed record TermsChanged(DateOnly From, bool Position, bool Manager, bool Department, bool Hours) : News(NotificationKind.TermsChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, From);
    }

    /// <summary>More of one kind than anybody wants to hear one by one.</summary>
    /// <param name="First">The earliest day that they speak of, where they speak of days.</param>
    /// <param name="Last">The latest, inclusive.</param>
    /// <param name="Name">Of the other person, where all speak of the same one.</param>
    /// <param name="Reason">Where all have the same.</param>
    internal sealed record Several(NotificationKind Of, int Count, DateOnly? First, DateOnly? Last, string? Name, string? Reason) : News(Of)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (First, Last) is ({ } first, { } last) ? (first, last) : null;

        internal override string? Who => Name;

        internal override string? Why => Reason;

        internal override int Things => Count;
    }
}
