using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <content>What is told of shifts.</content>
[JsonDerivedType(typeof(ShiftAssigned), "shiftAssigned")]
[JsonDerivedType(typeof(ShiftsAssigned), "shiftsAssigned")]
[JsonDerivedType(typeof(RotaPublished), "rotaPublished")]
[JsonDerivedType(typeof(ShiftMoved), "shiftMoved")]
[JsonDerivedType(typeof(ShiftReleased), "shiftReleased")]
[JsonDerivedType(typeof(ShiftVacated), "shiftVacated")]
[JsonDerivedType(typeof(DepartmentConflict), "departmentConflict")]
internal abstract partial record News
{
    internal sealed record ShiftAssigned(ShiftTime Shift) : News(NotificationKind.ShiftAssigned)
    {
        internal override ShiftTime? Begins => Shift;

        internal override (DateOnly First, DateOnly Last)? Days => (Shift.Day, Shift.Day);
    }

    internal sealed record ShiftsAssigned(string Template, int Shifts, DateOnly First, DateOnly Last) : News(NotificationKind.ShiftAssigned)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (First, Last);

        internal override int Things => Shifts;

        internal override string? Variant => Shifts == 1 ? "one" : null;
    }

    /// <param name="Note">The planner's words to all of whom it concerns.</param>
    internal sealed record RotaPublished(int Shifts, DateOnly First, DateOnly Last, string? Note) : News(NotificationKind.RotaPublished)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (First, Last);

        internal override int Things => Shifts;

        internal override string? Variant => (Shifts, Note) switch { (1, null) => "one", (1, _) => "oneNoted", (_, null) => null, _ => "noted" };
    }

    internal sealed record ShiftMoved(ShiftTime Old, ShiftTime New) : News(NotificationKind.ShiftMoved)
    {
        internal override ShiftTime? Begins => New;

        internal override (DateOnly First, DateOnly Last)? Days => Old.Day < New.Day ? (Old.Day, New.Day) : (New.Day, Old.Day);

        protected override News Since(News earlier) => earlier is ShiftMoved first ? this with { Old = first.Old } : this;
    }

    /// <param name="Reason">As <see cref="Contracts.Scheduling.ShiftReleased"/> has it.</param>
    internal sealed record ShiftReleased(ShiftTime Shift, string Reason) : News(NotificationKind.ShiftReleased)
    {
        internal override ShiftTime? Begins => Shift;

        internal override (DateOnly First, DateOnly Last)? Days => (Shift.Day, Shift.Day);

        internal override string? Why => Reason;

        internal override string? Variant => WhyReleased(Reason);
    }

    internal sealed record ShiftVacated(string Name, ShiftTime Shift, string Reason) : News(NotificationKind.ShiftVacated)
    {
        internal override ShiftTime? Begins => Shift;

        internal override (DateOnly First, DateOnly Last)? Days => (Shift.Day, Shift.Day);

        internal override string? Who => Name;

        internal override string? Why => Reason;

        internal override IEnumerable<(string Name, object Value)> More =>
            [("reason", new Piece.Words("vacated", Reason is "leave" or "deactivated" or "employmentEnded" or "departmentLeft" or "departmentDeleted" ? Reason : "zoneChanged"))];
    }

    internal sealed record DepartmentConflict(string Name, ShiftTime Shift) : News(NotificationKind.DepartmentConflict)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Shift.Day, Shift.Day);

        internal override string? Who => Name;
    }

    private static string? WhyReleased(string? reason) =>
        reason is "cancelled" or "deleted" or "leave" or "departmentLeft" or "departmentDeleted" or "employmentEnded" or "zoneChanged" ? reason : null;
}
