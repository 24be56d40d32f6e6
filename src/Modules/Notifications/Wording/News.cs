using System.Text.Json;
using System.Text.Json.Serialization;
using WorkforceOS.Contracts.Scheduling;
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
[JsonDerivedType(typeof(LeaveDecided), "leaveDecided")]
[JsonDerivedType(typeof(PayrollReady), "payrollReady")]
[JsonDerivedType(typeof(DocumentExpiring), "documentExpiring")]
[JsonDerivedType(typeof(ReportDocumentExpiring), "reportDocumentExpiring")]
internal abstract record News([property: JsonIgnore] NotificationKind Kind)
{
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

    public string Write() => JsonSerializer.Serialize(this, Format);

    internal sealed record Welcome(string Company, string Email) : News(NotificationKind.Welcome);

    internal sealed record ShiftAssigned(ShiftTime Shift) : News(NotificationKind.ShiftAssigned);

    internal sealed record ShiftsAssigned(string Template, int Shifts, DateOnly First, DateOnly Last) : News(NotificationKind.ShiftAssigned);

    internal sealed record ShiftMoved(ShiftTime Old, ShiftTime New) : News(NotificationKind.ShiftMoved);

    /// <param name="Reason">As <see cref="Contracts.Scheduling.ShiftReleased"/> has it.</param>
    internal sealed record ShiftReleased(ShiftTime Shift, string Reason) : News(NotificationKind.ShiftReleased);

    internal sealed record ShiftVacated(string Name, ShiftTime Shift, string Reason) : News(NotificationKind.ShiftVacated);

    internal sealed record DepartmentConflict(string Name, ShiftTime Shift) : News(NotificationKind.DepartmentConflict);

    /// <param name="Shift">Null where it is gone.</param>
    internal sealed record Late(ShiftTime? Shift, int Minutes) : News(NotificationKind.AttendanceLate);

    internal sealed record ReportLate(string Name, ShiftTime? Shift, int Minutes) : News(NotificationKind.ReportLate);

    /// <param name="ByRule">Nobody checked in; else a manager said so.</param>
    internal sealed record Absent(ShiftTime? Shift, DateOnly Day, bool ByRule) : News(NotificationKind.AttendanceAbsent);

    internal sealed record ReportAbsent(string Name, ShiftTime? Shift, DateOnly Day, bool ByRule) : News(NotificationKind.ReportAbsent);

    internal sealed record LeaveRequested(string Name, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveRequested);

    /// <param name="Decision">As <see cref="Contracts.Leave.LeaveDecided"/> has it.</param>
    internal sealed record LeaveDecided(string LeaveType, DateOnly From, DateOnly To, string Decision, string? Note) : News(NotificationKind.LeaveDecided);

    internal sealed record PayrollReady(DateOnly From, DateOnly To) : News(NotificationKind.PayrollReady);

    internal sealed record DocumentExpiring(string DocumentType, DateOnly ValidUntil) : News(NotificationKind.DocumentExpiring);

    internal sealed record ReportDocumentExpiring(string Name, string DocumentType, DateOnly ValidUntil) : News(NotificationKind.DocumentExpiring);
}

/// <summary>When and where a shift is, on the company's wall clock.</summary>
internal sealed record ShiftTime(DateOnly Day, TimeOnly From, TimeOnly To, string? Place)
{
    public static ShiftTime Of(ShiftBrief shift) => new(shift.ShiftDate, shift.StartTime, shift.EndTime, string.IsNullOrWhiteSpace(shift.Location) ? null : shift.Location);

    public ShiftTime WithoutPlace() => this with { Place = null };
}
