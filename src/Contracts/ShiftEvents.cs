using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Scheduling;

/// <summary>The plan of days that have begun is another one for this person: a shift was moved, called off, deleted, or the person was released from it.</summary>
public sealed record ShiftPlanChanged(UserId User, IReadOnlyList<DateOnly> Days) : IEvent
{
    public static string Name => "shift.planChanged";
}

/// <param name="IsNew">The shift was made with them on it: nothing can have been for it before.</param>
public sealed record ShiftAssigned(ShiftId Shift, UserId User, ShiftBrief What, bool IsNew = false) : IEvent
{
    public static string Name => "shift.assigned";
}

/// <summary>Somebody has many new shifts at once, made from a template; <see cref="ShiftAssigned"/> does not come for each.</summary>
/// <param name="Template">Its name.</param>
/// <param name="Shifts">How many.</param>
/// <param name="First">Day of the first of them.</param>
/// <param name="Last">Day of the last, inclusive.</param>
/// <param name="TemplateId">Null where a build said so that did not tell it.</param>
/// <param name="Ids">Of the shifts, by their days; null likewise.</param>
public sealed record ShiftsGenerated(UserId User, string Template, int Shifts, DateOnly First, DateOnly Last, ShiftTemplateId? TemplateId = null, IReadOnlyList<ShiftId>? Ids = null) : IEvent
{
    public static string Name => "shift.generated";
}

/// <summary>Shifts that were drafts, or have just been made by a copy, are there for one of their people: one word for all of them; <see cref="ShiftAssigned"/> does not come for each.</summary>
/// <param name="Shifts">How many.</param>
/// <param name="First">Day of the first of them.</param>
/// <param name="Last">Day of the last, inclusive.</param>
/// <param name="Ids">By their days.</param>
/// <param name="Note">The planner's words to all of them.</param>
public sealed record ShiftsPublished(UserId User, int Shifts, DateOnly First, DateOnly Last, IReadOnlyList<ShiftId> Ids, string? Note = null) : IEvent
{
    public static string Name => "shift.published";
}

/// <summary>Drafts that were made from this template are none any more.</summary>
public sealed record TemplateShiftsPublished(ShiftTemplateId Template) : IEvent
{
    public static string Name => "shift.publishedOfTemplate";
}

/// <summary>Other day, time or place.</summary>
/// <param name="Over">True when it was over before and is over now: a correction of the past, of which hours hear and people need not.</param>
public sealed record ShiftMoved(ShiftId Shift, IReadOnlyList<UserId> Users, ShiftBrief Old, ShiftBrief New, bool Over = false) : IEvent
{
    public static string Name => "shift.moved";
}

/// <param name="Reason">Stable: <c>unassigned</c>, <c>cancelled</c>, <c>deleted</c>, <c>leave</c>, <c>deactivated</c>, <c>departmentLeft</c>, <c>departmentDeleted</c>, <c>zoneChanged</c>, <c>employmentEnded</c>.</param>
/// <param name="Over">True when the shift was over already: a correction of the past, of which hours hear and people need not.</param>
public sealed record ShiftReleased(ShiftId Shift, UserId User, ShiftBrief What, UserId CreatedBy, string Reason, bool Over = false) : IEvent
{
    public static string Name => "shift.released";
}

/// <summary>A shift was cancelled or deleted, whoever was on it.</summary>
public sealed record ShiftCalledOff(ShiftId Shift, DateTimeOffset At) : IEvent
{
    public static string Name => "shift.calledOff";
}

/// <summary>A cancelled shift is one again.</summary>
/// <param name="MadeAt">When it was planned first.</param>
public sealed record ShiftRevived(ShiftId Shift, DateTimeOffset MadeAt) : IEvent
{
    public static string Name => "shift.revived";
}

/// <summary>The planned break of a shift that has begun is another one.</summary>
public sealed record ShiftBreakChanged(ShiftId Shift, int Minutes) : IEvent
{
    public static string Name => "shift.breakChanged";
}

/// <summary>A shift of which places were offered on the marketplace is another one: moved, called off, gone, or with another break. What it is now is to be asked.</summary>
public sealed record OfferedShiftChanged(ShiftId Shift) : IEvent
{
    public static string Name => "shift.offeredChanged";
}

/// <summary>
/// The company's wall clock became another one: every shift that had not begun keeps its date and times, and takes place at other instants,
/// as <see cref="IShifts.Times"/> answers them from here on. Said again when the last of them is written.
/// </summary>
/// <param name="At">Shifts that began before this stayed as they were.</param>
public sealed record ShiftsFollowedZone(DateTimeOffset At) : IEvent
{
    public static string Name => "shift.followedZone";
}

/// <summary>Who joined a department could not be put on one of its shifts.</summary>
public sealed record DepartmentShiftConflicted(ShiftId Shift, UserId User, ShiftBrief What, UserId CreatedBy) : IEvent
{
    public static string Name => "shift.departmentConflicted";
}
