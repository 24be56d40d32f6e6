using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>What people are told of a shift.</summary>
internal static class ShiftNews
{
    /// <summary>So long before a shift somebody may be there for it, at most.</summary>
    public static readonly TimeSpan PunchesBegin = TimeSpan.FromHours(12);

    /// <summary>That it is called off, or takes place after all.</summary>
    public static void TellStatus(this ScheduleDb db, Shift shift, ShiftStatus before, DateTimeOffset now)
    {
        if (shift.Status is ShiftStatus.Cancelled && before is not ShiftStatus.Cancelled) db.Publish(new ShiftCalledOff(shift.Id, now), shift.Id.Value);
        if (shift.Status is not ShiftStatus.Cancelled && before is ShiftStatus.Cancelled) db.Publish(new ShiftRevived(shift.Id, shift.CreatedAt), shift.Id.Value);
    }

    public static void TellAssigned(this ScheduleDb db, Shift shift, UserId person, bool isNew = false) => db.Tell(new ShiftAssigned(shift.Id, person, shift.Brief, isNew), shift.Id.Value);

    /// <summary>A member of one of its departments whose time is taken.</summary>
    public static void TellLeftOff(this ScheduleDb db, Shift shift, UserId person) => db.Tell(new DepartmentShiftConflicted(shift.Id, person, shift.Brief, shift.CreatedBy), shift.Id.Value);

    public static void TellReleased(this ScheduleDb db, Shift shift, UserId person, string reason) => db.TellReleased(shift, shift.Brief, person, reason);

    /// <param name="what">As the person knew it.</param>
    /// <param name="reason">As <see cref="ShiftReleased"/> lists them.</param>
    /// <param name="over">It is a correction of the past.</param>
    public static void TellReleased(this ScheduleDb db, Shift shift, ShiftBrief what, UserId person, string reason, bool over = false) =>
        db.Tell(new ShiftReleased(shift.Id, person, what, shift.CreatedBy, reason, over), shift.Id.Value);

    public static void TellMoved(this ScheduleDb db, Shift shift, ShiftBrief old, IReadOnlyList<UserId> people, bool over) =>
        db.Tell(new ShiftMoved(shift.Id, people, old, shift.Brief, over), shift.Id.Value);
}
