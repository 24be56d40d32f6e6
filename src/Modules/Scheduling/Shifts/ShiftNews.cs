using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>Tells who is concerned by what happened to a shift. Shifts that are over are nobody's news.</summary>
internal static class ShiftNews
{
    public static void TellAssigned(this ScheduleDb db, Shift shift, UserId person) => db.Publish(new ShiftAssigned(shift.Id, person, shift.Brief), shift.Id.Value);

    public static void TellReleased(this ScheduleDb db, Shift shift, UserId person, string reason) => db.TellReleased(shift, shift.Brief, person, reason);

    /// <param name="reason">As <see cref="ShiftReleased"/> lists them.</param>
    public static void TellReleased(this ScheduleDb db, Shift shift, ShiftBrief what, UserId person, string reason) =>
        db.Publish(new ShiftReleased(shift.Id, person, what, shift.CreatedBy, reason), shift.Id.Value);

    public static void TellMoved(this ScheduleDb db, Shift shift, ShiftBrief old, IReadOnlyList<UserId> people) =>
        db.Publish(new ShiftMoved(shift.Id, people, old, shift.Brief), shift.Id.Value);
}
